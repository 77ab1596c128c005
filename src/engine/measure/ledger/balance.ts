/** What stands on an account: as the period before left it, or as a ledger closed it.
 *
 *  Only the last outcome is asked; whatever an account has to remember, its standing carries along. */

import type { Plan } from "../../plan/plan.ts";
import type { Account } from "../../prepare/account.ts";
import type { AccountBalance } from "../../prepare/expression.ts";
import { type Ratio, ZERO } from "../../value/ratio.ts";
import { projected, sameCell } from "../cell/cell.ts";
import type { AccountStanding, Cell, Ledger, PeriodOutcome, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { constant } from "../formula/value.ts";

/** What stood on an account at the end of the period before, for whoever asks in a cell. */
export function openingBalance(
  { account: name }: AccountBalance,
  cell: Cell,
  plan: Plan,
  prior: readonly PeriodOutcome[],
): Value {
  const rule = plan.accounts.find((each) => each.rule.name === name)?.rule;
  if (rule === undefined) return undefined;
  return standingOf(prior, name, balanceCell(plan, name, cell))?.closing ?? openingConstant(rule);
}

/** What stands on an account when its period is closed, for whoever asks in a cell. */
export function closingBalance(
  node: AccountBalance,
  cell: Cell,
  plan: Plan,
  prior: readonly PeriodOutcome[],
  ledger: Ledger | undefined,
): Value {
  const here = balanceCell(plan, node.account, cell);
  const found = ledger?.accounts.find((each) => each.account === node.account && sameCell(each.cell, here));
  return found?.closing ?? openingBalance(node, cell, plan, prior);
}

/** The cell of an account that a cell lies in. */
export function balanceCell(plan: Plan, account: string, cell: Cell): Cell {
  return projected(cell, plan.accounts.find(({ rule }) => rule.name === account)?.rule.per ?? []);
}

/** An account as the last of the earlier periods left it. */
export function standingOf(
  prior: readonly PeriodOutcome[],
  account: string,
  cell: Cell,
): AccountStanding | undefined {
  return prior.at(-1)?.ledger?.accounts.find((each) => each.account === account && sameCell(each.cell, cell));
}

export function openingConstant({ opening }: Account): Ratio {
  const value = opening === undefined ? ZERO : constant(opening);
  return isRatio(value) ? value : ZERO;
}
