/** Two laws of time: the months of a quarter sum to the quarter, and an amendment changes nothing earlier. */
import { isDeepStrictEqual } from "node:util";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import type { RawFact } from "../../src/engine/measure/fact/fact.ts";
import { isRatio } from "../../src/engine/measure/formula/quantity.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { streamsOf } from "../../src/engine/plan/versions.ts";
import { settlePeriods } from "../../src/engine/river.ts";
import { add, equal, type Ratio, ZERO } from "../../src/engine/value/ratio.ts";
import { factsFor } from "../world/facts-for.ts";
import { agreementOf, bookFrom, planOf } from "../world/product.ts";
import { pick, type RandomSource, whole } from "../world/random.ts";
import type { Law } from "./law.ts";

export function periodLaws(): readonly Law[] {
  return [monthsSumToTheQuarter, amendmentsChangeNothingEarlier];
}

const FROM = Date.UTC(2026, 0, 1) - 3_600_000;
const TO = Date.UTC(2026, 3, 1) - 2 * 3_600_000;
const LONG_AFTER = Date.UTC(2026, 8, 1);

const monthsSumToTheQuarter: Law = {
  name: "months sum to the quarter",
  weight: 6,
  tryOnce(random, _caseNumber, broken) {
    const terms = someTerms(random);
    const [monthly, quarterly] = ["calendar month", "calendar quarter"].map((period) =>
      planOf(agreementOf(textOf({ ...terms, period }))),
    );
    if (monthly === undefined || quarterly === undefined) return undefined;
    const facts = factsFor(monthly.agreement, random, whole(random, 1, 8));
    const months = settled([monthly], facts);
    const [quarter] = settled([quarterly], facts);
    for (const name of ["opened", "weight", "down time", "in time"]) {
      const counted = broken ? months.slice(1) : months;
      const sum = counted.map((each) => figureIn(each, name)).reduce(add, ZERO);
      if (quarter === undefined || equal(sum, figureIn(quarter, name))) continue;
      return `"${name}" of three months is not that of the quarter, for ${facts.length} facts and\n${textOf(terms)}`;
    }
    return undefined;
  },
};

const amendmentsChangeNothingEarlier: Law = {
  name: "an amendment changes nothing earlier",
  weight: 6,
  tryOnce(random, _caseNumber, broken) {
    const before = someTerms(random);
    const day = pick(random, ["2026-01-15", "2026-02-01", "2026-02-14", "2026-03-01", "2026-03-29"]);
    const [first, second] = [before, { ...someTerms(random), from: day }].map((terms) =>
      planOf(agreementOf(textOf(terms))),
    );
    if (first === undefined || second === undefined) return undefined;
    const facts = factsFor(first.agreement, random, whole(random, 1, 8));
    const alone = settled([first], facts);
    // The defect is an amendment that reaches back to the beginning.
    const amended = settled(
      broken ? [planOf(agreementOf(textOf({ ...someTerms(random), fee: 7 })))] : [first, second],
      facts,
    );
    const closed = alone.filter(({ period }) => period.end <= Date.parse(`${day}T00:00:00Z`));
    const changed = closed.find((outcome, index) => !isDeepStrictEqual(outcome, amended[index]));
    if (changed === undefined) return undefined;
    return `an amendment from ${day} changes the period that began at ${changed.period.start}`;
  },
};

interface Terms {
  readonly from: string;
  readonly period: string;
  readonly hours: string;
  readonly limit: string;
  readonly level: number;
  readonly fee: number;
}

function someTerms(random: RandomSource): Terms {
  return {
    from: "2026-01-01",
    period: "calendar month",
    hours: pick(random, ["Mon-Fri: 08:00-18:00", "Mon-Sun: 00:00-24:00", "Mon-Sat: 22:00-06:00"]),
    limit: pick(random, ["4 business hours", "2 business days", "90 minutes", "3 calendar days"]),
    level: whole(random, 80, 99),
    fee: whole(random, 100, 9999),
  };
}

/** Counts, sums, clocks and stretches of time: all that a period adds up. */
function textOf({ from, period, hours, limit, level, fee }: Terms): string {
  return `
tallystick: 1
agreement: Support and hosting
id: support-and-hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: ${from} }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: ${period} }
calendars:
  office: { hours: { ${hours} } }
facts:
  tickets: { shape: events, events: [opened, waiting, answered, solved], fields: { weight: number } }
  outages: { shape: intervals }
clocks:
  solution:
    items: tickets
    starts: opened
    stops: solved
    pauses: { waiting: { from: waiting, until: answered, at most: no limit } }
    calendar: office
    limit: ${limit}
    met when: at most limit
timelines:
  down: { during: outages }
fees:
  monthly fee: ${fee} EUR
figures:
  opened: { count of: tickets }
  weight: { sum of: weight, over: tickets }
  down time: { divide: [{ time of: down }, 1 minute] }
  in time: { count of: tickets, where: { solution: met } }
targets:
  solved in time:
    measure: { share of: tickets, where: { solution: [met, breached] }, that: { solution: met } }
    expected: at least ${level} %
    without value: not measured
credits:
  late: { for: solved in time, amount: 10 % of monthly fee, rounding: half up }
`;
}

function settled(versions: readonly Plan[], facts: readonly RawFact[]): readonly PeriodOutcome[] {
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  const book = bookFrom(admitFacts(facts, streamsOf(versions)).facts);
  return settlePeriods(newest, book, FROM, TO, { asOf: LONG_AFTER, versions });
}

function figureIn({ figures }: PeriodOutcome, name: string): Ratio {
  const value = figures.find((figure) => figure.name === name)?.quantity?.value;
  return isRatio(value) ? value : ZERO;
}
