/** What earlier periods said: an earlier figure, a run of verdicts, how often in the last months.
 *
 *  Only these formulas look across periods. A run of verdicts includes the period at hand, so its
 *  target is judged first; an earlier value does not wait for anything, which is why a figure may look
 *  back at itself. Its type is therefore asked last, when everything has one. */
import type { Agreement } from "../../prepare/agreement.ts";
import type { History } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { inside, operand, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveLiteral } from "./expression.ts";

/** A look back. Problems: `history-of-unknown`, `nested-aggregate`, `duplicate-name`,
 *  `credit-not-yet-granted`. */
export function resolveHistory(node: History, place: Place): Typed {
  if (place.scope.period === undefined || place.scope.item !== undefined) {
    const message = "Earlier periods are asked by a figure or a credit, not by an item.";
    report(inside(place, node.kind), "nested-aggregate", message);
    return UNRESOLVED;
  }
  place.scope.period.reads.varies.value = true;
  if (node.kind === "over periods") return resolveOverPeriods(node, place);
  return node.kind === "previous" ? resolvePrevious(node, place) : resolveVerdicts(node, place);
}

function resolvePrevious(node: History & { readonly kind: "previous" }, place: Place): Typed {
  const { agreement, figures, later } = place.compilation;
  checkEarlier(node.name, inside(place, "previous"));
  if (!Number.isInteger(node.ago) || node.ago < 1) {
    report(inside(place, "ago"), "history-of-unknown", `"ago" counts whole periods back; write 1 or more.`);
  }
  noteRead(node.name, place);
  const here = operand(place, "otherwise");
  const otherwise = node.otherwise === undefined ? undefined : resolveLiteral(node.otherwise, here);
  const isCredit = !figures.has(node.name) && agreement.credits.some(({ name }) => name === node.name);
  later.push(() => {
    const type = isCredit ? "money" : figures.peek(node.name)?.type;
    if (type !== undefined && otherwise !== undefined) expectType(otherwise, [type], here);
  });
  const type = isCredit ? "money" : (otherwise?.type ?? figures.peek(node.name)?.type);
  return { type, formula: node };
}

/** A figure or target that is added up with this period's is formed first; a credit has yet to be granted. */
function resolveOverPeriods(node: History & { readonly kind: "over periods" }, place: Place): Typed {
  const { figures, later } = place.compilation;
  const { name, span, aggregate } = node;
  const here = inside(place, aggregate);
  checkEarlier(name, here);
  noteRead(name, place);
  const isCredit = !figures.has(name);
  if (isCredit && span.kind === "last" && place.scope.period?.balances !== true) {
    const message = `This period's credits are granted after this is computed; write "over: ${span.periods} periods before".`;
    report(inside(place, "over"), "credit-not-yet-granted", message);
  }
  if (isCredit) return { type: "money", formula: node };
  const type = span.kind === "last" ? figures.get(name)?.type : figures.peek(name)?.type;
  later.push(() => {
    const known = figures.peek(name)?.type;
    if (known !== undefined)
      expectType({ type: known, formula: node }, ["number", "money", "duration"], here);
  });
  return { type, formula: node };
}

/** An earlier value is found by its name alone, so the name must mean one thing. */
function checkEarlier(name: string, place: Place): void {
  const { agreement, figures } = place.compilation;
  const credits = agreement.credits.map((credit) => credit.name);
  if (figures.has(name) && credits.includes(name)) {
    report(
      place,
      "duplicate-name",
      `Both a credit and something else are called "${name}"; rename one of them.`,
    );
  } else if (!figures.has(name) && !credits.includes(name)) {
    const why = meant(name, [...figures.names, ...credits]);
    report(place, "history-of-unknown", `"${name}" is no figure, target or credit; ${why}`);
  }
}

function resolveVerdicts(node: History & { readonly target: string }, place: Place): Typed {
  const { agreement, figures } = place.compilation;
  const targets = agreement.targets.map(({ name }) => name);
  if (targets.includes(node.target)) {
    figures.get(node.target);
    noteRead(node.target, place);
  } else {
    const here = inside(place, node.kind === "in a row" ? node.kind : "of");
    report(here, "history-of-unknown", `"${node.target}" is no target; ${meant(node.target, targets)}`);
  }
  if (node.kind === "times in last" && (!Number.isInteger(node.periods) || node.periods < 1)) {
    report(inside(place, node.kind), "history-of-unknown", "Whole periods are counted; write 1 or more.");
  }
  return { type: "number", formula: node };
}

/** Whoever looks back needs the dimensions in which the earlier value was formed. */
function noteRead(name: string, { scope, compilation }: Place): void {
  scope.period?.reads.names.add(name);
  for (const dimension of dimensionsOf(name, compilation.agreement)) {
    scope.period?.reads.needs.set(dimension, name);
  }
}

function dimensionsOf(name: string, { figures, targets, credits }: Agreement): readonly string[] {
  const formed = [...figures, ...targets].find((each) => each.name === name);
  if (formed !== undefined) return formed.per;
  const credit = credits.find((each) => each.name === name);
  return targets.find((target) => target.name === credit?.target)?.per ?? [];
}
