/** What an outcome says beside its verdicts and credits, in the form in which an example expects it.
 *
 *  These are the steps between: a credit before any cap, where a cap lies and what it carries forward, what
 *  stands on an account and what one entry of the month posted there, as an amount without its sign. */
import type { Cell, PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { amountText, type Money } from "../../src/engine/value/money.ts";
import { formatDecimal, negate, type Ratio, ZERO } from "../../src/engine/value/ratio.ts";

/** "NAME, its claim", "right to NAME", "NAME, before caps", "NAME, its limit", "NAME, carried forward", "ACCOUNT" or "ACCOUNT, ENTRY". */
export function seenBeside(outcome: PeriodOutcome, key: string, expected: string): string | undefined {
  return (
    ofClaim(outcome, key) ??
    ofRight(outcome, key) ??
    ofCredit(outcome, key) ??
    ofCap(outcome, key) ??
    ofAccount(outcome, key, expected)
  );
}

/** The name of something in a cell: "uptime [gold, Europe]". */
export function keyOf(name: string, { dimensions }: Cell): string {
  return dimensions.length === 0 ? name : `${name} [${dimensions.map(({ value }) => value).join(", ")}]`;
}

export function moneyText(amount: Money): string {
  return `${amountText(amount)} ${amount.currency}`;
}

function ofCredit({ credits }: PeriodOutcome, key: string): string | undefined {
  const found = credits.find(({ credit, cell }) => `${keyOf(credit, cell)}, before caps` === key);
  return found && moneyText(found.rounded);
}

/** "open", "claimed" or why it is not given; a credit that needs no claim is given by itself. */
function ofClaim({ credits }: PeriodOutcome, key: string): string | undefined {
  const found = credits.find(({ credit, cell }) => `${keyOf(credit, cell)}, its claim` === key);
  return found && (found.claim?.state ?? "given by itself");
}

/** "holds", "holds since 2026-05" where it arose before, or "does not hold". */
function ofRight({ rights = [], period }: PeriodOutcome, key: string): string | undefined {
  const found = rights.find(({ right, cell }) => `right to ${keyOf(right, cell)}` === key);
  if (found === undefined) return undefined;
  if (!found.holds) return "does not hold";
  return found.since?.label === period.label ? "holds" : `holds since ${found.since?.label}`;
}

function ofCap({ caps }: PeriodOutcome, key: string): string | undefined {
  for (const { cap, cell, limit, carriedForward } of caps) {
    if (key === `${keyOf(cap, cell)}, its limit`) return moneyText(limit);
    if (key === `${keyOf(cap, cell)}, carried forward`) return moneyText(carriedForward);
  }
  return undefined;
}

function ofAccount({ ledger }: PeriodOutcome, key: string, expected: string): string | undefined {
  const decimals = expected.split(".")[1]?.length ?? 0;
  for (const { account, cell, closing } of ledger?.accounts ?? []) {
    const name = keyOf(account, cell);
    if (key === name) return formatDecimal(closing, decimals);
    if (!key.startsWith(`${name}, `)) continue;
    const posted = ledger?.postings.filter(
      (each) => `${keyOf(each.account, each.cell)}, ${each.entry}` === key,
    );
    return formatDecimal(unsigned(posted?.[0]?.amount ?? ZERO), decimals);
  }
  return undefined;
}

function unsigned(amount: Ratio): Ratio {
  return amount.numerator < 0n ? negate(amount) : amount;
}
