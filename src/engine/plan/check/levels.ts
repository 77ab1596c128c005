/** Can the promised levels be meant? No share exceeds 100 %, and the minimum is the easier of the two. */
import type { Comparator } from "../../prepare/expression.ts";
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { compare, ONE, type Ratio, ZERO } from "../../value/ratio.ts";
import type { Formula, PlannedFigure } from "../plan.ts";
import { isQuotient } from "./bands-line.ts";
import { constantOf, inWords, wordsOf } from "./constant.ts";
import { type Range, rangesOf } from "./range.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Problems: `target-out-of-range` (a warning for quotients, which may exceed 100 %),
 *  `minimum-above-expected`, `levels-disagree`. */
export function checkLevels(plan: Resolved): readonly Problem[] {
  const ranges = rangesOf(plan);
  return plan.figures.flatMap((figure) => [
    ...checkRange("expected", figure, ranges.get(figure.name) ?? {}, plan),
    ...checkRange("minimum", figure, ranges.get(figure.name) ?? {}, plan),
    ...checkOrder(figure, plan),
  ]);
}

/** The first choice of words under which the level makes no sense; the others would say the same. */
function checkRange(
  key: "expected" | "minimum",
  figure: PlannedFigure,
  range: Range,
  plan: Resolved,
): readonly Problem[] {
  const level = figure.judgement?.[key];
  if (level === undefined) return [];
  const percent = writesPercent(level.bound, plan);
  const isShare = range.high !== undefined || (percent && !isQuotient(figure.is, plan, undefined));
  const pointer = pointerTo("", "targets", figure.name, key);
  for (const words of wordsOf([level.bound], plan)) {
    const bound = constantOf(level.bound, words, plan);
    if (typeof bound !== "object") continue;
    const unlikely = percent && isOutside(bound, SHARE);
    if (isOutside(bound, range) || (unlikely && isShare)) {
      const where = isShare ? "a share lies between 0 % and 100 %" : "it is never negative";
      return [
        problem(
          "target-out-of-range",
          pointer,
          `The measure never comes to this level${inWords(words)}; ${where}.`,
        ),
      ];
    }
    if (unlikely) {
      const message = `This level is not between 0 % and 100 %${inWords(words)}; a quotient may come to it, check that it is meant.`;
      return [warning("target-out-of-range", pointer, message)];
    }
  }
  return [];
}

const SHARE: Range = { low: ZERO, high: ONE };

function isOutside(value: Ratio, { low, high }: Range): boolean {
  return (low !== undefined && compare(value, low) < 0) || (high !== undefined && compare(value, high) > 0);
}

function writesPercent(bound: Formula, plan: Resolved): boolean {
  if (bound.kind === "figure") {
    const figure = plan.figures.find(({ name }) => name === bound.name);
    return figure !== undefined && writesPercent(figure.is, plan);
  }
  return [...partsWithin({ sort: "formula", node: bound, pointer: "" })].some(
    ({ node }) => node.kind === "number" && node.percent,
  );
}

function checkOrder({ name, judgement }: PlannedFigure, plan: Resolved): readonly Problem[] {
  const { expected, minimum } = judgement ?? {};
  if (expected === undefined || minimum === undefined) return [];
  const pointer = pointerTo("", "targets", name, "minimum");
  const related = [pointerTo("", "targets", name, "expected")];
  const sign = directionOf(expected.comparator);
  if (sign !== directionOf(minimum.comparator)) {
    const message = `The expected level says "${expected.comparator}" and the minimum "${minimum.comparator}"; write both in one direction.`;
    return [problem("levels-disagree", pointer, message, { related })];
  }
  for (const words of wordsOf([expected.bound, minimum.bound], plan)) {
    const [high, low] = [constantOf(expected.bound, words, plan), constantOf(minimum.bound, words, plan)];
    if (typeof high !== "object" || typeof low !== "object" || !isHarder(low, high, sign)) continue;
    const message = `The minimum is harder to keep than the expected level${inWords(words)}; exchange the two.`;
    return [problem("minimum-above-expected", pointer, message, { related })];
  }
  return [];
}

function isHarder(minimum: Ratio, expected: Ratio, sign: -1 | 0 | 1): boolean {
  return sign !== 0 && compare(minimum, expected) === sign;
}

/** 1 where more is better, -1 where less is. */
function directionOf(comparator: Comparator): -1 | 0 | 1 {
  if (comparator === "exactly") return 0;
  return comparator === "at least" || comparator === "above" ? 1 : -1;
}
