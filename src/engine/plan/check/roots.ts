/** Where do formulas, tests and timelines stand in a plan? Each entry of each section, with its place.
 *
 *  A check that looks for something everywhere begins here and follows `partsWithin` down. */
import { pointerTo } from "../../value/problem.ts";
import type { Plan } from "../plan.ts";
import { type At, formula, maybe, type Part, type Resolved, stretch, test } from "./walk.ts";

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
      ...maybe(step.after, at("needs", step.rule.name, "after")),
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
