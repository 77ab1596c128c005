/** Does the money follow the promise? Bands, levels and low volumes must tell one story.
 *
 *  The trap of many agreements: a percentage falls into a paying band in a month that counts as kept,
 *  because the band begins above the promised level or because too little happened to judge. One side
 *  reads the band, the other the level, and both are right. */
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { isZero } from "../../value/ratio.ts";
import type { Formula, Judgement, PlannedCredit } from "../plan.ts";
import { isCovered, spansOf } from "./bands.ts";
import { constantOf, inWords, type Words, wordsOf } from "./constant.ts";
import { common, type Span } from "./span.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Problem: `band-contradicts-target`; warnings: `low-volume-credit`, `credit-never-due`. */
export function checkCredits(plan: Resolved): readonly Problem[] {
  return plan.credits.flatMap((credit) => {
    const judgement = plan.figures.find(({ name }) => name === credit.rule.target)?.judgement;
    if (judgement === undefined) return [];
    return [
      ...checkBandsOf(credit, judgement, plan),
      ...checkVolume(credit, judgement),
      ...checkLevel(credit, judgement),
    ];
  });
}

/** Without any level nothing is ever missed. */
function checkLevel(
  { rule, when }: PlannedCredit,
  { expected, minimum, target }: Judgement,
): readonly Problem[] {
  if (when !== "missed" || expected !== undefined || minimum !== undefined) return [];
  const message = `The target "${target.name}" promises no level and is never missed; add "expected", or say "when: always".`;
  return [warning("credit-never-due", pointerTo("", "credits", rule.name), message)];
}

function checkVolume({ rule, when }: PlannedCredit, { volume, target }: Judgement): readonly Problem[] {
  if (when !== "always" || volume === undefined || volume.then === "missed") return [];
  const message = `This is due in months with fewer than ${volume.fewerThan} too, which count as "${volume.then}"; write "when: missed" if such a month costs nothing.`;
  const related = [pointerTo("", "targets", target.name, "volume")];
  return [warning("low-volume-credit", pointerTo("", "credits", rule.name, "when"), message, { related })];
}

function checkBandsOf(credit: PlannedCredit, judgement: Judgement, plan: Resolved): readonly Problem[] {
  const { expected, target } = judgement;
  if (credit.when !== "missed" || expected === undefined) return [];
  const root = {
    sort: "formula" as const,
    node: credit.amount,
    pointer: pointerTo("", "credits", credit.rule.name, "amount"),
  };
  const told = new Set<string>();
  return [...partsWithin(root)].flatMap(({ node, pointer }) => {
    if (node.kind !== "bands" || !isMeasureOf(node.of, target.name)) return [];
    const bounds = node.rows
      .flatMap(({ from, to }) => [from?.bound, to?.bound])
      .filter((bound) => bound !== undefined);
    return wordsOf([...bounds, ...node.rows.map(({ gives }) => gives), expected.bound], plan).flatMap(
      (words) => {
        const kept = keptSpan(expected, words, plan);
        if (kept === undefined) return [];
        const rows = spansOf(node, words, plan) ?? [];
        return rows.flatMap((row) => {
          const gives = node.rows[row.index]?.gives;
          const nothing = gives === undefined ? undefined : constantOf(gives, words, plan);
          if (typeof nothing !== "object" || isZero(nothing)) return [];
          const earlier = node.overlap === "first" ? rows.filter(({ index }) => index < row.index) : [];
          if (isCovered(common(row, kept), earlier)) return [];
          const at = pointerTo(pointer, "rows", row.index);
          if (told.has(at)) return [];
          told.add(at);
          return [contradiction(at, target.name, words)];
        });
      },
    );
  });
}

function contradiction(pointer: string, target: string, words: Words): Problem {
  const message = `This band pays although the promised level is kept${inWords(words)}; let it end at the level, or say "when: always".`;
  return problem("band-contradicts-target", pointer, message, {
    related: [pointerTo("", "targets", target, "expected")],
  });
}

/** Whether a formula is what the target measured. */
export function isMeasureOf(formula: Formula, target: string): boolean {
  return formula.kind === "measured" || (formula.kind === "target" && formula.name === target);
}

/** The measures that keep the level; undefined when the level is not known beforehand. */
export function keptSpan(
  { comparator, bound }: NonNullable<Judgement["expected"]>,
  words: Words,
  plan: Resolved,
): Span | undefined {
  const value = constantOf(bound, words, plan);
  if (typeof value !== "object") return undefined;
  switch (comparator) {
    case "at least":
      return { from: { value, after: false }, to: "end" };
    case "above":
      return { from: { value, after: true }, to: "end" };
    case "at most":
      return { from: "start", to: { value, after: true } };
    case "below":
      return { from: "start", to: { value, after: false } };
    default:
      return { from: { value, after: false }, to: { value, after: true } };
  }
}
