/** What is kept from period to period: points, a balance of credits, hours in a bank.
 *
 *  The field calls it an account, and what is posted to it a ledger. An entry adds or takes an amount when
 *  its condition holds; entries post in written order, and each can read what the one before it left.
 *  So a reset is an entry that takes the balance, and a conversion takes here and adds there. */

import type { Condition, Expression, Literal, Name } from "./expression.ts";

export interface Account {
  readonly name: string;
  readonly holds: "number" | "money" | "duration";
  /** Dimensions for whose values it is kept separately; empty: once for the agreement. */
  readonly per: readonly string[];
  /** What stands on it before the first period; absent: nothing. */
  readonly opening?: Literal;
  /** Bounds of the balance: a posting that would go beyond is cut. */
  readonly atMost?: Expression<Name>;
  readonly atLeast?: Expression<Name>;
  /** Whole periods for which what was added stands, its own included; absent: for ever. */
  readonly expiresAfter?: number;
  readonly entries: readonly AccountEntry[];
}

/** A rule by which something is posted, in every period in which its condition holds. */
export interface AccountEntry {
  readonly name: string;
  readonly does: "add" | "take";
  readonly amount: Expression<Name>;
  readonly when?: Condition<Name>;
}
