/** What is promised and what it costs: fees, figures, targets, credits and caps, resolved.
 *
 *  Each is formed once per cell of its dimensions, so each dimension must be known to something it
 *  reads, and whatever it names must not need a dimension that it does not have. Money is checked last:
 *  a credit is an amount of money, and a bare percentage is a credit without a fee. */
import type {
  CreditCap,
  CreditRule,
  Figure,
  Level,
  Named,
  ServiceLevelTarget,
} from "../prepare/agreement.ts";
import type { Expression, Name } from "../prepare/expression.ts";
import { meant } from "../prepare/nearest.ts";
import type { Formula, Judgement, PlannedCap, PlannedCredit } from "./plan.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { resolveAs, resolveExpression } from "./resolve-expression.ts";
import {
  type Compilation,
  inside,
  noReads,
  type PeriodScope,
  type Place,
  type Reads,
  type ResolvedFigure,
  report,
  type Typed,
} from "./scope.ts";
import { expectType } from "./types.ts";

/** Anything that is formed per period, with its section: the names of one common list. */
export type Formed =
  | ({ readonly kind: "fee" } & Named<Expression<Name>>)
  | ({ readonly kind: "figure" } & Figure)
  | ({ readonly kind: "target" } & ServiceLevelTarget);

/** A fee, figure or target. */
export function resolveFormed(formed: Formed, compilation: Compilation): ResolvedFigure {
  if (formed.kind === "target") return resolveTarget(formed, compilation);
  const per = formed.kind === "figure" ? formed.per : [];
  const place = placeOf(
    compilation,
    formed.kind === "fee" ? "fees" : "figures",
    formed.name,
    per.length === 0 ? "of whoever asks" : per,
  );
  const steps = per.length === 0 ? [] : ["is"];
  const value =
    formed.kind === "fee"
      ? resolveAs(formed.is, ["money"], place)
      : resolveExpression(formed.is, inside(place, ...steps));
  const { reads } = place.scope.period;
  if (per.length > 0) checkCells(per, reads, { ...place, widely: true });
  const planned = {
    kind: formed.kind,
    name: formed.name,
    per,
    type: value.type ?? ("number" as const),
    is: value.formula,
  };
  return { planned, type: value.type, reads };
}

function resolveTarget(target: ServiceLevelTarget, compilation: Compilation): ResolvedFigure {
  const place = placeOf(compilation, "targets", target.name, target.per);
  const { reads } = place.scope.period;
  checkService(target, place);
  const measure = resolveAs(target.measure, ["number", "money", "duration"], inside(place, "measure"));
  const { volume } = target;
  const count =
    volume === undefined ? undefined : resolveAs(volume.count, ["number"], inside(place, "volume", "of"));
  const sets = [...reads.sets];
  const levels = {
    ...level("expected", target.expected, measure, place),
    ...level("minimum", target.minimum, measure, place),
  };
  const datedBy =
    target.datedBy === undefined ? undefined : resolveDating(target.datedBy, sets, inside(place, "dated by"));
  checkCells(target.per, reads, { ...place, widely: false });
  const judgement: Judgement = {
    target,
    ...levels,
    ...(target.rounding === undefined ? {} : { rounding: target.rounding }),
    ...(volume === undefined || count === undefined ? {} : { volume: { ...volume, count: count.formula } }),
    withoutValue: target.withoutValue,
    ...(datedBy === undefined ? {} : { datedBy }),
    ...(target.period === undefined ? {} : { period: target.period }),
  };
  const planned = {
    kind: "target" as const,
    name: target.name,
    per: target.per,
    type: measure.type ?? ("number" as const),
    is: measure.formula,
    judgement,
  };
  return { planned, type: measure.type, reads };
}

function level(
  key: "expected" | "minimum",
  promised: Level | undefined,
  measure: Typed,
  place: Place,
): Pick<Judgement, "expected" | "minimum"> {
  if (promised === undefined) return {};
  const here = inside(place, key);
  const bound = resolveExpression(promised.bound, here);
  if (measure.type !== undefined) expectType(bound, [measure.type], here);
  return { [key]: { comparator: promised.comparator, bound: bound.formula } };
}

function checkService({ service }: ServiceLevelTarget, place: Place): void {
  const names = place.compilation.agreement.services.map(({ name }) => name);
  if (service === undefined || names.includes(service)) return;
  report(
    inside(place, "service"),
    "unknown-name",
    `There is no service "${service}"; ${meant(service, names)}`,
  );
}

/** The dating of a target is asked of each item that its measure counts. */
function resolveDating(
  datedBy: Expression<Name>,
  sets: readonly string[],
  place: Place,
): Formula | undefined {
  const { compilation } = place;
  if (sets.length === 0) {
    report(place, "nothing-to-date", `The measure counts no items, so nothing is dated; delete "dated by".`);
    return undefined;
  }
  const [first] = sets.map((name) => {
    const item = compilation.sets.get(name)?.scope;
    const scope = item === undefined ? {} : { item };
    return resolveAs(datedBy, ["instant", "date"], { ...place, scope }).formula;
  });
  return first;
}

