/** Does the schedule of credits follow the service down?
 *
 *  Rows are copied from table to table, and a slip shows only in the month that falls into it: a worse month
 *  that costs less, a missed month that costs nothing because "otherwise" swallowed it, a row that an earlier
 *  one always covers. A row that gives nothing in so many words is a choice and is left alone. */
import { type Problem, pointerTo, warning } from "../../value/problem.ts";
import { compare, isZero, type Ratio } from "../../value/ratio.ts";
import type { Formula, Judgement, PlannedCredit } from "../plan.ts";
import { between, isCovered, type Row, spansOf } from "./bands.ts";
import { constantOf, inWords, type Words, wordsOf } from "./constant.ts";
import { isMeasureOf, keptSpan } from "./credits.ts";
import { common, compareEdges, type Span } from "./span.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Warnings: `worse-costs-less`, `missed-without-credit`, `band-never-counts`. */
export function checkSchedules(plan: Resolved): readonly Problem[] {
  return plan.credits.flatMap((credit) => {
    const judgement = plan.figures.find(({ name }) => name === credit.rule.target)?.judgement;
    const pointer = pointerTo("", "credits", credit.rule.name, "amount");
    return [...partsWithin({ sort: "formula", node: credit.amount, pointer })].flatMap((part) =>
      part.node.kind === "bands"
        ? firstOfEach(checkBands(part.node, part.pointer, credit, judgement, plan))
        : [],
    );
  });
}

type Bands = Extract<Formula, { readonly kind: "bands" }>;

function checkBands(
  bands: Bands,
  pointer: string,
  credit: PlannedCredit,
  judgement: Judgement | undefined,
  plan: Resolved,
): readonly Problem[] {
  const formulas = bands.rows.flatMap(({ from, to, gives }) =>
    [from?.bound, to?.bound, gives].filter((each) => each !== undefined),
  );
  const expected = judgement?.expected;
  const bound = expected === undefined ? [] : [expected.bound];
  return wordsOf([...formulas, ...bound], plan).flatMap((words) => {
    const rows = spansOf(bands, words, plan);
    if (rows === undefined) return [];
    const never = checkCovered(bands, rows, pointer);
    if (judgement === undefined || expected === undefined || !isMeasureOf(bands.of, judgement.target.name))
      return never;
    const kept = keptSpan(expected, words, plan);
    if (kept === undefined || credit.when !== "missed") return never;
    return [
      ...never,
      ...checkOrder(bands, rows, kept, words, pointer, plan),
      ...checkOtherwise(bands, rows, kept, words, pointer, plan),
    ];
  });
}

/** With "overlap: first", a row behind wider ones is never reached. */
function checkCovered(bands: Bands, rows: readonly Row[], pointer: string): readonly Problem[] {
  if (bands.overlap !== "first") return [];
  return rows.flatMap((row) => {
    const earlier = rows.filter(({ index }) => index < row.index);
    if (!isCovered(row, earlier)) return [];
    const message = `The rows before hold every measure of this one, so it never counts; write it before them, or end them where it begins.`;
    return [warning("band-never-counts", pointerTo(pointer, "rows", row.index), message)];
  });
}

/** Away from the level that is promised, each row should give at least as much as the one before. */
function checkOrder(
  bands: Bands,
  rows: readonly Row[],
  kept: Span,
  words: Words,
  pointer: string,
  plan: Resolved,
): readonly Problem[] {
  if (bands.overlap === "highest" || bands.overlap === "lowest") return [];
  const downward = kept.to === "end" ? [...rows].reverse() : kept.from === "start" ? rows : [];
  return downward.flatMap((row, place) => {
    const better = downward[place - 1];
    if (better === undefined) return [];
    const [less, more] = [given(bands, row, words, plan), given(bands, better, words, plan)];
    if (less === undefined || more === undefined || compare(less, more) >= 0) return [];
    const message = `A worse month costs less here than in the band before${inWords(words)}; check the two rows.`;
    const related = [pointerTo(pointer, "rows", better.index)];
    return [
      warning("worse-costs-less", pointerTo(pointer, "rows", row.index, "gives"), message, { related }),
    ];
  });
}

/** What "otherwise" gives nothing for, although the promise is missed there. */
function checkOtherwise(
  bands: Bands,
  rows: readonly Row[],
  kept: Span,
  words: Words,
  pointer: string,
  plan: Resolved,
): readonly Problem[] {
  const rest = bands.otherwise === undefined ? undefined : constantOf(bands.otherwise, words, plan);
  if (typeof rest !== "object" || !isZero(rest)) return [];
  return missedOf(kept).flatMap((missed) => {
    const nearest = kept.to === "end" ? rows.at(-1) : rows[0];
    if (nearest === undefined || !leavesGap(nearest, missed, kept)) return [];
    const gap: Span =
      kept.to === "end" ? { from: nearest.to, to: missed.to } : { from: missed.from, to: nearest.from };
    const message = `A month ${between(gap.from, gap.to, bands)} is missed and costs nothing${inWords(words)}; if that is meant, write a row that gives 0 %.`;
    return [warning("missed-without-credit", pointerTo(pointer, "otherwise"), message)];
  });
}

function missedOf(kept: Span): readonly Span[] {
  if (kept.to === "end" && kept.from !== "start") return [{ from: "start", to: kept.from }];
  return kept.from === "start" && kept.to !== "end" ? [{ from: kept.to, to: "end" }] : [];
}

function leavesGap(nearest: Row, missed: Span, kept: Span): boolean {
  if (common(nearest, missed) === undefined) return false;
  return kept.to === "end"
    ? compareEdges(nearest.to, missed.to) < 0
    : compareEdges(nearest.from, missed.from) > 0;
}

function given(bands: Bands, row: Row, words: Words, plan: Resolved): Ratio | undefined {
  const gives = bands.rows[row.index]?.gives;
  const value = gives === undefined ? undefined : constantOf(gives, words, plan);
  return typeof value === "object" ? value : undefined;
}

/** A contradiction is told once, with the first words under which it shows. */
function firstOfEach(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>();
  return problems.filter(({ code, pointer }) => {
    const key = `${code} ${pointer}`;
    return told.has(key) ? false : told.add(key);
  });
}
