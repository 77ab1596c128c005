/** The worked examples beside an agreement: what a person would work out by hand, as a table.
 *
 *  A `cases.yaml` is closed: a key that is not known fails the run, so that no expectation is skipped by a
 *  slip. Every scalar stays the text that was written, for "99.930556 %" is compared digit by digit and
 *  a float would have lost "100.00". */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { assert } from "../../src/engine/value/assert.ts";

/** A fact written short. Keys other than `FACT_KEYS` are fields of the stream. */
export type ShortFact = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export type FactsByStream = Readonly<Record<string, readonly ShortFact[]>>;

export interface WorkedExample {
  readonly name: string;
  /** The label of the period that is settled, with every period since the first fact before it. */
  readonly period: string;
  readonly "as of"?: string;
  readonly facts: FactsByStream;
  /** Texts by the name of a target, figure, credit or cap, with its cell in brackets, or by "total". */
  readonly expect: Readonly<Record<string, string>>;
  /** The arithmetic in one line. */
  readonly working: string;
}

export interface WorkedExamples {
  /** Facts of every example, such as the charges. */
  readonly facts?: FactsByStream;
  readonly cases: readonly WorkedExample[];
  /** Published examples that the language cannot say yet, and why. */
  readonly "left out"?: readonly string[];
}

/** What a short fact may say beside its fields. `lasts` stands for `until`; `repeat` makes a row of facts. */
export const FACT_KEYS: readonly string[] = [
  "at",
  "until",
  "lasts",
  "subject",
  "event",
  "recorded",
  "repeat",
];

/** The examples of a file, those with facts for all of them given to each. */
export function workedExamples(path: string): readonly WorkedExample[] {
  const file: WorkedExamples = parse(readFileSync(path, "utf8"), { schema: "failsafe" });
  closed(file, ["facts", "cases", "left out"], path);
  return file.cases.map((example) => {
    closed(example, ["name", "period", "as of", "facts", "expect", "working"], example.name);
    for (const key of ["name", "period", "expect", "working"]) assert(Object.hasOwn(example, key), key);
    return { ...example, facts: joined(file.facts ?? {}, example.facts ?? {}) };
  });
}

/** Refuses keys that nobody reads. */
export function closed(map: object, known: readonly string[], where: string): void {
  for (const key of Object.keys(map)) assert(known.includes(key), `${where}: "${key}" is no key here`);
}

function joined(common: FactsByStream, own: FactsByStream): FactsByStream {
  const streams = [...new Set([...Object.keys(common), ...Object.keys(own)])];
  return Object.fromEntries(
    streams.map((stream) => [stream, [...(common[stream] ?? []), ...(own[stream] ?? [])]]),
  );
}
