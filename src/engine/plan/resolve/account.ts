/** Accounts resolved: what each entry posts, in which cells, of which type.
 *
 *  An entry is asked when credits and caps are done, so it can read the credits that were granted. A
 *  credit is summed over the cells that lie in the account's cell; so it must be formed per whatever the
 *  account is kept per. Anywhere but here a balance is known at the end of the period before only. */
import type { Account, AccountEntry } from "../../prepare/account.ts";
import type { AccountBalance } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { checkCells, type PeriodPlace, periodPlace } from "../cells.ts";
import { partsWithin } from "../check/walk.ts";
import type { Formula, PlannedAccount, PlannedEntry } from "../plan.ts";
import { type Compilation, inside, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs, resolveLiteral } from "./expression.ts";

/** An account. Problems: `per-dimension-unknown`, `wrong-type` and those of its formulas. */
export function resolveAccount(account: Account, compilation: Compilation): PlannedAccount {
  const base = periodPlace(compilation, "accounts", account.name, account.per);
  const place: PeriodPlace = {
    ...base,
    scope: { period: { ...base.scope.period, credits: true, balances: true } },
  };
  if (account.opening !== undefined) {
    const here = inside(place, "opening");
    expectType(resolveLiteral(account.opening, here), [account.holds], here);
  }
  const bound = (key: "at most" | "at least", of: Account["atMost"]): Formula | undefined =>
    of === undefined ? undefined : resolveAs(of, [account.holds], inside(place, key)).formula;
  const atMost = bound("at most", account.atMost);
  const atLeast = bound("at least", account.atLeast);
  const entries = account.entries.map((entry) => resolveEntry(entry, account, place));
  checkCells(account.per, place, true);
  return {
    rule: account,
    entries,
    ...(atMost === undefined ? {} : { atMost }),
    ...(atLeast === undefined ? {} : { atLeast }),
  };
}

function resolveEntry(entry: AccountEntry, account: Account, place: PeriodPlace): PlannedEntry {
  const here = inside(place, "entries", entry.name);
  const when = entry.when === undefined ? undefined : resolveCondition(entry.when, inside(here, "when"));
  const amount = resolveAs(entry.amount, [account.holds], inside(here, entry.does)).formula;
  checkCredits(amount, account, inside(here, entry.does));
  if (when !== undefined) checkCredits({ kind: "test", test: when }, account, inside(here, "when"));
  return { rule: entry, amount, ...(when === undefined ? {} : { when }) };
}

/** A credit that is not formed per a dimension of the account would fall into none of its cells. */
function checkCredits(formula: Formula, { per }: Account, place: Place): void {
  const { credits, targets } = place.compilation.agreement;
  for (const { node } of partsWithin({ sort: "formula", node: formula, pointer: place.pointer })) {
    if (node.kind !== "credit") continue;
    const rule = credits.find(({ name }) => name === node.name);
    const formed = targets.find(({ name }) => name === rule?.target)?.per ?? [];
    for (const dimension of per.filter((each) => !formed.includes(each))) {
      const message = `The credit "${node.name}" is not formed per ${dimension}, so this account cannot count it; delete "${dimension}" from "per".`;
      report(place, "per-dimension-unknown", message);
    }
  }
}

/** A balance in a formula. Problems: `unknown-account`, `nested-aggregate`, `balance-not-yet-known`. */
export function resolveBalance(node: AccountBalance, place: Place): Typed {
  const { period, item } = place.scope;
  const here = inside(place, node.kind);
  const { accounts } = place.compilation.agreement;
  const account = accounts.find(({ name }) => name === node.account);
  if (period === undefined || item !== undefined) {
    report(here, "nested-aggregate", "A balance is read by a figure or a credit, not by an item.");
    return UNRESOLVED;
  }
  if (account === undefined) {
    const names = accounts.map(({ name }) => name);
    report(here, "unknown-account", `There is no account "${node.account}"; ${meant(node.account, names)}`);
    return UNRESOLVED;
  }
  if (node.kind === "balance of" && period.balances !== true) {
    const message = `This period's postings come after this is computed; write {opening balance of: ${node.account}} for what stood before them.`;
    report(here, "balance-not-yet-known", message);
  }
  period.reads.varies.value = true;
  period.reads.names.add(account.name);
  for (const dimension of account.per) period.reads.needs.set(dimension, account.name);
  return { type: account.holds, formula: node };
}
