/** Do the bands tile the line? Every measure must fall into one band and no measure into two.
 *
 *  A gap is a month for which nobody can say what is due; an overlap is a month for which both sides
 *  can. Bounds that are tables are looked at word by word, so a gap in one region only is found too.
 *  The line ends where the measure does: nothing need be said about more than 100 % of the time. */

import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import {
  compare,
  divide,
  equal,
  formatDecimal,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
} from "../../value/ratio.ts";
import type { Rounding } from "../../value/rounding.ts";
import type { Formula } from "../plan.ts";
import { canLieIn, lineOf, stepsOf } from "./bands-line.ts";
import { constantOf, inWords, literalOf, type Words, wordsOf } from "./constant.ts";
import { rangesOf } from "./range.ts";
import { rootsOf } from "./roots.ts";
import { compareEdges, type Edge, isEmpty, type Span } from "./span.ts";
import { partsWithin, type Resolved } from "./walk.ts";
import { wholeNamesOf } from "./whole.ts";

/** A piecewise function in a plan. */
export type Bands = Extract<Formula, { readonly kind: "bands" }>;

/** Problems: `bands-overlap`, `bands-gap`, each with both rows. */
export function checkBands(plan: Resolved): readonly Problem[] {
  const ranges = rangesOf(plan);
  const whole = wholeNamesOf(plan);
  return rootsOf(plan).flatMap((root) => {
    const target = root.pointer.startsWith("/credits/") ? targetOf(root.pointer, plan) : undefined;
    return [...partsWithin(root)].flatMap(({ node, pointer }) =>
      node.kind === "bands"
        ? checkRows(
            node,
            pointer,
            plan,
            lineOf(node, plan, ranges, target),
            stepsOf(node.of, plan, whole, target),
          )
        : [],
    );
  });
}

function targetOf(pointer: string, plan: Resolved): string | undefined {
  return plan.credits.find(({ rule }) => pointer.startsWith(`${pointerTo("", "credits", rule.name)}/`))?.rule
    .target;
}

/** Looks at the bands under every choice of words; a contradiction is told once, with the first word. */
function checkRows(
  bands: Bands,
  pointer: string,
  plan: Resolved,
  line: Span,
  rounding: Rounding | undefined,
): readonly Problem[] {
  const told = new Set<string>();
  return wordsOf(boundsOf(bands), plan).flatMap((words) => {
    const rows = spansOf(bands, words, plan);
    if (rows === undefined) return [];
    return contradictions(bands, rows, line, rounding, pointer, inWords(words)).filter(
      ({ code, pointer: at, related }) => {
        const key = [code, at, ...(related ?? [])].join(" ");
        return told.has(key) ? false : told.add(key);
      },
    );
  });
}

function boundsOf({ rows }: Bands): readonly Formula[] {
  return rows.flatMap(({ from, to }) => [from?.bound, to?.bound]).filter((bound) => bound !== undefined);
}

/** A row of bands on the line; `index` is its place in the document. */
export interface Row extends Span {
  readonly index: number;
}

/** The rows as spans in order of the line; undefined when a bound is not known beforehand. A row whose
 *  bound is "not applicable" is met by nothing. */
export function spansOf(bands: Bands, words: Words, plan: Resolved): readonly Row[] | undefined {
  const spans: Row[] = [];
  for (const [index, { from, to }] of bands.rows.entries()) {
    if (isStray(from?.bound, bands) || isStray(to?.bound, bands)) continue;
    const [low, high] = [from, to].map((side) =>
      side === undefined ? null : constantOf(side.bound, words, plan),
    );
    if (low === undefined || high === undefined) return undefined;
    if (low === "none" || high === "none") continue;
    const start: Edge = low === null ? "start" : { value: low, after: from?.inclusive !== true };
    const end: Edge = high === null ? "end" : { value: high, after: to?.inclusive === true };
    const span = { from: start, to: end, index };
    if (!isEmpty(span)) spans.push(span);
  }
  return spans.sort((a, b) => compareEdges(a.from, b.from) || compareEdges(a.to, b.to) || a.index - b.index);
}

