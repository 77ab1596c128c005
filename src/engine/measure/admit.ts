/** May this fact come in, and what do its fields mean?
 *
 *  Facts arrive as text and whole numbers from sources that nobody here controls. Admission types each
 *  field by what the agreement's stream declares and refuses what it cannot read, with the place and
 *  with what to write instead; it never guesses, rounds or drops. Fields that the stream does not
 *  declare are left out: they belong to somebody else's agreement. */

import type { PlannedStream } from "../plan/plan.ts";
import type { FieldRule } from "../prepare/agreement.ts";
import { nearest } from "../prepare/nearest.ts";
import { parseInstant } from "../time/parse-instant.ts";
import type { Instant } from "../value/instant.ts";
import { failed, ok, type Problem, pointerTo, problem, type Result } from "../value/problem.ts";
import type { Fact, FieldValue, RawFact } from "./fact.ts";
import { readField } from "./field.ts";

/** Every fact that may come in, in the order given, and what is wrong with the others. Pointers begin
 *  with the position in the list: "/17/fields/priority". */
export function admitFacts(
  raw: Iterable<RawFact>,
  streams: ReadonlyMap<string, PlannedStream>,
): { readonly facts: readonly Fact[]; readonly problems: readonly Problem[] } {
  const facts: Fact[] = [];
  const problems: Problem[] = [];
  let position = 0;
  for (const each of raw) {
    const admitted = admitFact(each, streams, position);
    if (admitted.ok) facts.push(admitted.value);
    else problems.push(...admitted.problems);
    position += 1;
  }
  return { facts, problems };
}

/** One fact, typed; or everything that is wrong with it. Codes: `unknown-stream`, `unknown-event`,
 *  `missing-event`, `offset-missing`, `hour-24`, `invalid-instant` and the other instant codes,
 *  `end-before-start`, `missing-id`, `field-type`, `field-not-in-list`, `wrong-type`. */
export function admitFact(
  raw: RawFact,
  streams: ReadonlyMap<string, PlannedStream>,
  position: number,
): Result<Fact> {
  const at = pointerTo("", position);
  const stream = streams.get(raw.stream)?.rule;
  if (stream === undefined) return failed(unknownStream(raw.stream, streams, at));
  const problems: Problem[] = [...identityProblems(raw, at), ...eventProblems(raw, stream, at)];
  const occurredAt = instantAt(raw.occurredAt, pointerTo(at, "occurredAt"), problems);
  const recordedAt = instantAt(raw.recordedAt, pointerTo(at, "recordedAt"), problems);
  const until = raw.until === undefined ? undefined : instantAt(raw.until, pointerTo(at, "until"), problems);
  if (until !== undefined && occurredAt !== undefined && until < occurredAt) {
    problems.push(
      problem(
        "end-before-start",
        pointerTo(at, "until"),
        "This interval ends before it begins: write an end that is not before occurredAt.",
      ),
    );
  }
  const fields = fieldsOf(raw, stream.fields, at, problems);
  if (problems.length > 0 || occurredAt === undefined || recordedAt === undefined) return failed(...problems);
  const { id, source, subject, event, corrects } = raw;
  return ok({
    id,
    source,
    stream: raw.stream,
    subject,
    ...(event === undefined ? {} : { event }),
    occurredAt,
    ...(until === undefined ? {} : { until }),
    recordedAt,
    fields,
    ...(corrects === undefined ? {} : { corrects }),
  });
}

function unknownStream(name: string, streams: ReadonlyMap<string, PlannedStream>, at: string): Problem {
  const meant = nearest(name, [...streams.keys()]);
  const instead =
    meant === undefined
      ? `the agreement reads ${[...streams.keys()].join(", ")}`
      : `did you mean "${meant}"?`;
  return problem(
    "unknown-stream",
    pointerTo(at, "stream"),
    `The agreement reads no stream "${name}": ${instead}`,
  );
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

function eventProblems(raw: RawFact, stream: PlannedStream["rule"], at: string): readonly Problem[] {
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
  const meant = nearest(raw.event, stream.events);
  const instead =
    meant === undefined ? `write one of ${stream.events.join(", ")}` : `did you mean "${meant}"?`;
  return [problem("unknown-event", pointer, `"${stream.name}" knows no event "${raw.event}": ${instead}`)];
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
  problems: Problem[],
): Readonly<Record<string, FieldValue>> {
  const fields: Record<string, FieldValue> = {};
  for (const rule of rules) {
    const given = Object.hasOwn(raw.fields, rule.name) ? raw.fields[rule.name] : undefined;
    if (given === undefined || given === null) continue;
    const read = readField(given, rule, pointerTo(at, "fields", rule.name));
    if (read.ok) fields[rule.name] = read.value;
    else problems.push(...read.problems);
  }
  return fields;
}
