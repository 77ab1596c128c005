/** What a missed promise costs: credits and the caps on them, resolved.
 *
 *  A credit is formed in the cells of its target and is an amount of money; a bare percentage is a
 *  credit without a fee. A cap can only hold per dimension if every credit beneath it is formed so. */
import type { CreditCap, CreditRule, ServiceLevelTarget } from "../../prepare/agreement.ts";
import type { Expression, Name } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { warning } from "../../value/problem.ts";
import { checkNeeds, type PeriodPlace, periodPlace } from "../cells.ts";
import type { Formula, PlannedCap, PlannedCredit } from "../plan.ts";
import { type Compilation, inside, type Place, type Reads, report } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveCondition } from "./condition.ts";
import { resolveExpression } from "./expression.ts";

/** A credit. Problems: `unknown-target`, `credit-without-fee`, `credit-without-target`,
 *  `credit-without-minimum` and those of its formula. */
export function resolveCredit(rule: CreditRule, compilation: Compilation): PlannedCredit {
  const target = compilation.agreement.targets.find(({ name }) => name === rule.target);
  const per = target?.per ?? [];
  const base = periodPlace(compilation, "credits", rule.name, per);
  const measured = target === undefined ? {} : { measured: target.name };
  const place: PeriodPlace = {
    ...base,
    scope: { period: { ...base.scope.period, ...measured, credits: true } },
  };
  checkTarget(rule, target, place);
  const when = typeof rule.when === "string" ? rule.when : resolveCondition(rule.when, inside(place, "when"));
  const amount = moneyFrom(rule.amount, { ...inside(place, "amount"), scope: place.scope });
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

/** An amount of money; a bare number is told to look for its fee, a fixed sum that it follows none. */
function moneyFrom(expression: Expression<Name>, place: PeriodPlace): Formula {
  const amount = resolveExpression(expression, place);
  const fees = place.compilation.agreement.fees.map(({ name }) => name);
  if (amount.type === "number") {
    const advice =
      fees.length === 0
        ? `declare what is paid under "fees" and multiply by it`
        : `multiply by a fee such as "${fees[0]}"`;
    report(place, "credit-without-fee", `This is a number, not money; ${advice}.`);
  } else if (amount.type === "money") {
    if (isFixed(place.scope.period.reads)) remindOfFee(place);
  } else {
    expectType(amount, ["money"], place);
  }
  return amount.formula;
}

function remindOfFee({ compilation, pointer }: Place): void {
  const message =
    "No fee stands behind this sum, so it stays when the fees change; if it follows one, declare and name it.";
  compilation.problems.push(warning("fee-missing", pointer, message));
}

function isFixed({ names, sets }: Reads): boolean {
  return names.size === 0 && sets.size === 0;
}

/** A cap. Problems: `unknown-credit`, `cap-of-both-sides`, `per-dimension-unknown`, `credit-without-fee`. */
export function resolveCap(cap: CreditCap, compilation: Compilation): PlannedCap {
  const base = periodPlace(compilation, "caps", cap.name, cap.per);
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
  if (cap.credits !== "all") checkOneSide(cap.credits, credits, inside(place, "credits"));
  const atMost = moneyFrom(cap.atMost, { ...inside(place, "at most"), scope: place.scope });
  checkNeeds(cap.per, place.scope.period.reads, place);
  if (typeof cap.above === "object") checkReceiver(cap.above.account, cap.per, inside(place, "above"));
  return { rule: cap, atMost };
}

/** A sum of what one side owes and what the other owes is owed by nobody. */
function checkOneSide(named: readonly string[], credits: readonly CreditRule[], place: Place): void {
  const back = credits.filter(({ name, paidBy }) => named.includes(name) && paidBy === "customer");
  const [first] = back;
  if (first === undefined || back.length === new Set(named).size) return;
  const message = `The customer pays "${first.name}" and the provider pays others of these; give each side a limit of its own.`;
  report(place, "cap-of-both-sides", message);
}

/** The account that takes what is above a cap holds money, in cells that the cap tells apart. */
function checkReceiver(name: string, per: readonly string[], place: Place): void {
  const { accounts } = place.compilation.agreement;
  const account = accounts.find((each) => each.name === name);
  if (account === undefined) {
    const names = accounts.map((each) => each.name);
    report(place, "unknown-account", `There is no account "${name}"; ${meant(name, names)}`);
  } else if (account.holds !== "money") {
    report(place, "wrong-type", `The account "${name}" holds no money; name one that does.`);
  }
  for (const dimension of account?.per.filter((each) => !per.includes(each)) ?? []) {
    const message = `The account "${name}" is kept per ${dimension} and this limit is not; add "${dimension}" to "per" of the limit.`;
    report(place, "per-dimension-unknown", message);
  }
}
