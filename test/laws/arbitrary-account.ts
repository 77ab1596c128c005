/**
 * Accounts at random: points that come and go, credits kept as money, with bounds, expiry and an opening.
 */
import fc from "fast-check";
import type { Account, AccountEntry } from "../../src/engine/prepare/account.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { euros, type Formula, nameOf, perhaps, type Test } from "./arbitrary-formula.ts";

const points: fc.Arbitrary<Formula & { readonly kind: "number" }> = fc
  .integer({ min: 0, max: 40 })
  .map((n) => ({ kind: "number", value: ratio(n, 2), percent: false }));

const missed: fc.Arbitrary<Test> = fc.constantFrom("met" as const, "missed" as const).map((verdict) => ({
  kind: "compare",
  left: { kind: "in a row", target: "first target", verdict },
  comparator: "at least",
  right: { kind: "number", value: ratio(2), percent: false },
}));

const entry = (name: string, amount: fc.Arbitrary<Formula>): fc.Arbitrary<AccountEntry> =>
  fc
    .tuple(fc.constantFrom("add" as const, "take" as const), amount, perhaps("when", missed))
    .map(([does, of, when]) => ({ name, does, amount: of, ...when }));

const pointAccount: fc.Arbitrary<Account> = fc
  .tuple(
    perhaps("opening", points),
    perhaps("atMost", points),
    perhaps("expiresAfter", fc.integer({ min: 1, max: 14 })),
    entry("come", points),
    entry("go", fc.constant<Formula>({ kind: "balance of", account: "points: kept" })),
  )
  .map(([opening, atMost, expiresAfter, come, go]) => ({
    name: "points: kept",
    holds: "number",
    per: [],
    ...opening,
    ...atMost,
    ...expiresAfter,
    entries: [come, go],
  }));

const moneyAccount: fc.Arbitrary<Account> = fc
  .tuple(
    perhaps("atLeast", euros),
    entry("granted", fc.constant(nameOf("first credit"))),
    entry("back", fc.constant<Formula>({ kind: "opening balance of", account: "kept back" })),
  )
  .map(([atLeast, granted, back]) => ({
    name: "kept back",
    holds: "money",
    per: [],
    ...atLeast,
    entries: [granted, back],
  }));

export const accounts: fc.Arbitrary<readonly Account[]> = fc.oneof(
  fc.constant([]),
  fc.tuple(pointAccount, moneyAccount),
);
