/** Service levels in words: the sentence that promises, and what holds when it cannot be judged.
 *
 *  `promisePhrase` is also the sentence under which a statement shows the live figure: a reader sees
 *  the same words where the promise is made and where it is kept. */

import type { Agreement, Level, ServiceLevelTarget } from "../../engine/prepare/agreement.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { chainPhrase } from "./chains.ts";
import { perPhrase } from "./definitions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { countPhrase, levelPhrase, periodPhrase, roundingPhrase, verdictPhrase } from "./formula/literals.ts";
import { isPercentage } from "./formula/percentage.ts";
import { type DraftClause, joined, named, type Phrase, paragraph, passage, words } from "./phrase.ts";
import { say, type Voice } from "./voice.ts";

/** The clause of one service level target. */
export function targetClause(voice: Voice, agreement: Agreement, target: ServiceLevelTarget): DraftClause {
  const at = pointerTo("/targets", target.name);
  const own = target.text === undefined ? [] : [paragraph(passage(target.text, pointerTo(at, "text")))];
  const promise = promisePhrase(voice, agreement, target);
  const rules = joined(ruleSentences(voice, agreement, target, at), " ");
  return { title: target.name, pointer: at, blocks: [...own, paragraph(promise), paragraph(rules)] };
}

/** "In each calendar month, the share of … is to be at least 95 %. The minimum level is at least 90 %." */
export function promisePhrase(voice: Voice, agreement: Agreement, target: ServiceLevelTarget): Phrase {
  const at = pointerTo("/targets", target.name);
  const measure = expressionPhrase(voice, target.measure, pointerTo(at, "measure"));
  const period = targetPeriod(voice, agreement, target, at);
  const per = perPhrase(voice, target.per, at);
  const minimum =
    target.minimum === undefined
      ? []
      : [
          ...words(" "),
          ...say(voice, "targetMinimum", {
            level: boundPhrase(voice, target.minimum, pointerTo(at, "minimum")),
          }),
        ];
  if (target.expected === undefined) {
    const reported =
      target.per.length === 0
        ? say(voice, "targetReported", { period, measure })
        : say(voice, "targetReportedPer", { period, per, measure });
    return [...reported, ...minimum];
  }
  const level = boundPhrase(voice, target.expected, pointerTo(at, "expected"));
  const promised =
    target.per.length === 0
      ? say(voice, "targetExpected", { period, measure, level })
      : say(voice, "targetExpectedPer", { period, per, measure, level });
  return [...promised, ...minimum];
}

function targetPeriod(voice: Voice, agreement: Agreement, target: ServiceLevelTarget, at: string): Phrase {
  return target.period === undefined
    ? periodPhrase(voice, agreement.governing.period, "/governing/period")
    : periodPhrase(voice, target.period, pointerTo(at, "period"));
}

/** "at least 95 %"; a bound that is a formula stands under its comparator in the document. */
function boundPhrase(voice: Voice, level: Level, at: string): Phrase {
  const place =
    level.bound.kind === "number" || level.bound.kind === "name" ? at : pointerTo(at, level.comparator);
  return levelPhrase(voice, level.comparator, expressionPhrase(voice, level.bound, place));
}

function ruleSentences(
  voice: Voice,
  agreement: Agreement,
  target: ServiceLevelTarget,
  at: string,
): readonly Phrase[] {
  const sentences: Phrase[] = [];
  if (target.rounding !== undefined) {
    const rounding = roundingPhrase(
      voice,
      target.rounding,
      pointerTo(at, "rounding"),
      isPercentage(target, agreement),
    );
    sentences.push(say(voice, "targetRounding", { rounding }));
  }
  if (target.volume !== undefined)
    sentences.push(volumeSentence(voice, target.volume, pointerTo(at, "volume")));
  const verdict = verdictPhrase(voice, target.withoutValue, pointerTo(at, "without value"));
  sentences.push(say(voice, "withoutValue", { verdict }));
  if (target.datedBy !== undefined) {
    const instant = expressionPhrase(voice, target.datedBy, pointerTo(at, "dated by"));
    sentences.push(
      say(voice, "targetDated", { period: targetPeriod(voice, agreement, target, at), instant }),
    );
  }
  if (target.service !== undefined) {
    sentences.push(say(voice, "targetService", { service: named(target.service, pointerTo(at, "service")) }));
  }
  if (target.restsOn !== undefined) {
    const chain = chainPhrase(voice, target.restsOn, pointerTo(at, "rests on"));
    sentences.push(say(voice, "restsOn", { chain }));
  }
  return sentences;
}

function volumeSentence(voice: Voice, volume: NonNullable<ServiceLevelTarget["volume"]>, at: string): Phrase {
  return say(voice, "targetVolume", {
    count: expressionPhrase(voice, volume.count, pointerTo(at, "of")),
    number: countPhrase(voice, volume.fewerThan, pointerTo(at, "fewer than")),
    verdict: verdictPhrase(voice, volume.then, pointerTo(at, "then")),
  });
}
