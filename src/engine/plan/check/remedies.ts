/** Does one failure have one price?
 *
 *  Published agreements often promise one thing and price another, or give two remedies for one outage and
 *  leave open whether both are due. Neither is wrong, but it should be meant: a limit over both, or a condition
 *  of the credit's own, shows that it is. */
import { type Problem, pointerTo, warning } from "../../value/problem.ts";
import type { PlannedCredit, PlannedFigure } from "../plan.ts";
import { sourceOfSet, sourcesOf } from "./sources.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Warnings: `credit-measured-otherwise`, `credit-dated-otherwise`, `credits-stack`. */
export function checkRemedies(plan: Resolved): readonly Problem[] {
  const single = plan.credits.flatMap((credit) => [
    ...checkMeasure(credit, plan),
    ...checkDates(credit, plan),
  ]);
  return [...single, ...checkStacks(plan)];
}

/** A credit that counts for itself what its target does not look at, and is due when the target is missed. */
function checkMeasure({ rule, when, amount }: PlannedCredit, plan: Resolved): readonly Problem[] {
  const target = targetOf(rule.target, plan);
  if (target === undefined || (when !== "missed" && when !== "below minimum")) return [];
  const counted = sourcesOf(amount, plan);
  const promised = sourcesOf(target.is, plan);
  if (counted.size === 0 || promised.size === 0 || [...counted].some((name) => promised.has(name))) return [];
  const message = `The promise is measured by ${listed(promised)} and the amount by ${listed(counted)}: a month can be kept by the one and bad by the other. Measure both alike, or write "when" with the case in which it is due.`;
  const related = [pointerTo("", "targets", target.name, "measure")];
  return [
    warning("credit-measured-otherwise", pointerTo("", "credits", rule.name, "amount"), message, { related }),
  ];
}

/** A credit that counts the items of its target by another date: a ticket may be missed in one month and
 *  priced in the next, where nothing is missed. */
function checkDates({ rule, when, amount }: PlannedCredit, plan: Resolved): readonly Problem[] {
  const target = targetOf(rule.target, plan);
  if (target?.judgement?.datedBy === undefined || typeof when === "object") return [];
  const promised = sourcesOf(target.is, plan);
  const counted = [...partsWithin({ sort: "formula", node: amount, pointer: "" })]
    .map(({ node }) => ("over" in node && typeof node.over === "string" ? node.over : undefined))
    .find((name) => name !== undefined && promised.has(sourceOfSet(name, plan)) && !isDated(name, plan));
  if (counted === undefined) return [];
  const message = `The amount counts "${counted}" by another date than "${target.name}", whose "dated by" holds for its own measure. Date a set of them under "items", and use it in both.`;
  const related = [pointerTo("", "targets", target.name, "dated by")];
  return [
    warning("credit-dated-otherwise", pointerTo("", "credits", rule.name, "amount"), message, { related }),
  ];
}

function isDated(name: string, plan: Resolved): boolean {
  const set = plan.sets.get(name);
  if (set === undefined || set.datedBy !== undefined) return set !== undefined;
  return (set.kind === "from" || set.kind === "group") && isDated(set.of, plan);
}

/** Two credits over the same stretches of time that no limit holds together. */
function checkStacks(plan: Resolved): readonly Problem[] {
  const credits = plan.credits.filter(({ rule }) => rule.paidBy === "provider" && rule.target !== undefined);
  return credits.flatMap((later, index) => {
    const earlier = credits.slice(0, index).find((each) => doStack(each, later, plan));
    if (earlier === undefined) return [];
    const message = `"${earlier.rule.name}" and "${later.rule.name}" can both be due for one outage. Put a limit over both into "caps", or let one of them be due only when the other is not.`;
    const related = [pointerTo("", "credits", earlier.rule.name)];
    return [warning("credits-stack", pointerTo("", "credits", later.rule.name), message, { related })];
  });
}

function doStack(a: PlannedCredit, b: PlannedCredit, plan: Resolved): boolean {
  if (a.when !== "always" && b.when !== "always" && a.rule.target === b.rule.target) return false;
  if (typeof a.when === "object" || typeof b.when === "object" || areCapped(a, b, plan)) return false;
  const [first, second] = [targetOf(a.rule.target, plan), targetOf(b.rule.target, plan)];
  if (first === undefined || second === undefined || !isOfTime(first, plan) || !isOfTime(second, plan))
    return false;
  const sources = sourcesOf(second.is, plan);
  return [...sourcesOf(first.is, plan)].some((name) => sources.has(name));
}

function areCapped(a: PlannedCredit, b: PlannedCredit, plan: Resolved): boolean {
  return plan.caps.some(
    ({ rule: { credits } }) =>
      credits === "all" || (credits.includes(a.rule.name) && credits.includes(b.rule.name)),
  );
}

/** Whether a measure is made of stretches of time, where one outage is one event. Each figure behind it is looked
 *  at once, however often it is named. */
function isOfTime({ is }: PlannedFigure, plan: Resolved, seen = new Set<string>()): boolean {
  return [...partsWithin({ sort: "formula", node: is, pointer: "" })].some(({ sort, node }) => {
    if (sort === "stretch") return true;
    if (sort !== "formula" || node.kind !== "figure" || seen.has(node.name)) return false;
    seen.add(node.name);
    const behind = plan.figures.find(({ name }) => name === node.name);
    return behind !== undefined && isOfTime(behind, plan, seen);
  });
}

function targetOf(name: string | undefined, plan: Resolved): PlannedFigure | undefined {
  return plan.figures.find((figure) => figure.kind === "target" && figure.name === name);
}

function listed(names: ReadonlySet<string>): string {
  return [...names].map((name) => `"${name}"`).join(" and ");
}