function contradictions(
  bands: Bands,
  rows: readonly Row[],
  line: Span,
  rounding: Rounding | undefined,
  pointer: string,
  where: string,
): readonly Problem[] {
  const found: Problem[] = [];
  const at = (row: Row): string => pointerTo(pointer, "rows", row.index);
  let last: Row | undefined;
  let reached = line.from;
  const gap = (to: Edge, next: Row | undefined): void => {
    if (!canLieIn({ from: reached, to }, rounding)) return;
    const related = [last, next].flatMap((row) => (row === undefined ? [] : [at(row)]));
    const message = `Nothing is said ${between(reached, to, bands)}${where}; ${remedyFor(reached, to, rounding)}.`;
    found.push(
      problem(
        "bands-gap",
        next === undefined ? (last === undefined ? pointer : at(last)) : at(next),
        message,
        { related },
      ),
    );
  };
  for (const row of rows) {
    if (last !== undefined && compareEdges(row.from, reached) < 0 && bands.overlap === "refused") {
      const message = `Two bands hold ${between(row.from, earlier(row.to, reached), bands)}${where}; move a bound, or say which counts with "overlap".`;
      found.push(problem("bands-overlap", at(row), message, { related: [at(last), at(row)] }));
    }
    if (compareEdges(row.from, reached) > 0 && bands.otherwise === undefined) gap(row.from, row);
    if (last === undefined || compareEdges(row.to, reached) > 0) {
      last = row;
      reached = row.to;
    }
  }
  if (bands.otherwise === undefined && compareEdges(reached, line.to) < 0) gap(line.to, undefined);
  return found;
}

/** Whether nothing of a span is left beside others, which come by their beginning. */
export function isCovered(span: Span | undefined, others: readonly Span[]): boolean {
  if (span === undefined) return true;
  let reached = span.from;
  for (const { from, to } of others)
    if (compareEdges(from, reached) <= 0 && compareEdges(to, reached) > 0) reached = to;
  return compareEdges(reached, span.to) >= 0;
}

/** Rows such as "98 to 98.9 %" and "99 % on" were written for a measure with one decimal: then rounding is
 *  what is missing, and not a row. */
function remedyFor(from: Edge, to: Edge, rounding: Rounding | undefined): string {
  const plain = 'move a bound, or add "otherwise"';
  if (rounding !== undefined || from === "start" || from === "end" || to === "start" || to === "end")
    return plain;
  const decimals = [0, 1, 2, 3, 4, 5, 6].find((each) =>
    equal(subtract(to.value, from.value), divide(ONE, ratio(10n ** BigInt(each)))),
  );
  if (decimals === undefined || !from.after || to.after) return plain;
  const rule = decimals < 2 ? `${decimals} decimals` : `${decimals - 2} decimals of a percent`;
  return `${plain}; if the measure was meant to be rounded first, say how, such as "rounding: half up to ${rule}"`;
}

function earlier(a: Edge, b: Edge): Edge {
  return compareEdges(a, b) <= 0 ? a : b;
}

/** "from 98 % to below 99 %", as the document writes its bounds. */
export function between(from: Edge, to: Edge, bands: Bands): string {
  const show = (value: Ratio): string => shown(value, bands);
  if (
    from !== "start" &&
    from !== "end" &&
    to !== "start" &&
    to !== "end" &&
    compare(from.value, to.value) === 0
  ) {
    return `at exactly ${show(from.value)}`;
  }
  const low =
    from === "start" || from === "end" ? [] : [`${from.after ? "above" : "from"} ${show(from.value)}`];
  const high = to === "start" || to === "end" ? [] : [`${to.after ? "up to" : "below"} ${show(to.value)}`];
  return (
    [...low, ...high].join(
      low.length > 0 && high.length > 0 && high[0]?.startsWith("below") ? " to " : " ",
    ) || "at all"
  );
}

/** A bound as the document writes it: in its unit of time, as a percentage where one of the bounds is. */
function shown(value: Ratio, bands: Bands): string {
  const bounds = boundsOf(bands);
  const time = bounds.find((bound) => bound.kind === "time amount");
  const unit = time === undefined ? undefined : literalOf({ ...time, count: ONE });
  if (time !== undefined && unit !== undefined) return `${shortest(divide(value, unit))} ${time.unit}`;
  const percent = bounds.some((bound) => bound.kind === "number" && bound.percent);
  return percent ? `${shortest(multiply(value, ratio(100)))} %` : shortest(value);
}

/** A number among lengths of time or amounts of money is told by its type; it says nothing of the others. */
function isStray(bound: Formula | undefined, bands: Bands): boolean {
  return (
    bound?.kind === "number" && boundsOf(bands).some(({ kind }) => kind === "time amount" || kind === "money")
  );
}

function shortest(value: Ratio): string {
  const text = formatDecimal(value, 6).replace(/0+$/, "").replace(/\.$/, "");
  return text === "" ? "0" : text;
}
