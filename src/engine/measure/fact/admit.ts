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
  const at = pointerTo("", position);
  if (!isMap(raw))
    return failed(problem("not-a-fact", at, "A fact is an object with an id, a source and so on."));
  const stream = streams.get(raw.stream)?.rule;
  if (stream === undefined) return failed(unknownStream(raw.stream, streams, at));
  const problems: Problem[] = [...identityProblems(raw, at), ...eventProblems(raw, stream, at)];
  const times = timesOf(raw, stream, at, problems);
  const fields = fieldsOf(raw, stream.fields, at, currency, problems);
  if (problems.length > 0 || times === undefined) return failed(...problems);
  const { id, source, subject, event, corrects } = raw;
  return ok({
    id,
    source,
    stream: raw.stream,
    subject,
    ...(event === undefined ? {} : { event }),
    ...times,
    fields,
    ...(corrects === undefined ? {} : { corrects }),
  });
}

/** Whether something that came over a wire is an object at all. */
function isMap(given: unknown): given is object {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function unknownStream(name: string, streams: ReadonlyMap<string, PlannedStream>, at: string): Problem {
  const message = `The agreement reads no stream "${name}"; ${meant(String(name), streams.keys())}`;
  return problem("unknown-stream", pointerTo(at, "stream"), message);
}

function identityProblems(raw: RawFact, at: string): readonly Problem[] {
  return (["id", "source", "subject"] as const)
    .filter((key) => typeof raw[key] !== "string" || raw[key] === "")
    .map((key) =>
      problem(
        `missing-${key}`,
        pointerTo(at, key),
        `A fact needs its ${key}: write a text that is not empty.`,
      ),
    );
}

function eventProblems(raw: RawFact, stream: FactStream, at: string): readonly Problem[] {
  if (stream.shape !== "events") return [];
  const pointer = pointerTo(at, "event");
  if (raw.event === undefined) {
    return [
      problem(
        "missing-event",
        pointer,
        `A fact of "${stream.name}" names its event: write one of ${stream.events.join(", ")}.`,
      ),
    ];
  }
  if (stream.events.includes(raw.event)) return [];
  const instead = meant(String(raw.event), stream.events);
  return [problem("unknown-event", pointer, `"${stream.name}" knows no event "${raw.event}"; ${instead}`)];
}

/** A clock that goes a little wrong is no lie about the future. */
const TOLERANCE: Duration = 5 * MINUTE;

/** The instants of a fact. What happened cannot have been recorded before it happened; windows and
 *  records may be announced. */
function timesOf(
  raw: RawFact,
  { shape }: FactStream,
  at: string,
  problems: Problem[],
): Pick<Fact, "occurredAt" | "until" | "recordedAt"> | undefined {
  const occurredAt = instantAt(raw.occurredAt, pointerTo(at, "occurredAt"), problems);
  const recordedAt = instantAt(raw.recordedAt, pointerTo(at, "recordedAt"), problems);
  const until = raw.until === undefined ? undefined : instantAt(raw.until, pointerTo(at, "until"), problems);
  if (occurredAt === undefined || recordedAt === undefined) return undefined;
  if (until !== undefined && until < occurredAt) {
    const message = "This interval ends before it begins: write an end that is not before occurredAt.";
    problems.push(problem("end-before-start", pointerTo(at, "until"), message));
  }
  if ((shape === "events" || shape === "samples") && occurredAt > recordedAt + TOLERANCE) {
    const message =
      "This happened after it was recorded: one of the two instants is wrong, write the right one.";
    problems.push(problem("future", pointerTo(at, "occurredAt"), message));
  }
  return { occurredAt, ...(until === undefined ? {} : { until }), recordedAt };
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
  at: string,
  currency: string | undefined,
  problems: Problem[],
): Readonly<Record<string, FieldValue>> {
  const fields: Record<string, FieldValue> = {};
  if (!isMap(raw.fields)) {
    problems.push(
      problem("field-type", pointerTo(at, "fields"), "Fields are an object: write {} where there are none."),
    );
    return fields;
  }
  for (const rule of rules) {
    const given = Object.hasOwn(raw.fields, rule.name) ? raw.fields[rule.name] : undefined;
    if (given === undefined) continue;
    const read = readField(given, rule, pointerTo(at, "fields", rule.name), currency);
    if (read.ok) fields[rule.name] = read.value;
    else problems.push(...read.problems);
  }
  return fields;
}
