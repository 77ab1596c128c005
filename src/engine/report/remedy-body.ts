/** Claims and rights as a statement's body tells them: instants as texts, absent where there is none. */

import type { ClaimSum, CreditClaim, RightOutcome } from "../measure/evaluation.ts";
import type { CanonicalValue } from "../value/canonical-json.ts";
import { formatInstant } from "../value/format.ts";
import type { Instant } from "../value/instant.ts";
import type { Money } from "../value/money.ts";

export function claimBody({ claim, state, at, steps, decideBy, expires }: CreditClaim): CanonicalValue {
  return {
    claim,
    state,
    at: instantOf(at),
    steps: steps.map(({ step, until, made }) => ({
      step,
      until: instantOf(until),
      made: made === undefined ? undefined : { ...made, at: formatInstant(made.at) },
    })),
    decideBy: instantOf(decideBy),
    expires: instantOf(expires),
  };
}

export function claimSumBody({ claim, owed, claimed, open, forgone }: ClaimSum): CanonicalValue {
  return {
    claim,
    owed: moneyOf(owed),
    claimed: moneyOf(claimed),
    open: moneyOf(open),
    forgone: moneyOf(forgone),
  };
}

export function rightBody(outcome: RightOutcome): CanonicalValue {
  const { right, cell, holds, since, lapsed } = outcome;
  return {
    right,
    cell: cell.dimensions.map(({ name, value }) => ({ name, value })),
    holds,
    since: since?.label,
    cureUntil: instantOf(outcome.cureUntil),
    from: instantOf(outcome.from),
    until: instantOf(outcome.until),
    effective: instantOf(outcome.effective),
    deliverBy: instantOf(outcome.deliverBy),
    lapsed,
  };
}

function instantOf(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : formatInstant(instant);
}

function moneyOf({ minor, currency }: Money): CanonicalValue {
  return { minor: minor.toString(), currency };
}
