/** May this fact come in, and what do its fields mean?
 *
 *  Facts arrive as text and whole numbers from sources that nobody here controls. Admission types each
 *  field by what the agreement's stream declares and refuses what it cannot read, with the place and
 *  with what to write instead; it never guesses, rounds or drops. Fields that the stream does not
 *  declare are left out: they belong to somebody else's agreement. */

import type { PlannedStream } from "../../plan/plan.ts";
import type { FactStream, FieldRule } from "../../prepare/agreement.ts";
import { meant } from "../../prepare/nearest.ts";
import { parseInstant } from "../../time/parse-instant.ts";
import { type Duration, type Instant, MINUTE } from "../../value/instant.ts";
import { failed, ok, type Problem, pointerTo, problem, type Result } from "../../value/problem.ts";
import type { Fact, FieldValue, RawFact } from "./fact.ts";
import { readField } from "./field.ts";

/** Every fact that may come in, in the order given, and what is wrong with the others. Pointers begin
 *  with the position in the list: "/17/fields/priority". Money that names another currency than
 *  `currency` is refused; without it the agreement's is taken for granted. */
export function admitFacts(
  raw: Iterable<RawFact>,
  streams: ReadonlyMap<string, PlannedStream>,
  currency?: string,
): { readonly facts: readonly Fact[]; readonly problems: readonly Problem[] } {
  const facts: Fact[] = [];
  const problems: Problem[] = [];
  let position = 0;
  for (const each of raw) {
    const admitted = admitFact(each, streams, position, currency);
    if (admitted.ok) facts.push(admitted.value);
    else problems.push(...admitted.problems);
    position += 1;
  }
  return { facts, problems };
}

/** One fact, typed; or everything that is wrong with it. Codes: `not-a-fact`, `unknown-stream`,
 *  `unknown-event`, `missing-event`, `missing-id` (`-source`, `-subject`), `offset-missing`, `hour-24` and
 *  the other codes of instants, `future`, `end-before-start`, `field-type`, `field-not-in-list`,
 *  `other-currency`. */
export function admitFact(
  raw: RawFact,
  streams: ReadonlyMap<string, PlannedStream>,
  position: number,
  currency?: string,
): Result<Fact> {
  const problems: Problem[] = [];
  const fact = factOf(raw, streams, currency, problems);
  return fact === undefined ? failed(...problemsWithin(pointerTo("", position), problems)) : ok(fact);
}

/** Problems are found with places within the fact. Where in the world that fact stands is written only
 *  when there is something to say: nearly all facts are good, and they come by the million. */
