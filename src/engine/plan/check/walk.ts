/** Every part of a formula, each with its place in the document.
 *
 *  Checks look for one kind of node wherever it stands, so the way through the tree is written once.
 *  A place follows the words of the document: the second summand of a figure is `/figures/x/add/1`. */
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import type { Formula, Plan, Stretch, Test } from "../plan.ts";

/** The resolved part of a plan, which exists even when something else is wrong with the agreement. */
export type Resolved = Pick<
  Plan,
  | "agreement"
  | "streams"
  | "sets"
  | "clocks"
  | "timelines"
  | "series"
  | "tax"
  | "figures"
  | "credits"
  | "caps"
  | "claims"
  | "accounts"
  | "rights"
>;

/** A node with its place. */
export type Part =
  | { readonly sort: "formula"; readonly node: Formula; readonly pointer: string }
  | { readonly sort: "test"; readonly node: Test; readonly pointer: string }
  | { readonly sort: "stretch"; readonly node: Stretch; readonly pointer: string };

/** The part itself and everything inside it, outermost first. */
export function* partsWithin(part: Part): Iterable<Part> {
  yield part;
  for (const inner of partsOf(part)) yield* partsWithin(inner);
}

function partsOf(part: Part): readonly Part[] {
  if (part.sort === "formula")
    return partsOfFormula(part.node, (...steps) => pointerTo(part.pointer, ...steps));
  if (part.sort === "test")
    return partsOfTest(part.node, (...steps) => pointerTo(part.pointer, ...steps), part.pointer);
  return partsOfStretch(part.node, (...steps) => pointerTo(part.pointer, ...steps));
}

/** The place below the thing at hand. */
export type At = (...steps: readonly (string | number)[]) => string;

function partsOfFormula(node: Formula, at: At): readonly Part[] {
  switch (node.kind) {
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
      return node.of.map((each, index) => formula(each, at(node.kind, index)));
    case "subtract":
      return [formula(node.from, at("subtract", 0)), formula(node.take, at("subtract", 1))];
    case "divide":
      return [
        formula(node.dividend, at("divide", 0)),
        formula(node.divisor, at("divide", 1)),
        ...maybe(node.byZero, at("by zero")),
      ];
    case "steps":
      return [formula(node.size, at(node.count)), formula(node.of, at("of"))];
    case "rounded":
      return [formula(node.of, at("rounded"))];
    case "bands":
      return partsOfBands(node, at);
    case "table":
      return partsOfTable(node, at);
    case "if":
      return [
        test(node.test, at("if")),
        formula(node.then, at("then")),
        formula(node.otherwise, at("otherwise")),
      ];
    case "in force":
      return node.rows.map(({ value }, index) => formula(value, at("in force", index, "value")));
    case "test":
      return [test(node.test, at())];
    case "time between":
      return [formula(node.from, at("time from")), formula(node.to, at("to"))];
    case "moved":
      return [formula(node.from, at("due", "from")), formula(node.by, at("due", "by"))];
    case "day of":
      return [formula(node.instant, at("day of"))];
    case "count of":
    case "share of":
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return partsOfAggregate(node, at);
    case "time of":
    case "runs of":
    case "longest run of":
      return [stretch(node.timeline, at(node.kind))];
    case "share of time":
      return [
        stretch(node.timeline, at(node.kind)),
        ...(node.within === undefined ? [] : [stretch(node.within, at("within"))]),
        ...node.without.map((each, index) => stretch(each, at("without", index))),
      ];
    case "value of":
      return [formula(node.on, at("on"))];
    case "convert":
      return [formula(node.of, at("convert")), formula(node.on, at("on"))];
    case "indexed":
    case "pro rata":
      return [formula(node.of, at(node.kind))];
    default:
      return [];
  }
}

function partsOfBands(node: Formula & { readonly kind: "bands" }, at: At): readonly Part[] {
  const rows = node.rows.flatMap(({ from, to, gives }, index) => [
    ...maybe(from?.bound, at("rows", index, from?.inclusive === true ? "at least" : "above")),
    ...maybe(to?.bound, at("rows", index, to?.inclusive === true ? "at most" : "below")),
    formula(gives, at("rows", index, "gives")),
  ]);
  return [formula(node.of, at("bands of")), ...rows, ...maybe(node.otherwise, at("otherwise"))];
}

function partsOfTable(node: Formula & { readonly kind: "table" }, at: At): readonly Part[] {
  const rows = node.rows.map(({ keys, value }, index) => {
    const [only] = keys;
    return formula(
      value,
      keys.length === 1 && typeof only === "string" ? at(only) : at("rows", index, keys.length),
    );
  });
  return [...rows, ...maybe(node.otherwise, at("otherwise"))];
}

type AggregateFormula = Extract<Formula, { readonly over: string }>;

function partsOfAggregate(node: AggregateFormula, at: At): readonly Part[] {
  const where = node.where === undefined ? [] : [test(node.where, at("where"))];
  if (node.kind === "count of") return where;
  if (node.kind === "share of") return [...where, test(node.that, at("that"))];
  return [...where, formula(node.value, at(node.kind === "percentile of" ? "of" : node.kind))];
}

function partsOfTest(node: Test, at: At, here: string): readonly Part[] {
  switch (node.kind) {
    case "all of":
    case "any of":
      return node.of.map((each) => test(each, here));
    case "not":
      return [test(node.test, here)];
    case "compare":
      return [formula(node.left, at("value")), formula(node.right, at("is"))];
    case "every member":
    case "some member":
      return [test(node.test, at(node.kind))];
    case "one of":
    case "presence":
    case "clock is":
    case "verdict is":
      return [];
    default:
      return unreachable(node);
  }
}

function partsOfStretch(node: Stretch, at: At): readonly Part[] {
  switch (node.kind) {
    case "period":
    case "calendar":
    case "named":
    case "silence":
      return [];
    case "during":
      return node.where === undefined ? [] : [test(node.where, at("where"))];
    case "samples":
      return [test(node.showing, at("showing"))];
    case "union":
      return node.of.map((each, index) => stretch(each, at("any of", index)));
    case "overlap":
      return node.of.map((each, index) => stretch(each, at("all of", index)));
    case "at least k":
      return node.of.map((each, index) => stretch(each, at("of", index)));
    case "without":
      return [stretch(node.of, at()), ...node.take.map((each, index) => stretch(each, at("without", index)))];
    case "outside":
      return [stretch(node.of, at("outside"))];
    case "across":
    case "whole":
      return [stretch(node.of, at("of"))];
    case "runs":
      return [
        stretch(node.of, at("of")),
        formula(node.atLeast, at(node.strictly ? "runs above" : "runs of at least")),
      ];
    case "beyond":
      return [stretch(node.of, at("of")), formula(node.first, at("beyond the first"))];
    case "budget":
      return [stretch(node.of, at("of")), formula(node.atMost, at("at most"))];
    default:
      return unreachable(node);
  }
}

export function formula(node: Formula, pointer: string): Part {
  return { sort: "formula", node, pointer };
}

export function test(node: Test, pointer: string): Part {
  return { sort: "test", node, pointer };
}

export function stretch(node: Stretch, pointer: string): Part {
  return { sort: "stretch", node, pointer };
}

/** Nothing where there is no formula. */
export function maybe(node: Formula | undefined, pointer: string): readonly Part[] {
  return node === undefined ? [] : [formula(node, pointer)];
}
