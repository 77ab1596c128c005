/** How time is counted: one clause for each clock, from what starts it to what a late change does.
 *
 *  The hard cases (a limit that changes, an item that is reopened, waiting before the start) are terms
 *  of the agreement, so the clause states them even where the document relies on what the language
 *  provides; it is silent only where a case cannot arise, such as pauses of a clock without any. */

import type { ClockRule, PauseRule, Trigger } from "../../engine/prepare/agreement.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { namePhrase } from "./formula/literals.ts";
import { calendarPhrase } from "./formula/times.ts";
import {
  type DraftBlock,
  type DraftClause,
  joined,
  list,
  named,
  type Phrase,
  paragraph,
  passage,
  value,
} from "./phrase.ts";
import { formatTimeOfDay } from "./time-of-day.ts";
import { listed, type PhraseKey, say, tell, type Voice } from "./voice.ts";

/** The clause of one clock. */
export function clockClause(voice: Voice, clock: ClockRule): DraftClause {
  const at = pointerTo("/clocks", clock.name);
  const opening = joined([itemsSentence(voice, clock, at), ...lifeSentences(voice, clock, at)], " ");
  const counting = joined([...limitSentences(voice, clock, at), ...deadlineSentences(voice, clock, at)], " ");
  const blocks: readonly DraftBlock[] = [
    paragraph(opening),
    ...list(
      clock.pauses.flatMap((pause) => pauseSentences(voice, pause, pointerTo(at, "pauses", pause.reason))),
    ),
    paragraph(counting),
    ...list(policySentences(voice, clock, at)),
  ];
  return { title: clock.name, pointer: at, blocks };
}

function itemsSentence(voice: Voice, clock: ClockRule, at: string): Phrase {
  const slots = { name: named(clock.name, at), items: named(clock.items, pointerTo(at, "items")) };
  if (clock.attaches === undefined) return say(voice, "clockItems", slots);
  return say(voice, "clockItemsWhere", {
    ...slots,
    test: conditionPhrase(voice, clock.attaches, pointerTo(at, "attaches")),
  });
}

function lifeSentences(voice: Voice, clock: ClockRule, at: string): readonly Phrase[] {
  const starts = triggersPhrase(voice, clock.starts, pointerTo(at, "starts"));
  const started =
    clock.startsAt === undefined
      ? say(voice, "clockStarts", { events: starts })
      : say(voice, "clockStartsAt", { events: starts, field: namePhrase(voice, clock.startsAt) });
  const others = [
    ["clockStops", clock.stops, "stops"],
    ["clockCancelled", clock.cancelledBy, "cancelled by"],
    ["clockReset", clock.resetBy, "reset by"],
  ] as const;
  const rest = others
    .filter(([, triggers]) => triggers.length > 0)
    .map(([key, triggers, place]) =>
      say(voice, key, { events: triggersPhrase(voice, triggers, pointerTo(at, place)) }),
    );
  return [started, ...rest];
}

function triggersPhrase(voice: Voice, triggers: readonly Trigger[], at: string): Phrase {
  const single = triggers.length === 1;
  return listed(
    voice,
    triggers.map((trigger, index) => triggerPhrase(voice, trigger, single ? at : pointerTo(at, index))),
    "or",
  );
}

function triggerPhrase(voice: Voice, trigger: Trigger, at: string): Phrase {
  if (trigger.where === undefined) return named(trigger.event, at);
  return say(voice, "trigger", {
    event: named(trigger.event, pointerTo(at, "event")),
    test: conditionPhrase(voice, trigger.where, pointerTo(at, "where")),
  });
}

function pauseSentences(voice: Voice, pause: PauseRule, at: string): readonly Phrase[] {
  const reason = named(pause.reason, at);
  const main =
    pause.kind === "between"
      ? say(voice, "clockPauseBetween", {
          reason,
          from: triggersPhrase(voice, pause.from, pointerTo(at, "from")),
          until: triggersPhrase(voice, pause.until, pointerTo(at, "until")),
        })
      : say(voice, "clockPauseWhile", {
          reason,
          test: conditionPhrase(voice, pause.test, pointerTo(at, "while")),
        });
  const sentences = [main];
  if (pause.party !== undefined) {
    const party = value(voice.phrases[ROLES[pause.party]], pointerTo(at, "party"));
    sentences.push(say(voice, "pauseParty", { reason, party }));
  }
  if (pause.atMost === "no limit") {
    sentences.push(passage(voice.phrases.pauseNoLimit, pointerTo(at, "at most")));
  } else if (pause.atMost !== undefined) {
    const amount = value(voice.forms.amount(pause.atMost), pointerTo(at, "at most"));
    sentences.push(say(voice, "pauseAtMost", { reason, amount }));
  }
  return [joined(sentences, " ")];
}

