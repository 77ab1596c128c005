/** Settles one of the example agreements over a few facts written in a test.
 *
 *  Facts are written as short as they can be: a subject, an instant, and fields as plain texts and
 *  numbers, which are read by the types that the agreement declares. Nothing here knows a metric. */
import { readFileSync } from "node:fs";
import { parseAgreement } from "../../src/document/parse.ts";
import type {
  Cell,
  PeriodEvaluation,
  PeriodOutcome,
  ServiceCredit,
  Value,
} from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact, FieldValue } from "../../src/engine/measure/fact/fact.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { ValueType } from "../../src/engine/prepare/expression.ts";
import { periodsOf, type SettleOptions, settlePeriod, settlePeriods } from "../../src/engine/river.ts";
import { parseDate } from "../../src/engine/time/civil.ts";
import { parseInstant } from "../../src/engine/time/parse-instant.ts";
import { assert } from "../../src/engine/value/assert.ts";
import type { Instant } from "../../src/engine/value/instant.ts";
import { amountText } from "../../src/engine/value/money.ts";
import { formatDecimal, parseDecimal } from "../../src/engine/value/ratio.ts";
import { zoneRelease } from "../../src/zones/release.ts";

export interface Happening {
  readonly stream: string;
  readonly subject?: string;
  readonly event?: string;
  readonly at: string | Instant;
  readonly until?: string | Instant;
  readonly recorded?: string | Instant;
  readonly id?: string;
  readonly fields?: Readonly<Record<string, string | number | boolean>>;
}

const release = zoneRelease();

/** The plan of an example agreement, or of an agreement written in the test. */
export function planOf(nameOrText: string): Plan {
  const text = nameOrText.includes("\n")
    ? nameOrText
    : readFileSync(
        new URL(`../../examples/agreements/${nameOrText}/agreement.yaml`, import.meta.url),
        "utf8",
      );
  const { agreement, problems } = parseAgreement(text);
  assert(agreement !== undefined, JSON.stringify(problems));
  const compiled = compilePlan(agreement, release);
  assert(compiled.plan !== undefined, JSON.stringify(compiled.problems));
  return compiled.plan;
}

/** The instant of "2026-06-01T10:00:00Z", or one already at hand. */
export function instant(text: string | Instant): Instant {
  if (typeof text === "number") return text;
  const parsed = parseInstant(text);
  assert(parsed.ok, `${text} is an instant`);
  return parsed.instant;
}

/** The facts of some happenings, with ids by position unless they are written. */
export function factsOf(plan: Plan, happenings: readonly Happening[]): readonly Fact[] {
  return happenings.map((happening, index) => {
    const rule = plan.streams.get(happening.stream)?.rule;
    assert(rule !== undefined, `"${happening.stream}" is a stream`);
    const id = happening.id ?? `f${index}`;
    const at = instant(happening.at);
    return {
      id,
      source: "test",
      stream: happening.stream,
      subject: happening.subject ?? id,
      ...(happening.event === undefined ? {} : { event: happening.event }),
      occurredAt: at,
      ...(happening.until === undefined ? {} : { until: instant(happening.until) }),
      recordedAt: instant(happening.recorded ?? at),
      fields: Object.fromEntries(
        Object.entries(happening.fields ?? {}).map(([name, raw]) => {
          const type = rule.fields.find((field) => field.name === name)?.type;
          assert(type !== undefined, `"${name}" is a field of "${happening.stream}"`);
          return [name, fieldOf(raw, type)];
        }),
      ),
    };
  });
}

/** Settles the period of a label such as "2026-06", as of long after its end. */
export function settle(
  plan: Plan,
  label: string,
  happenings: readonly Happening[],
  options: Partial<SettleOptions> = {},
): PeriodOutcome {
  const { book } = bookOf(factsOf(plan, happenings));
  const period = periodsOf(plan, {
    start: instant("2026-01-01T12:00:00Z"),
    end: instant("2028-01-01T12:00:00Z"),
  }).find((each) => each.label === label);
  assert(period !== undefined, `${label} is a period`);
  return settlePeriod(plan, book, period, { asOf: period.end + YEAR, ...options });
}

/** Settles every period from one instant to another. */
export function settleAll(
  plan: Plan,
  from: string,
  to: string,
  happenings: readonly Happening[],
): readonly PeriodOutcome[] {
  const { book } = bookOf(factsOf(plan, happenings));
  return settlePeriods(plan, book, instant(from), instant(to), { asOf: instant(to) + YEAR });
}

const YEAR = 366 * 86_400_000;

/** The evaluation of a target, in the cell with these words if it has several. */
export function evaluationOf(
  outcome: PeriodOutcome,
  target: string,
  ...words: readonly string[]
): PeriodEvaluation {
  const found = outcome.evaluations.find((each) => each.target === target && isCell(each.cell, words));
  assert(found !== undefined, `"${target}" was evaluated`);
  return found;
}

export function creditOf(outcome: PeriodOutcome, credit: string, ...words: readonly string[]): ServiceCredit {
  const found = outcome.credits.find((each) => each.credit === credit && isCell(each.cell, words));
  assert(found !== undefined, `"${credit}" was computed`);
  return found;
}

/** What is granted for a credit, such as "100.00". */
export function granted(outcome: PeriodOutcome, credit: string, ...words: readonly string[]): string {
  return amountText(creditOf(outcome, credit, ...words).granted);
}

/** A measured share in percent with six decimals, such as "99.421296". */
export function percentOf(evaluation: PeriodEvaluation): string {
  const value = evaluation.measured?.value;
  assert(typeof value === "object", "a share was measured");
  return formatDecimal({ numerator: value.numerator * 100n, denominator: value.denominator }, 6);
}

/** The exact value of a figure in the whole agreement, or in a cell. */
export function figureOf(outcome: PeriodOutcome, name: string, ...words: readonly string[]): Value {
  return outcome.figures.find((each) => each.name === name && isCell(each.cell, words))?.quantity?.value;
}

function isCell({ dimensions }: Cell, words: readonly string[]): boolean {
  return dimensions.length === words.length && dimensions.every(({ value }, index) => value === words[index]);
}

function fieldOf(raw: string | number | boolean, type: ValueType): FieldValue {
  if (typeof raw === "boolean" || type === "text" || type === "flag") return raw;
  const text = String(raw);
  const value =
    type === "date"
      ? parseDate(text)
      : type === "instant"
        ? instant(text)
        : type === "duration"
          ? Number(text)
          : parseDecimal(text);
  assert(value !== undefined, `${text} is a ${type}`);
  return value;
}
