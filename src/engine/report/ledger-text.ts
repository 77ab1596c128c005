/** The ledger of a period as a small table: per account what stood before, and each posting with its balance.
 *
 *  Amounts carry their sign, because an account is read down the page like a bank's; where a bound of the
 *  account cut a posting, the row says what it would have been. */

import { sameCell } from "../measure/cell/cell.ts";
import type { AccountStanding, Ledger, Posting } from "../measure/evaluation.ts";
import type { Account } from "../prepare/account.ts";
import { type Ratio, signOf } from "../value/ratio.ts";
import { type QuantityStyle, quantityText } from "./quantity-text.ts";

export interface LedgerRow {
  readonly account: string;
  /** The values of the account's dimensions, in order. */
  readonly cell: readonly string[];
  /** The entry, or "opening" for what stood before. */
  readonly entry: string;
  /** Absent for the opening. */
  readonly amount?: string;
  readonly balance: string;
  /** What the posting would have been, had no bound cut it. */
  readonly uncut?: string;
}

/** Account by account, in the order of the postings. */
export function ledgerRows(
  { accounts, postings }: Ledger,
  declared: readonly Account[],
  style: Pick<QuantityStyle, "currency" | "language">,
): readonly LedgerRow[] {
  return accounts.flatMap((standing) => {
    const type = declared.find(({ name }) => name === standing.account)?.holds ?? "number";
    const text = (value: Ratio): string => quantityText({ type, value }, { ...style, percent: false });
    const own = postings.filter(
      ({ account, cell }) => account === standing.account && sameCell(cell, standing.cell),
    );
    return [opening(standing, text), ...own.map((posting) => rowOf(posting, text))];
  });
}

function opening(
  { account, cell, opening: before }: AccountStanding,
  text: (value: Ratio) => string,
): LedgerRow {
  const words = cell.dimensions.map(({ value }) => value);
  return { account, cell: words, entry: "opening", balance: text(before) };
}

function rowOf(
  { account, cell, entry, amount, balance, uncut }: Posting,
  text: (value: Ratio) => string,
): LedgerRow {
  const signed = (value: Ratio): string =>
    signOf(value) > 0 ? text(value).replace(/\d/, "+$&") : text(value);
  return {
    account,
    cell: cell.dimensions.map(({ value }) => value),
    entry,
    amount: signed(amount),
    balance: text(balance),
    ...(uncut === undefined ? {} : { uncut: signed(uncut) }),
  };
}
