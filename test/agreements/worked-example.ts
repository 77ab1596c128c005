/** The worked examples beside an agreement: what a person would work out by hand, as a table.
 *
 *  A `cases.yaml` is closed: a key that is not known fails the run, so that no expectation is skipped by a
 *  slip. Every scalar stays the text that was written, for "99.930556 %" is compared digit by digit and
 *  a float would have lost "100.00". A credit may be expected as "10 % of 1000.00 USD", because sources
 *  often state the share and no money. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { assert } from "../../src/engine/value/assert.ts";
import { formatDecimal, multiply, parseDecimal, ratio } from "../../src/engine/value/ratio.ts";

/** A fact written short. Keys other than `FACT_KEYS` are fields of the stream. */
export type ShortFact = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export type FactsByStream = Readonly<Record<string, readonly ShortFact[]>>;

export interface WorkedExample {
  readonly name: string;
  /** The example of the source that this case works out, by its name there. */
  readonly example?: string;
  /** Where the figures of that example stand: key of the source by key of `expect`, or "period". A
   *  leading "not " turns a yes into a no; figures of a list are called "points/0" and so on. */
  readonly gives?: Readonly<Record<string, string>>;
  /** The label of the period that is settled, with every period since the first fact before it. */
  readonly period: string;
  readonly "as of"?: string;
  readonly facts: FactsByStream;
  /** Texts by the name of a target, figure, credit or cap, with its cell in brackets, or by "total". */
  readonly expect: Readonly<Record<string, string>>;
  /** The expectations as they were written, before shares of money were worked out. */
  readonly written: Readonly<Record<string, string>>;
  /** The arithmetic in one line. */
  readonly working: string;
}

export interface WorkedExamples {
  /** What trade the agreement is from, such as "cloud storage". */
  readonly kind: string;
  /** Facts of every example, such as the charges. */
  readonly facts?: FactsByStream;
  readonly cases: readonly WorkedExample[];
  /** "true" for an agreement that was found beyond the collection by which the language was measured. */
  readonly further?: string;
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

const CASE_KEYS = ["name", "example", "gives", "period", "as of", "facts", "expect", "working"];

/** The examples of a file, those with facts for all of them given to each. */
export function workedExamples(path: string): readonly WorkedExample[] {
  const file = workedFile(path);
  return file.cases.map((example) => {
    closed(example, CASE_KEYS, example.name);
    for (const key of ["name", "period", "expect", "working"]) assert(Object.hasOwn(example, key), key);
    const expected = Object.entries(example.expect).map(([key, text]) => [key, inMoney(text)] as const);
    const facts = joined(file.facts ?? {}, example.facts ?? {});
    return { ...example, facts, expect: Object.fromEntries(expected), written: example.expect };
  });
}

/** A file of examples as it is written. */
export function workedFile(path: string): WorkedExamples {
  const file: WorkedExamples = parse(readFileSync(path, "utf8"), { schema: "failsafe" });
  closed(file, ["kind", "facts", "cases", "further", "left out"], path);
  assert(Object.hasOwn(file, "kind"), `${path} says what trade it is from`);
  return file;
}

/** Refuses keys that nobody reads. */
export function closed(map: object, known: readonly string[], where: string): void {
  for (const key of Object.keys(map)) assert(known.includes(key), `${where}: "${key}" is no key here`);
}

/** "10 % of 1000.00 USD" as "100.00 USD"; any other text as it is. */
function inMoney(text: string): string {
  const [, percent = "", amount = "", currency = ""] = /^(\S+) % of (\S+) ([A-Z]{3})$/.exec(text) ?? [];
  const [share, base] = [parseDecimal(percent), parseDecimal(amount)];
  if (share === undefined || base === undefined) return text;
  const decimals = amount.split(".")[1]?.length ?? 0;
  return `${formatDecimal(multiply(multiply(share, base), ratio(1, 100)), decimals)} ${currency}`;
}

function joined(common: FactsByStream, own: FactsByStream): FactsByStream {
  const streams = [...new Set([...Object.keys(common), ...Object.keys(own)])];
  return Object.fromEntries(
    streams.map((stream) => [stream, [...(common[stream] ?? []), ...(own[stream] ?? [])]]),
  );
}
