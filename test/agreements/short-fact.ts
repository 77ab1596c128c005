/** From facts written short to facts as they cross a wire.
 *
 *  Instants are wall clock times of the agreement's zone unless they carry an offset. In repeated facts a
 *  number takes the place of "#" in the subject, so that the second "ticket #" that was raised is the second
 *  that was solved; a monitor without "#" stays the same subject. */
import type { RawFact } from "../../src/engine/measure/fact/fact.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { localInstant, parseInstant, parseLocal } from "../../src/engine/time/parse-instant.ts";
import type { Zone } from "../../src/engine/time/zone.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { formatInstant } from "../../src/engine/value/format.ts";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "../../src/engine/value/instant.ts";
import { multiply, parseDecimal, ratio } from "../../src/engine/value/ratio.ts";
import { closed, FACT_KEYS, type FactsByStream, type ShortFact } from "./worked-example.ts";

/** Every fact of an example, ids by position. */
export function rawFacts(plan: Plan, facts: FactsByStream): readonly RawFact[] {
  return Object.entries(facts).flatMap(([stream, rows]) =>
    rows.flatMap((row, index) => rawFactsOf(plan, stream, row, `${stream} ${index + 1}`)),
  );
}

/** Reads "2026-06-10 10:00" on the clock of a zone, or an instant with its offset. */
export function instantOf(zone: Zone, text: string): Instant {
  const exact = parseInstant(text);
  if (exact.ok) return exact.instant;
  const local = parseLocal(text);
  assert(local.ok, `${text} is a wall clock time`);
  const found = localInstant(zone, local.local);
  assert(found.ok, `${text} is one instant in ${zone.name}`);
  return found.instant;
}

/** The length in milliseconds of each unit in which examples write time. */
export const UNITS: Readonly<Record<string, Duration>> = {
  second: SECOND,
  seconds: SECOND,
  minute: MINUTE,
  minutes: MINUTE,
  hour: HOUR,
  hours: HOUR,
};

function rawFactsOf(plan: Plan, stream: string, row: ShortFact, key: string): readonly RawFact[] {
  const rule = plan.streams.get(stream)?.rule;
  assert(rule !== undefined, `"${stream}" is a stream`);
  closed(row, [...FACT_KEYS, ...rule.fields.map(({ name }) => name)], key);
  const first = instantOf(plan.zone, textOf(row, "at"));
  const until = endOf(plan.zone, row, first);
  const fields = Object.fromEntries(
    rule.fields
      .filter(({ name }) => Object.hasOwn(row, name))
      .map(({ name, type }) => {
        const text = textOf(row, name);
        if (type === "instant") return [name, formatInstant(instantOf(plan.zone, text))];
        return [name, type === "flag" ? text === "true" : text];
      }),
  );
  return rowsOf(row).map(({ after, numbered }) => ({
    id: numbered(`${key} #`),
    source: "example",
    stream,
    subject: numbered(row.subject === undefined ? `${key} #` : textOf(row, "subject")),
    ...(row.event === undefined ? {} : { event: textOf(row, "event") }),
    occurredAt: formatInstant(first + after),
    ...(until === undefined ? {} : { until: formatInstant(until + after) }),
    recordedAt: formatInstant(
      (row.recorded === undefined ? first : instantOf(plan.zone, textOf(row, "recorded"))) + after,
    ),
    fields,
  }));
}

function endOf(zone: Zone, row: ShortFact, first: Instant): Instant | undefined {
  if (row.lasts !== undefined) return first + durationOf(textOf(row, "lasts"));
  return row.until === undefined ? undefined : instantOf(zone, textOf(row, "until"));
}

interface Repetition {
  readonly after: Duration;
  readonly numbered: (text: string) => string;
}

/** `repeat: { times: 100, every: 5 minutes }`; without `every` all happen at once. */
function rowsOf({ repeat }: ShortFact): readonly Repetition[] {
  if (repeat === undefined) return [{ after: 0, numbered: (text) => text }];
  assert(typeof repeat === "object", "a repetition is a map");
  closed(repeat, ["times", "every"], "repeat");
  const step = repeat.every === undefined ? 0 : durationOf(repeat.every);
  return Array.from({ length: Number(repeat.times) }, (_, index) => ({
    after: index * step,
    numbered: (text) => text.replaceAll("#", String(index + 1)),
  }));
}

function durationOf(text: string): Duration {
  const [count = "", unit = ""] = text.split(" ");
  const length = UNITS[unit];
  const number = parseDecimal(count);
  assert(length !== undefined && number !== undefined, `${text} is a length of time`);
  const { numerator, denominator } = multiply(number, ratio(length));
  assert(denominator === 1n, `${text} is a whole number of milliseconds`);
  return Number(numerator);
}

function textOf(row: ShortFact, key: string): string {
  const text = row[key];
  assert(typeof text === "string", `"${key}" is written in one word or number`);
  return text;
}