/** Each dimension of the cells must be known, and each one that is needed must be among them. */
function checkCells(per: readonly string[], reads: Reads, place: Place & { readonly widely: boolean }): void {
  const { streams } = place.compilation;
  const fields = [...streams.values()].flatMap((stream) =>
    stream.fields.filter(({ type }) => type === "text"),
  );
  const everywhere = fields.map(({ name }) => name);
  per.forEach((dimension, index) => {
    if (reads.dimensions.has(dimension) || (place.widely && everywhere.includes(dimension))) return;
    const known = reads.dimensions.size > 0 ? reads.dimensions : new Set(everywhere);
    const why = `Nothing read here has a text "${dimension}"; ${meant(dimension, known)}`;
    report(inside(place, "per", index), "per-dimension-unknown", why);
  });
  checkNeeds(per, reads, place);
}

function checkNeeds(per: readonly string[], reads: Reads, place: Place): void {
  for (const [dimension, name] of reads.needs) {
    if (per.includes(dimension)) continue;
    report(
      place,
      "per-dimension-unknown",
      `"${name}" is formed per ${dimension}, this is not; add "${dimension}" to its "per".`,
    );
  }
}

/** A credit. Problems: `unknown-target`, `credit-without-fee`, `credit-without-target`,
 *  `credit-without-minimum` and those of its formula. */
export function resolveCredit(rule: CreditRule, compilation: Compilation): PlannedCredit {
  const target = compilation.agreement.targets.find(({ name }) => name === rule.target);
  const per = target?.per ?? [];
  const base = placeOf(compilation, "credits", rule.name, per);
  const measured = target === undefined ? {} : { measured: target.name };
  const place: PeriodPlace = {
    ...base,
    scope: { period: { ...base.scope.period, ...measured, credits: true } },
  };
  checkTarget(rule, target, place);
  const when = typeof rule.when === "string" ? rule.when : resolveCondition(rule.when, inside(place, "when"));
  const amount = moneyFrom(rule.amount, inside(place, "amount"));
  checkNeeds(per, place.scope.period.reads, place);
  return { rule, per, when, amount };
}

function checkTarget(rule: CreditRule, target: ServiceLevelTarget | undefined, place: Place): void {
  const targets = place.compilation.agreement.targets.map(({ name }) => name);
  if (rule.target !== undefined && target === undefined) {
    report(
      inside(place, "for"),
      "unknown-target",
      `There is no target "${rule.target}"; ${meant(rule.target, targets)}`,
    );
  } else if (target === undefined && (rule.when === "missed" || rule.when === "below minimum")) {
    report(
      place,
      "credit-without-target",
      `A credit for a missed promise names it; add "for: ...", or say "when".`,
    );
  } else if (rule.when === "below minimum" && target?.minimum === undefined) {
    report(
      inside(place, "when"),
      "credit-without-minimum",
      `The target "${rule.target}" has no minimum level; add it, or write "when: missed".`,
    );
  }
}

/** An amount of money; a bare number is told to look for its fee. */
function moneyFrom(expression: Expression<Name>, place: Place): Formula {
  const amount = resolveExpression(expression, place);
  if (amount.type === "number") {
    const fees = place.compilation.agreement.fees.map(({ name }) => name);
    const advice =
      fees.length === 0
        ? 'declare what is paid under "fees" and multiply by it'
        : `multiply by a fee such as "${fees[0]}"`;
    report(place, "credit-without-fee", `This is a number, not money; ${advice}.`);
  } else {
    expectType(amount, ["money"], place);
  }
  return amount.formula;
}

/** A cap. Problems: `unknown-credit`, `per-dimension-unknown`, `credit-without-fee`. */
export function resolveCap(cap: CreditCap, compilation: Compilation): PlannedCap {
  const base = placeOf(compilation, "caps", cap.name, cap.per);
  const place: PeriodPlace = { ...base, scope: { period: { ...base.scope.period, credits: true } } };
  const { credits, targets } = compilation.agreement;
  const names = credits.map(({ name }) => name);
  const capped = cap.credits === "all" ? names : cap.credits;
  capped.forEach((name, index) => {
    const credit = credits.find((each) => each.name === name);
    const here = cap.credits === "all" ? inside(place, "per") : inside(place, "credits", index);
    if (credit === undefined)
      report(here, "unknown-credit", `There is no credit "${name}"; ${meant(name, names)}`);
    const per = targets.find((target) => target.name === credit?.target)?.per ?? [];
    const missing = credit === undefined ? [] : cap.per.filter((dimension) => !per.includes(dimension));
    for (const dimension of missing) {
      report(
        here,
        "per-dimension-unknown",
        `The credit "${name}" is not formed per ${dimension}, so this cap cannot be; delete "${dimension}" from "per".`,
      );
    }
  });
  const atMost = moneyFrom(cap.atMost, inside(place, "at most"));
  checkNeeds(cap.per, place.scope.period.reads, place);
  return { rule: cap, atMost };
}

type PeriodPlace = Place & { readonly scope: { readonly period: PeriodScope } };

function placeOf(
  compilation: Compilation,
  section: string,
  name: string,
  dimensions: PeriodScope["dimensions"],
): PeriodPlace {
  const period: PeriodScope = { dimensions, credits: false, reads: noReads() };
  const place = inside({ compilation, scope: { period }, pointer: "", promisesTime: false }, section, name);
  return { ...place, scope: { period } };
}
