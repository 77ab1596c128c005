/** Is every exclusion taken out somewhere, and by no more than its budget?
 *
 *  An exclusion is words until a measure leaves it out: the parties would think that maintenance is
 *  excluded while every minute of it counts. What is taken out, and how much of it, is computed from
 *  timelines; so the term is held against them. */
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { equal } from "../../value/ratio.ts";
import type { Agreement, PeriodKind } from "../agreement.ts";
import type { Name, Timeline } from "../expression.ts";
import type { Exclusion } from "../frame.ts";
import { meant } from "../nearest.ts";
import { checkCountedOn } from "./meetings.ts";
import { checkSide } from "./responsibilities.ts";

/** Problems: `unknown-timeline`, `unknown-set`, `unknown-party`, and those of calendars; warnings
 *  `exclusion-without-effect`, `exclusion-budget-differs`. */
export function checkExclusions(agreement: Agreement): readonly Problem[] {
  const sides = agreement.parties.map(({ role }) => role);
  return (agreement.frame?.exclusions ?? []).flatMap((exclusion) => {
    const at = pointerTo("/exclusions", exclusion.name);
    const unknown = checkNamed(agreement, exclusion, at);
    return [
      ...unknown,
      ...checkSide(exclusion.declaredBy, sides, pointerTo(at, "declared by")),
      ...checkCountedOn(agreement, exclusion, exclusion.notice, pointerTo(at, "notice")),
      ...(unknown.length > 0 ? [] : checkEffect(agreement, exclusion, at)),
    ];
  });
}

function checkNamed(
  { timelines, streams }: Agreement,
  { timeline, facts }: Exclusion,
  at: string,
): readonly Problem[] {
  const wanted = [
    ["timeline", timeline, timelines, "unknown-timeline", "timeline"],
    ["facts", facts, streams, "unknown-set", "stream of facts"],
  ] as const;
  return wanted.flatMap(([key, name, declared, code, what]) => {
    const names = declared.map((each) => each.name);
    if (name === undefined || names.includes(name)) return [];
    return [problem(code, pointerTo(at, key), `There is no ${what} "${name}"; ${meant(name, names)}`)];
  });
}

function checkEffect(agreement: Agreement, exclusion: Exclusion, at: string): readonly Problem[] {
  const nodes = nodesOf(agreement);
  if (!isTakenOut(agreement, exclusion, nodes)) {
    const message =
      'Nothing takes this out, so it counts in full; put its timeline under "without" of a measure, or read its facts there.';
    return [warning("exclusion-without-effect", at, message)];
  }
  const { budget } = exclusion;
  const applied = budgetsOf(agreement, exclusion, nodes);
  if (budget === undefined) {
    if (applied.length === 0) return [];
    const message =
      'A timeline takes out no more than a budget that is not stated here; add it as "at most".';
    return [warning("exclusion-budget-differs", at, message)];
  }
  const { period } = agreement.governing;
  if (applied.length > 0 && applied.every((each) => sameBudget(each, budget, period))) return [];
  const message = "No timeline takes out just so much of it; write the same budget here and in the timeline.";
  return [warning("exclusion-budget-differs", pointerTo(at, "at most"), message)];
}

/** A timeline is taken out under "without", perhaps as part of another; facts that are read at all are
 *  read for that reason, for conditions leave items out in many ways. */
function isTakenOut(agreement: Agreement, exclusion: Exclusion, nodes: readonly Found[]): boolean {
  const { timeline, facts } = exclusion;
  const names = timeline === undefined ? [] : namesHolding(agreement, timeline);
  return nodes.some(
    ({ node, isTaken }) =>
      (facts !== undefined && readsStream(node, facts)) ||
      (isTaken && names.some((name) => isNamed(node, name))),
  );
}

/** A timeline with every other one that is made of it. */
function namesHolding({ timelines }: Agreement, name: string): readonly string[] {
  const names = [name];
  for (const each of names)
    for (const other of timelines)
      if (!names.includes(other.name) && nodesIn(other.is).some(({ node }) => isNamed(node, each)))
        names.push(other.name);
  return names;
}

/** Budgets on the exclusion: around its name or its facts, or within the timeline itself. */
function budgetsOf(
  { timelines }: Agreement,
  { timeline, facts }: Exclusion,
  nodes: readonly Found[],
): readonly Budget[] {
  const own = timelines.filter(({ name }) => name === timeline).flatMap(({ is }) => nodesIn(is));
  const around = nodes.filter(({ node }) =>
    nodesIn(node).some(
      (each) =>
        (timeline !== undefined && isNamed(each.node, timeline)) ||
        (facts !== undefined && readsStream(each.node, facts)),
    ),
  );
  return [...own, ...around].flatMap(({ node }) => (isBudget(node) ? [node] : []));
}

interface Found {
  readonly node: object;
  /** Whether it stands beneath a "without". */
  readonly isTaken: boolean;
}

/** Every node of everything that measures. */
function nodesOf({ timelines, items, figures, targets, clocks }: Agreement): readonly Found[] {
  return nodesIn([timelines, items, figures, targets, clocks]);
}

function nodesIn(tree: unknown, isTaken = false): readonly Found[] {
  if (typeof tree !== "object" || tree === null) return [];
  const below = Object.entries(tree).flatMap(([key, part]) =>
    nodesIn(part, isTaken || key === "take" || key === "without"),
  );
  return [{ node: tree, isTaken }, ...below];
}

function isNamed(node: object, name: string): boolean {
  return "kind" in node && node.kind === "named" && "name" in node && node.name === name;
}

function readsStream(node: object, stream: string): boolean {
  return (
    ("items" in node && node.items === stream) ||
    ("stream" in node && node.stream === stream) ||
    ("over" in node && node.over === stream)
  );
}

type Budget = Extract<Timeline<Name>, { readonly kind: "budget" }>;

function isBudget(node: object): node is Budget {
  return "kind" in node && node.kind === "budget";
}

/** A budget that is a formula is worked out later, so only its periods can be compared here. */
function sameBudget(
  { atMost, each }: Budget,
  stated: NonNullable<Exclusion["budget"]>,
  governing: PeriodKind,
): boolean {
  const isSameSpan = JSON.stringify(each ?? governing) === JSON.stringify(stated.each ?? governing);
  if (atMost.kind !== "time amount") return isSameSpan;
  return isSameSpan && atMost.unit === stated.atMost.unit && equal(atMost.count, stated.atMost.count);
}
