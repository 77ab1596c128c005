/** What is posted to the accounts of a period, and why?
 *
 *  Accounts are posted to one after the other, each in its cells: first what expires as the period
 *  begins, then what a cap sent there, then the entries in written order, each reading what the ones before
 *  it left. Nothing is ever changed: a period adds postings to those of the periods before, and each
 *  carries its cause. */

import type { PlannedAccount, PlannedEntry } from "../../plan/plan.ts";
import { majorOf } from "../../value/money.ts";
import { pointerTo } from "../../value/problem.ts";
import { add, equal, negate, type Ratio, signOf, ZERO } from "../../value/ratio.ts";
import { inOrder, keyOf, projected, sameCell } from "../cell/cell.ts";
import { type Assessment, accountCellsOf } from "../evaluate/assessment.ts";
import { scopeFor } from "../evaluate/forming.ts";
import type {
  AccountStanding,
  AppliedCap,
  Cell,
  Ledger,
  Posting,
  PostingCause,
  ServiceCredit,
  Value,
} from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import type { Scope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { evaluate } from "../formula/value.ts";
import {
  type Bounds,
  expiringOf,
  openedFrom,
  postedTo,
  type RunningAccount,
  withinBounds,
} from "./account.ts";
import { openingBalance, openingConstant, standingOf } from "./balance.ts";
import { readsOf } from "./cause.ts";

/** What the stages before the accounts came to. */
export interface Granted {
  readonly credits: readonly ServiceCredit[];
  readonly caps: readonly AppliedCap[];
}

/** What entries see of credits as granted and of balances as they stand at this point. */
export interface LedgerView {
  readonly granted: (credit: string, cell: Cell) => Value;
  readonly balance: (account: string, cell: Cell) => Value;
}

/** The ledger of a period; undefined when the agreement keeps no account. */
export function ledgerOf(assessment: Assessment, granted: Granted): Ledger | undefined {
  const { plan } = assessment;
  if (plan.accounts.length === 0) return undefined;
  const accounts: AccountStanding[] = [];
  const postings: Posting[] = [];
  const run: Run = { assessment, granted, accounts, postings, running: new Map() };
  for (const account of plan.accounts) {
    for (const cell of cellsOfAccount(account, run)) accounts.push(postPeriod(account, cell, run));
  }
  return { accounts, postings };
}

/** What credits of a name came to after caps, over the cells that lie within one. */
export function grantedIn(credits: readonly ServiceCredit[], name: string, cell: Cell): Value {
  const names = cell.dimensions.map((dimension) => dimension.name);
  const sums = credits
    .filter((each) => each.credit === name && sameCell(projected(each.cell, names), cell))
    .map(({ granted }) => majorOf(granted));
  return sums.reduce(add, ZERO);
}

interface Run {
  readonly assessment: Assessment;
  readonly granted: Granted;
  readonly accounts: AccountStanding[];
  readonly postings: Posting[];
  /** Accounts as they stand now, by name and cell. */
  readonly running: Map<string, RunningAccount>;
}

/** Every cell that has stood before, that its formulas have now, or that a credit or cap reaches. */
function cellsOfAccount(account: PlannedAccount, { assessment, granted }: Run): readonly Cell[] {
  const { name, per } = account.rule;
  if (per.length === 0) return [{ dimensions: [] }];
  const before = assessment.prior.at(-1)?.ledger?.accounts ?? [];
  const reached = [
    ...granted.credits.filter(({ credit }) => readsCredit(account, credit)).map(({ cell }) => cell),
    ...granted.caps.filter(({ cap }) => sendsTo(assessment, cap, name)).map(({ cell }) => cell),
  ].map((cell) => projected(cell, per));
  return inOrder([
    ...before.filter((each) => each.account === name).map(({ cell }) => cell),
    ...accountCellsOf(assessment, account),
    ...reached.filter(({ dimensions }) => dimensions.length === per.length),
  ]);
}

function readsCredit({ entries }: PlannedAccount, credit: string): boolean {
  return entries.some(({ amount, when }) =>
    readsOf([amount, when]).some((read) => read.kind === "credit" && read.name === credit),
  );
}

function sendsTo({ plan }: Assessment, cap: string, account: string): boolean {
  const above = plan.caps.find(({ rule }) => rule.name === cap)?.rule.above;
  return typeof above === "object" && above.account === account;
}

function postPeriod(account: PlannedAccount, cell: Cell, run: Run): AccountStanding {
  const { assessment, granted, running } = run;
  const { rule } = account;
  const before = standingOf(assessment.prior, rule.name, cell);
  const opened = openedFrom(before, openingConstant(rule));
  const key = keyIn(rule.name, cell);
  running.set(key, opened);
  const scope = scopeFor(assessment, { cell, ledger: viewIn(run), undecided: () => {} });
  const bounds = boundsOf(account, scope);
  const move = (entry: string, wanted: Ratio, cause: PostingCause): void =>
    post({ account, cell, entry, wanted, cause }, bounds, run);
  if (rule.expiresAfter !== undefined) {
    const pointer = pointerTo("/accounts", rule.name, "expires after");
    move("expiry", negate(expiringOf(opened, rule.expiresAfter)), { pointer, reads: [] });
  }
  for (const { cap, cell: its, posted } of granted.caps) {
    if (posted === undefined || !sendsTo(assessment, cap, rule.name)) continue;
    if (sameCell(projected(its, rule.per), cell))
      move(cap, majorOf(posted), { pointer: pointerTo("/caps", cap), reads: [] });
  }
  for (const entry of account.entries) postEntry(entry, account, scope, move);
  const { balance, lots } = running.get(key) ?? opened;
  const kept = rule.expiresAfter === undefined ? {} : { lots };
  return { account: rule.name, cell, opening: opened.balance, closing: balance, ...kept };
}

/** An entry without a value, or of nothing, posts nothing. */
function postEntry(
  { rule, when, amount }: PlannedEntry,
  account: PlannedAccount,
  scope: Scope,
  move: (entry: string, wanted: Ratio, cause: PostingCause) => void,
): void {
  if (when !== undefined && !passes(when, scope)) return;
  const value = evaluate(amount, scope);
  if (!isRatio(value)) return;
  const pointer = pointerTo("/accounts", account.rule.name, "entries", rule.name);
  const wanted = rule.does === "add" ? value : negate(value);
  move(rule.name, wanted, { pointer, reads: readsOf([amount, when], scope) });
}

interface Movement {
  readonly account: PlannedAccount;
  readonly cell: Cell;
  readonly entry: string;
  readonly wanted: Ratio;
  readonly cause: PostingCause;
}

function post(
  { account, cell, entry, wanted, cause }: Movement,
  bounds: Bounds,
  { running, postings }: Run,
): void {
  const { name } = account.rule;
  const key = keyIn(name, cell);
  const now = running.get(key);
  if (now === undefined || signOf(wanted) === 0) return;
  const amount = withinBounds(wanted, now.balance, bounds);
  const after = postedTo(now, amount);
  running.set(key, after);
  const cut = equal(amount, wanted) ? {} : { uncut: wanted };
  postings.push({ account: name, cell, entry, amount, ...cut, balance: after.balance, cause });
}

function boundsOf({ atMost, atLeast }: PlannedAccount, scope: Scope): Bounds {
  const high = atMost && evaluate(atMost, scope);
  const low = atLeast && evaluate(atLeast, scope);
  return { ...(isRatio(high) ? { atMost: high } : {}), ...(isRatio(low) ? { atLeast: low } : {}) };
}

function viewIn({ assessment, granted, running }: Run): LedgerView {
  return {
    granted: (credit, cell) => grantedIn(granted.credits, credit, cell),
    balance: (account, cell) =>
      running.get(keyIn(account, cell))?.balance ??
      openingBalance({ kind: "opening balance of", account }, cell, assessment.plan, assessment.prior),
  };
}

function keyIn(account: string, cell: Cell): string {
  return `${account}\n${keyOf(cell)}`;
}
