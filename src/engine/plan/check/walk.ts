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

type At = (...steps: readonly (string | number)[]) => string;

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

function formula(node: Formula, pointer: string): Part {
  return { sort: "formula", node, pointer };
}

function test(node: Test, pointer: string): Part {
  return { sort: "test", node, pointer };
}

function stretch(node: Stretch, pointer: string): Part {
  return { sort: "stretch", node, pointer };
}

function maybe(node: Formula | undefined, pointer: string): readonly Part[] {
  return node === undefined ? [] : [formula(node, pointer)];
}

/** Every outermost formula, test and timeline of a plan, with the section entry it stands in. */
export function rootsOf(plan: Resolved): readonly Part[] {
  return [
    ...[...plan.sets.values()].flatMap(rootsOfSet),
    ...[...plan.clocks.values()].flatMap(({ rule, limit }) =>
      maybe(limit, pointerTo("", "clocks", rule.name, "limit")),
    ),
    ...[...plan.timelines].map(([name, node]) => stretch(node, pointerTo("", "timelines", name))),
    ...maybe(plan.tax?.rate, "/governing/tax/rate"),
    ...plan.figures.flatMap(rootsOfFigure),
    ...plan.credits.flatMap(({ rule, when, amount }) => [
      ...(typeof when === "string" ? [] : [test(when, pointerTo("", "credits", rule.name, "when"))]),
      formula(amount, pointerTo("", "credits", rule.name, "amount")),
    ]),
    ...plan.caps.map(({ rule, atMost }) => formula(atMost, pointerTo("", "caps", rule.name, "at most"))),
    ...plan.claims.flatMap(rootsOfClaim),
    ...plan.accounts.flatMap(rootsOfAccount),
    ...plan.rights.map(({ rule, when }) => test(when, pointerTo("", "rights", rule.name, "when"))),
  ];
}

function rootsOfClaim({ rule, needs, minimum, onlyIf }: Plan["claims"][number]): readonly Part[] {
  const at: At = (...steps) => pointerTo("", "claims", rule.name, ...steps);
  return [
    ...needs.flatMap((step) => [
      ...(step.where === undefined ? [] : [test(step.where, at("needs", step.rule.name, "where"))]),
      ...maybe(step.datedBy, at("needs", step.rule.name, "dated by")),
      formula(step.after, at("needs", step.rule.name, "after")),
    ]),
    ...maybe(minimum, at("minimum")),
    ...(onlyIf === undefined ? [] : [test(onlyIf, at("only if"))]),
  ];
}

function rootsOfAccount({ rule, atMost, atLeast, entries }: Plan["accounts"][number]): readonly Part[] {
  const at: At = (...steps) => pointerTo("", "accounts", rule.name, ...steps);
  return [
    ...maybe(atMost, at("at most")),
    ...maybe(atLeast, at("at least")),
    ...entries.flatMap(({ rule: entry, amount, when }) => [
      formula(amount, at("entries", entry.name, entry.does)),
      ...(when === undefined ? [] : [test(when, at("entries", entry.name, "when"))]),
    ]),
  ];
}

function rootsOfSet(set: Plan["sets"] extends ReadonlyMap<string, infer S> ? S : never): readonly Part[] {
  const at: At = (...steps) => pointerTo("", "items", set.name, ...steps);
  return [
    ...(set.kind === "runs" ? [stretch(set.of, at("runs of"))] : []),
    ...(set.where === undefined ? [] : [test(set.where, at("where"))]),
    ...maybe(set.datedBy, at("dated by")),
    ...set.values.map(({ name, is }) => formula(is, at("values", name))),
  ];
}

function rootsOfFigure({ kind, name, per, is, judgement }: Plan["figures"][number]): readonly Part[] {
  if (kind === "fee") return [formula(is, pointerTo("", "fees", name))];
  if (kind === "figure")
    return [formula(is, pointerTo("", "figures", name, ...(per.length === 0 ? [] : ["is"])))];
  const at: At = (...steps) => pointerTo("", "targets", name, ...steps);
  return [
    formula(is, at("measure")),
    ...maybe(judgement?.volume?.count, at("volume", "of")),
    ...boundOf("expected", judgement?.expected, at),
    ...boundOf("minimum", judgement?.minimum, at),
    ...maybe(judgement?.datedBy, at("dated by")),
  ];
}

type Bound = NonNullable<NonNullable<Plan["figures"][number]["judgement"]>["expected"]>;

/** Only a formula of its own stands in a map below the level. */
function boundOf(key: string, level: Bound | undefined, at: At): readonly Part[] {
  return level === undefined ? [] : [formula(level.bound, at(key, level.comparator))];
}