function problemsWithin(at: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((each) => ({ ...each, pointer: at + each.pointer }));
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function factOf(
  raw: RawFact,
  streams: ReadonlyMap<string, PlannedStream>,
  currency: string | undefined,
  problems: Problem[],
): Fact | undefined {
  if (!isMap(raw)) {
    problems.push(problem("not-a-fact", "", "A fact is an object with an id, a source and so on."));
    return undefined;
  }
  const stream = streams.get(raw.stream)?.rule;
  if (stream === undefined) {
    problems.push(unknownStream(raw.stream, streams));
    return undefined;
  }
  checkIdentity(raw, problems);
  checkEvent(raw, stream, problems);
  const times = timesOf(raw, stream, problems);
  const fields = fieldsOf(raw, stream.fields, currency, problems);
  if (problems.length > 0 || times === undefined) return undefined;
  const { id, source, subject, event, corrects } = raw;
  const { occurredAt, until, recordedAt } = times;
  const fact: Mutable<Fact> = { id, source, stream: raw.stream, subject, occurredAt, recordedAt, fields };
  if (event !== undefined) fact.event = event;
  if (until !== undefined) fact.until = until;
  if (corrects !== undefined) fact.corrects = corrects;
  return fact;
}

/** Whether something that came over a wire is an object at all. */
function isMap(given: unknown): given is object {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function unknownStream(name: string, streams: ReadonlyMap<string, PlannedStream>): Problem {
  const message = `The agreement reads no stream "${name}"; ${meant(String(name), streams.keys())}`;
  return problem("unknown-stream", "/stream", message);
}

const IDENTITY = ["id", "source", "subject"] as const;

function checkIdentity(raw: RawFact, problems: Problem[]): void {
  for (const key of IDENTITY) {
    if (typeof raw[key] === "string" && raw[key] !== "") continue;
    const message = `A fact needs its ${key}: write a text that is not empty.`;
    problems.push(problem(`missing-${key}`, `/${key}`, message));
  }
}

function checkEvent(raw: RawFact, stream: FactStream, problems: Problem[]): void {
  if (stream.shape !== "events" || (raw.event !== undefined && stream.events.includes(raw.event))) return;
  if (raw.event === undefined) {
    const message = `A fact of "${stream.name}" names its event: write one of ${stream.events.join(", ")}.`;
    problems.push(problem("missing-event", "/event", message));
  } else {
    const instead = meant(String(raw.event), stream.events);
    const message = `"${stream.name}" knows no event "${raw.event}"; ${instead}`;
    problems.push(problem("unknown-event", "/event", message));
  }
}

/** A clock that goes a little wrong is no lie about the future. */
const TOLERANCE: Duration = 5 * MINUTE;

interface Times {
  readonly occurredAt: Instant;
  readonly until: Instant | undefined;
  readonly recordedAt: Instant;
}

/** The instants of a fact. What happened cannot have been recorded before it happened; windows and
 *  records may be announced. */
function timesOf(raw: RawFact, { shape }: FactStream, problems: Problem[]): Times | undefined {
  const occurredAt = instantAt(raw.occurredAt, "/occurredAt", problems);
  // Many sources have one time for both; the same text is the same instant and need not be read again.
  const same = occurredAt !== undefined && raw.recordedAt === raw.occurredAt;
  const recordedAt = same ? occurredAt : instantAt(raw.recordedAt, "/recordedAt", problems);
  const until = raw.until === undefined ? undefined : instantAt(raw.until, "/until", problems);
  if (occurredAt === undefined || recordedAt === undefined) return undefined;
  if (until !== undefined && until < occurredAt) {
    const message = "This interval ends before it begins: write an end that is not before occurredAt.";
    problems.push(problem("end-before-start", "/until", message));
  }
  if ((shape === "events" || shape === "samples") && occurredAt > recordedAt + TOLERANCE) {
    const message =
      "This happened after it was recorded: one of the two instants is wrong, write the right one.";
    problems.push(problem("future", "/occurredAt", message));
  }
  return { occurredAt, until, recordedAt };
}

function instantAt(text: string, pointer: string, problems: Problem[]): Instant | undefined {
  const parsed = typeof text === "string" ? parseInstant(text) : undefined;
  if (parsed?.ok) return parsed.instant;
  problems.push(
    parsed === undefined
      ? problem("invalid-instant", pointer, "An instant is written as text, like 2026-10-05T09:04:00Z.")
      : problem(parsed.code, pointer, parsed.message),
  );
  return undefined;
}

function fieldsOf(
  raw: RawFact,
  rules: readonly FieldRule[],
  currency: string | undefined,
  problems: Problem[],
): Readonly<Record<string, FieldValue>> {
  const fields: Record<string, FieldValue> = {};
  if (!isMap(raw.fields)) {
    problems.push(problem("field-type", "/fields", "Fields are an object: write {} where there are none."));
    return fields;
  }
  for (const rule of rules) {
    const given = Object.hasOwn(raw.fields, rule.name) ? raw.fields[rule.name] : undefined;
    if (given === undefined) continue;
    const read = readField(given, rule, currency);
    if (read.ok) fields[rule.name] = read.value;
    else problems.push(...problemsWithin(pointerTo("/fields", rule.name), read.problems));
  }
  return fields;
}
