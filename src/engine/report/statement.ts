/** The statement of a period: what both sides can recompute, byte for byte.
 *
 *  The body is a pure function of facts, agreement, earlier outcomes, as-of instant and time-zone data,
 *  and says which of each counted. Exact values are texts such as "19/20", money is a whole number of
 *  minor units as text, instants are ISO texts in UTC; so no program that reads it can lose a digit.
 *  Signatures and receipts belong to the seal around it, never in it. */

import type {
  AppliedCap,
  Cell,
  Ledger,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
  ServiceCredit,
  TaxOutcome,
} from "../measure/evaluation.ts";
import { NOT_APPLICABLE } from "../measure/evaluation.ts";
import type { Plan } from "../plan/plan.ts";
import type { ValueType } from "../prepare/expression.ts";
import { formatDate } from "../time/civil.ts";
import type { AssessmentPeriod } from "../time/period.ts";
import { type CanonicalValue, canonicalJson } from "../value/canonical-json.ts";
import { formatInstant } from "../value/format.ts";
import type { Instant } from "../value/instant.ts";
import type { Money } from "../value/money.ts";
import { toCanonical } from "../value/ratio.ts";
import type { PeriodEvidence } from "./evidence.ts";
import { claimBody, claimSumBody, rightBody } from "./remedy-body.ts";

/** Version of what the language means; it changes only when an old body would come out differently. */
export const SEMANTICS = 1;

export interface StatementOptions {
  readonly asOf: Instant;
  /** SHA-256 of the agreement's canonical text, in hexadecimal; the shell computes it. */
  readonly documentHash: string;
  readonly evidence: PeriodEvidence;
}

/** The body as plain data: texts, whole numbers, flags, lists and objects. */
export type StatementBody = { readonly [key: string]: CanonicalValue | undefined };

export function buildStatement(plan: Plan, outcome: PeriodOutcome, options: StatementOptions): StatementBody {
  const { agreement, zoneRelease } = plan;
  return {
    tallystick: agreement.language,
    semantics: SEMANTICS,
    agreement: { id: agreement.id, version: agreement.version, hash: options.documentHash },
    zoneRelease: { id: zoneRelease.id, hash: zoneRelease.hash },
    period: periodOf(outcome.period),
    asOf: formatInstant(options.asOf),
    provisional: isProvisional(outcome, options.asOf),
    facts: {
      counted: options.evidence.counted.map((each) => ({ ...each })),
      late: options.evidence.late.map((each) => ({ ...each })),
    },
    figures: outcome.figures.map(({ name, cell, quantity }) => ({
      name,
      cell: cellOf(cell),
      quantity: quantityOf(quantity),
    })),
    evaluations: outcome.evaluations.map(evaluationOf),
    withoutCell: outcome.withoutCell?.map((each) => ({ ...each })),
    credits: outcome.credits.map(creditOf),
    caps: outcome.caps.map(capOf),
    claims: outcome.claims?.map(claimSumBody),
    ledger: outcome.ledger && ledgerOf(outcome.ledger, plan),
    rights: outcome.rights?.map(rightBody),
    total: moneyOf(outcome.total),
    tax: outcome.tax && taxOf(outcome.tax),
  };
}

/** The bytes that are hashed and signed, as text. */
export function canonicalBody(body: StatementBody): string {
  return canonicalJson(body);
}

/** Whether later facts or a later look may still change the outcome. */
export function isProvisional({ period, evaluations, credits }: PeriodOutcome, asOf: Instant): boolean {
  const isOpen = credits.some(({ claim }) => claim?.state === "open");
  return asOf < period.end || isOpen || evaluations.some(({ provisional }) => provisional);
}

function evaluationOf(evaluation: PeriodEvaluation): CanonicalValue {
  const { target, cell, period, verdict, level, volume, provisional } = evaluation;
  return {
    target,
    cell: cellOf(cell),
    period: periodOf(period),
    measured: quantityOf(evaluation.measured),
    judged: quantityOf(evaluation.judged),
    expected: quantityOf(evaluation.expected),
    minimum: quantityOf(evaluation.minimum),
    verdict,
    level,
    volume,
    provisional,
  };
}

function creditOf(credit: ServiceCredit): CanonicalValue {
  const { target, cell, period, paidBy, exact, rounded, granted, due, claim } = credit;
  return {
    credit: credit.credit,
    target,
    cell: cellOf(cell),
    period: period && periodOf(period),
    paidBy,
    due,
    exact: toCanonical(exact),
    rounded: moneyOf(rounded),
    granted: moneyOf(granted),
    claim: claim && claimBody(claim),
  };
}

function capOf({
  cap,
  cell,
  limit,
  before,
  after,
  carriedForward,
  broughtForward,
  used,
  cash,
  posted,
}: AppliedCap): CanonicalValue {
  return {
    cap,
    cell: cellOf(cell),
    limit: moneyOf(limit),
    used: used && moneyOf(used),
    before: moneyOf(before),
    after: moneyOf(after),
    carriedForward: moneyOf(carriedForward),
    cash: cash && moneyOf(cash),
    posted: posted && moneyOf(posted),
    broughtForward: { amount: moneyOf(broughtForward.amount), granted: moneyOf(broughtForward.granted) },
  };
}

function ledgerOf({ accounts, postings }: Ledger, { accounts: planned }: Plan): CanonicalValue {
  const typeOf = (name: string): ValueType =>
    planned.find(({ rule }) => rule.name === name)?.rule.holds ?? "number";
  return {
    accounts: accounts.map(({ account, cell, opening, closing, lots }) => ({
      account,
      holds: typeOf(account),
      cell: cellOf(cell),
      opening: toCanonical(opening),
      closing: toCanonical(closing),
      lots: lots?.map(({ age, left }) => ({ age, left: toCanonical(left) })),
    })),
    postings: postings.map(({ account, cell, entry, amount, uncut, balance, cause }) => ({
      account,
      cell: cellOf(cell),
      entry,
      amount: toCanonical(amount),
      uncut: uncut && toCanonical(uncut),
      balance: toCanonical(balance),
      cause: {
        pointer: cause.pointer,
        reads: cause.reads.map(({ kind, name, quantity, verdict }) => ({
          kind,
          name,
          quantity: quantityOf(quantity),
          verdict,
        })),
      },
    })),
  };
}

function taxOf(tax: TaxOutcome): CanonicalValue {
  if (tax.kind === "open") return { name: tax.name, missing: tax.missing };
  const { name, rate, charges, credits, taxable, net, gross } = tax;
  return {
    name,
    rate: toCanonical(rate),
    charges: moneyOf(charges),
    credits: moneyOf(credits),
    taxable: moneyOf(taxable),
    net: moneyOf(net),
    tax: moneyOf(tax.tax),
    gross: moneyOf(gross),
  };
}

function periodOf({ label, start, end }: AssessmentPeriod): CanonicalValue {
  return { label, start: formatInstant(start), end: formatInstant(end) };
}

function cellOf({ dimensions }: Cell): CanonicalValue {
  return dimensions.map(({ name, value }) => ({ name, value }));
}

function moneyOf({ minor, currency }: Money): CanonicalValue {
  return { minor: minor.toString(), currency };
}

function quantityOf(quantity: Quantity | undefined): CanonicalValue | undefined {
  return quantity === undefined ? undefined : { type: quantity.type, value: exactText(quantity) };
}

function exactText({ type, value }: Quantity): string {
  if (value === NOT_APPLICABLE) return "not applicable";
  if (typeof value === "object") return toCanonical(value);
  if (typeof value !== "number") return String(value);
  return type === "date" ? formatDate(value) : formatInstant(value);
}
