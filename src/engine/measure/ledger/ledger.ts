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
import { inOrder, keyOf, keyOfWords, projected } from "../cell/cell.ts";
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
import { balanceCell, openingBalance, openingConstant } from "./balance.ts";
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
  const run: Run = {
    assessment,
    granted,
    accounts,
    postings,
    running: new Map(),
    before: standingsBefore(assessment),
    grantedIn: grantedOf(granted.credits),
  };
  for (const account of plan.accounts) {
    const sent = sentTo(account, run);
    for (const cell of cellsOfAccount(account, run))
      accounts.push(postPeriod(account, cell, sent.get(keyOf(cell)) ?? [], run));
  }
  return { accounts, postings };
}

/** A version may write the dimensions of an account in another order; its cells stay the same. */
function standingsBefore({ plan, prior }: Assessment): ReadonlyMap<string, AccountStanding> {
  const accounts = prior.at(-1)?.ledger?.accounts ?? [];
  return new Map(
    accounts.map((each) => {
      const cell = balanceCell(plan, each.account, each.cell);
      const isSame = cell.dimensions.length === each.cell.dimensions.length;
      return [keyIn(each.account, isSame ? cell : each.cell), each];
    }),
  );
}

/** What credits of a name came to after caps, over the cells that lie within one; added up when first asked. */
export function grantedOf(credits: readonly ServiceCredit[]): LedgerView["granted"] {
  const sums = new Map<string, ReadonlyMap<string, Ratio>>();
  return (name, cell) => {
    const names = cell.dimensions.map((dimension) => dimension.name);
    const key = keyOfWords([name, ...names]);
    const known = sums.get(key) ?? sumsAlong(credits, name, names);
    sums.set(key, known);
    return known.get(keyOf(cell)) ?? ZERO;
  };
}

function sumsAlong(
  credits: readonly ServiceCredit[],
  name: string,
  names: readonly string[],
): ReadonlyMap<string, Ratio> {
  const sums = new Map<string, Ratio>();
  for (const { credit, cell, granted } of credits) {
    if (credit !== name) continue;
    const key = keyOf(projected(cell, names));
    sums.set(key, add(sums.get(key) ?? ZERO, majorOf(granted)));
  }
  return sums;
}

interface Run {
  readonly assessment: Assessment;
  readonly granted: Granted;
  readonly accounts: AccountStanding[];
  readonly postings: Posting[];
  /** Accounts as they stand now, by name and cell. */
  readonly running: Map<string, RunningAccount>;
  /** Accounts as the period before left them, by name and cell. */
  readonly before: ReadonlyMap<string, AccountStanding>;
  readonly grantedIn: LedgerView["granted"];
}

/** Every cell that has stood before, that its formulas have now, or that a credit or cap reaches. */
function cellsOfAccount(account: PlannedAccount, { assessment, granted }: Run): readonly Cell[] {
  const { name, per } = account.rule;
  if (per.length === 0) return [{ dimensions: [] }];
  const before = assessment.prior.at(-1)?.ledger?.accounts ?? [];
  const read = readsOf(account.entries.flatMap(({ amount, when }) => [amount, when]));
  const readsCredit = (credit: string): boolean =>
    read.some(({ kind, name: its }) => kind === "credit" && its === credit);
  const reached = [
    ...granted.credits.filter(({ credit }) => readsCredit(credit)).map(({ cell }) => cell),
    ...granted.caps.filter(({ cap }) => sendsTo(assessment, cap, name)).map(({ cell }) => cell),
  ].map((cell) => projected(cell, per));
  return inOrder([
    ...before.filter((each) => each.account === name).map(({ cell }) => cell),
    ...accountCellsOf(assessment, account),
    ...reached.filter(({ dimensions }) => dimensions.length === per.length),
  ]);
}

/** The caps that send to an account, by its cells, in the order in which they were applied. */
function sentTo(
  { rule: { name, per } }: PlannedAccount,
  { assessment, granted }: Run,
): ReadonlyMap<string, readonly AppliedCap[]> {
  const sent = new Map<string, AppliedCap[]>();
  for (const cap of granted.caps.filter((each) => sendsTo(assessment, each.cap, name))) {
    const key = keyOf(projected(cap.cell, per));
    sent.set(key, [...(sent.get(key) ?? []), cap]);
  }
  return sent;
}

function sendsTo({ plan }: Assessment, cap: string, account: string): boolean {
  const above = plan.caps.find(({ rule }) => rule.name === cap)?.rule.above;
  return typeof above === "object" && above.account === account;
}

function postPeriod(
  account: PlannedAccount,
  cell: Cell,
  sent: readonly AppliedCap[],
  run: Run,
): AccountStanding {
  const { assessment, running } = run;
  const { rule } = account;
  const key = keyIn(rule.name, cell);
  const opened = openedFrom(run.before.get(key), openingConstant(rule));
  running.set(key, opened);
  const scope = scopeFor(assessment, { cell, ledger: viewIn(run), undecided: () => {} });
  const bounds = boundsOf(account, scope);
  const move = (entry: string, wanted: Ratio, cause: PostingCause): void =>
    post({ account, cell, entry, wanted, cause }, bounds, run);
  if (rule.expiresAfter !== undefined) {
    const pointer = pointerTo("/accounts", rule.name, "expires after");
    move("expiry", negate(expiringOf(opened, rule.expiresAfter)), { pointer, reads: [] });
  }
  for (const { cap, posted } of sent)
    if (posted !== undefined) move(cap, majorOf(posted), { pointer: pointerTo("/caps", cap), reads: [] });
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

function viewIn({ assessment, grantedIn, running }: Run): LedgerView {
  return {
    granted: grantedIn,
    balance: (account, cell) =>
      running.get(keyIn(account, cell))?.balance ??
      openingBalance({ kind: "opening balance of", account }, cell, assessment.plan, assessment.prior),
  };
}

function keyIn(account: string, cell: Cell): string {
  return `${account}\n${keyOf(cell)}`;
}