const ROLES = { provider: "roleProvider", customer: "roleCustomer", supplier: "roleSupplier" } as const;

function limitSentences(voice: Voice, clock: ClockRule, at: string): readonly Phrase[] {
  const counted =
    clock.calendar === undefined
      ? tell(voice, "clockAlways")
      : say(voice, "clockCalendar", {
          calendar: calendarPhrase(voice, clock.calendar, pointerTo(at, "calendar")),
        });
  if (clock.limit === undefined) return [counted, tell(voice, "clockUnlimited")];
  const limit = say(voice, "clockLimit", {
    limit: expressionPhrase(voice, clock.limit, pointerTo(at, "limit")),
  });
  const met = passage(
    voice.phrases[clock.metWhen === "at most" ? "metAtMost" : "metBelow"],
    pointerTo(at, "met when"),
  );
  return [counted, limit, met];
}

function deadlineSentences(voice: Voice, clock: ClockRule, at: string): readonly Phrase[] {
  const sentences: Phrase[] = [];
  if (clock.cutOff !== undefined) {
    sentences.push(
      say(voice, "clockCutOff", { time: value(formatTimeOfDay(clock.cutOff), pointerTo(at, "cut-off")) }),
    );
  }
  const due = pointerTo(at, "due");
  if (clock.snap === "end of day") sentences.push(passage(voice.phrases.snapDay, due));
  else if (clock.snap === "end of business day") sentences.push(passage(voice.phrases.snapBusinessDay, due));
  else if (clock.snap !== undefined)
    sentences.push(say(voice, "snapAt", { time: value(formatTimeOfDay(clock.snap.timeOfDay), due) }));
  return sentences;
}

const CONSTANT_LIMITS: ReadonlySet<string> = new Set(["time amount", "not applicable"]);

function policySentences(voice: Voice, clock: ClockRule, at: string): readonly Phrase[] {
  const constant = clock.limit === undefined || CONSTANT_LIMITS.has(clock.limit.kind);
  const unpaused = clock.pauses.length === 0;
  const policies: readonly (readonly [PhraseKey, string, boolean])[] = [
    [
      CHANGES[clock.whenLimitChanges],
      "when the limit changes",
      !constant || clock.whenLimitChanges !== "keep elapsed time",
    ],
    [REOPENED[clock.whenReopened], "when reopened", true],
    [
      clock.pausesBeforeStart === "count" ? "pausesBeforeCount" : "pausesBeforeNot",
      "pauses before the start",
      !unpaused || clock.pausesBeforeStart === "count",
    ],
    [
      clock.pausesAfterBreach === "count" ? "pausesAfterCount" : "pausesAfterNot",
      "pauses after breach",
      !unpaused || clock.pausesAfterBreach === "do not count",
    ],
  ];
  const sentences = policies
    .filter(([, , said]) => said)
    .map(([key, place]): Phrase => passage(voice.phrases[key], pointerTo(at, place)));
  return [...sentences, orderSentence(voice, clock, pointerTo(at, "at the same instant"))];
}

const CHANGES = {
  "keep elapsed time": "changeKeep",
  restart: "changeRestart",
  "from the beginning": "changeBeginning",
  "limit at start stays": "changeStays",
} as const satisfies Readonly<Record<ClockRule["whenLimitChanges"], PhraseKey>>;

const REOPENED = {
  "first stop counts": "reopenedFirst",
  "time continues": "reopenedContinues",
  "each cycle counts": "reopenedEach",
} as const satisfies Readonly<Record<ClockRule["whenReopened"], PhraseKey>>;

function orderSentence(voice: Voice, clock: ClockRule, at: string): Phrase {
  const steps = clock.atTheSameInstant.map((step) => passage(voice.phrases[STEPS[step]], at));
  return say(voice, "sameInstant", { order: joined(steps, voice.phrases.comma) });
}

const STEPS = {
  start: "stepStart",
  stop: "stepStop",
  reset: "stepReset",
  cancel: "stepCancel",
  pause: "stepPause",
  resume: "stepResume",
} as const satisfies Readonly<Record<ClockRule["atTheSameInstant"][number], PhraseKey>>;
