/** Is a promise of business time written so that it stays business time?
 *
 *  "8 business hours" is counted on a calendar only as long as it is an amount with its unit: as soon as
 *  it is doubled or compared it is a plain length, and a limit or a deadline made of it would quietly
 *  count round the clock. So such an amount is chosen, by table, band, test or date; and of arithmetic only
 *  that is left which keeps the unit: so many times an amount, and the sum of amounts of one unit. */
import type { TimeUnit } from "../../prepare/expression.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Formula } from "../plan.ts";
import { rootsOf } from "./roots.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** `wrong-unit`, for a clock's limit or the `by` of a deadline that computes with business time. */
export function checkPromisedTime(plan: Resolved): readonly Problem[] {
  return promisesIn(plan).flatMap(({ promise, pointer }) => {
    const computed = endsOf(promise).filter((end) => end.kind !== "time amount" && !keepsUnit(end, plan));
    const lost = computed.filter((end) => isBusinessTime(end, plan, new Set()));
    if (lost.length === 0) return [];
    if (lost.some(({ kind }) => kind === "add")) return [problem("wrong-unit", pointer, MIXED)];
    const message =
      "Computed business time would count round the clock here; write each amount itself, such as 8 business hours, and choose with a table, bands or {if: ...}.";
    return [problem("wrong-unit", pointer, message)];
  });
}

const MIXED =
  "Business time adds up here only in one unit; write every part in the same one, such as 8 business hours and 2 business hours.";

/** Whether a product has one amount, or a sum amounts of one unit only, so that the unit stays known. */
function keepsUnit(formula: Formula, plan: Resolved): boolean {
  if (formula.kind === "times") {
    const [amount, ...more] = formula.of.filter((part) => isBusinessTime(part, plan, new Set()));
    const ends = amount === undefined || more.length > 0 ? [] : endsOf(amount);
    return ends.length > 0 && ends.every((end) => end.kind === "time amount" || keepsUnit(end, plan));
  }
  if (formula.kind !== "add") return false;
  const units = formula.of.flatMap((part) => unitsOf(part, plan));
  return units[0] !== undefined && units.every((unit) => unit === units[0]);
}

/** The units that a part may turn out to have; undefined where the unit is lost. */
function unitsOf(formula: Formula, plan: Resolved): readonly (TimeUnit | undefined)[] {
  return endsOf(formula).flatMap((end) => {
    if (end.kind === "time amount") return [end.unit];
    if ((end.kind !== "times" && end.kind !== "add") || !keepsUnit(end, plan)) return [undefined];
    return end.of
      .filter((part) => isBusinessTime(part, plan, new Set()))
      .flatMap((part) => unitsOf(part, plan));
  });
}

interface Promised {
  readonly promise: Formula;
  readonly pointer: string;
}

function promisesIn(plan: Resolved): readonly Promised[] {
  const limits = [...plan.clocks.values()].flatMap(({ rule, limit }) =>
    limit === undefined ? [] : [{ promise: limit, pointer: pointerTo("", "clocks", rule.name, "limit") }],
  );
  const deadlines = rootsOf(plan).flatMap((root) =>
    [...partsWithin(root)].flatMap(({ node, pointer }) =>
      node.kind === "moved" ? [{ promise: node.by, pointer: pointerTo(pointer, "due", "by") }] : [],
    ),
  );
  return [...limits, ...deadlines];
}

/** What the choices in a formula lead to; the formula itself where there are none. */
function endsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "table":
      return [...formula.rows.map(({ value }) => value), ...optional(formula.otherwise)].flatMap(endsOf);
    case "bands":
      return [...formula.rows.map(({ gives }) => gives), ...optional(formula.otherwise)].flatMap(endsOf);
    case "in force":
      return formula.rows.flatMap(({ value }) => endsOf(value));
    case "if":
      return [formula.then, formula.otherwise].flatMap(endsOf);
    default:
      return [formula];
  }
}

/** Whether a length of time is made of amounts of business time, also under another name. */
function isBusinessTime(formula: Formula, plan: Resolved, seen: Set<Formula>): boolean {
  if (seen.has(formula)) return false;
  seen.add(formula);
  return endsOf(formula).some((end) =>
    end.kind === "time amount"
      ? end.unit.startsWith("business")
      : madeOf(end, plan).some((each) => isBusinessTime(each, plan, seen)),
  );
}

/** The formulas whose unit a formula has; a count of steps has none. */
function madeOf(formula: Formula, plan: Resolved): readonly Formula[] {
  switch (formula.kind) {
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
      return formula.of;
    case "subtract":
      return [formula.from, formula.take];
    case "divide":
      return [formula.dividend];
    case "rounded":
      return [formula.of];
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return [formula.value];
    case "value":
      return [...plan.sets.values()].flatMap(({ values }) =>
        values.filter(({ name }) => name === formula.name).map(({ is }) => is),
      );
    case "fee":
    case "figure":
    case "target":
      return plan.figures.filter(({ name }) => name === formula.name).map(({ is }) => is);
    default:
      return [];
  }
}

function optional(formula: Formula | undefined): readonly Formula[] {
  return formula === undefined ? [] : [formula];
}
