/** Why does an account stand where it stands? Its opening balance and every posting; a posting by its rule.
 *
 *  A posting rests on the credits and balances of a moment, which the outcome has kept with it; the
 *  figures and targets that its rule names are opened further, as anywhere else. */

import { sameCell } from "../../measure/cell/cell.ts";
import type { AccountStanding, CauseRead, PeriodOutcome, Posting } from "../../measure/evaluation.ts";
import type { AccountBalance, ValueType } from "../../prepare/expression.ts";
import { pointerTo } from "../../value/problem.ts";
import { standingIn } from "./cell-standing.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { made } from "./formula.ts";
import { holdsOf } from "./formula-kind.ts";
import { explainFigure } from "./named.ts";
import { node } from "./sentence.ts";
import type { Standing, Telling } from "./standing.ts";

/** The paths of accounts and of what was posted to them: "accounts/points[region=north]", and
 *  "postings/points/failures[region=north]". An entry posts at most once in a period and cell. */
export function ledgerPathsOf({ ledger }: PeriodOutcome): readonly string[] {
  const accounts = ledger?.accounts.map(({ account, cell }) => pathOf("accounts", account, cell)) ?? [];
  return [...accounts, ...(ledger?.postings.map(pathOfPosting) ?? [])];
}

function pathOfPosting({ account, entry, cell }: Posting): string {
  return pathOf(`postings/${account}`, entry, cell);
}

/** What is at a path of the ledger; undefined when nothing was posted there. */
export function explainLedger(telling: Telling, path: string): Explanation | undefined {
  const { ledger } = telling.outcome;
  const account = ledger?.accounts.find((each) => pathOf("accounts", each.account, each.cell) === path);
  if (account !== undefined) return explainAccount(account, telling, path);
  const posting = ledger?.postings.find((each) => pathOfPosting(each) === path);
  return posting && explainPosting(posting, telling);
}

/** A balance in a formula: what the account stood at when it was asked. */
export function explainBalance(balance: AccountBalance, standing: Standing, label: string): Explanation {
  const value = standing.cellScope.balance(balance);
  const name = label === "" ? `${balance.kind} ${balance.account}` : label;
  return made(balance, standing, "given", [], name, { value });
}

function explainAccount(
  { account, cell, opening }: AccountStanding,
  telling: Telling,
  path: string,
): Explanation {
  const standing = { ...standingIn(telling, cell, path), at: pointerTo("/accounts", account) };
  const type = holdsOf(account, telling.plan);
  const before = node(standing, {
    label: "the balance at the end of the period before",
    operation: "given",
    type,
    value: opening,
  });
  const postings = telling.outcome.ledger?.postings.filter(
    (each) => each.account === account && sameCell(each.cell, cell),
  );
  const parts = [before, ...(postings ?? []).map((posting) => explainPosting(posting, telling))];
  return node(standing, { label: account, operation: "sum", type, parts });
}

function explainPosting(posting: Posting, telling: Telling): Explanation {
  const path = pathOfPosting(posting);
  const standing = { ...standingIn(telling, posting.cell, path), at: posting.cause.pointer };
  const grounds = posting.cause.reads.map((read) => explainRead(read, standing));
  const type = holdsOf(posting.account, telling.plan);
  const cut = posting.uncut === undefined ? "" : ", cut by a bound of the account";
  return node(standing, {
    label: posting.entry,
    operation: "reading",
    type,
    value: posting.amount,
    parts: grounds,
    sentence: (text) => `${posting.entry}: ${text} to ${posting.account}${cut}.`,
  });
}

/** A fee, figure or target leads on to its own explanation; the rest is told as it was when it was posted. */
function explainRead({ kind, name, quantity, verdict }: CauseRead, standing: Standing): Explanation {
  if (kind === "fee" || kind === "figure" || (kind === "target" && quantity !== undefined))
    return explainFigure(name, standing);
  const value = verdict ?? quantity?.value;
  const type: ValueType = verdict === undefined ? (quantity?.type ?? "number") : "text";
  return node(standing, { label: name, operation: "given", type, ...(value === undefined ? {} : { value }) });
}
