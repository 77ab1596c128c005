import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookOf } from "../../engine/measure/fact/book.ts";
import type { Fact, FactBook, FieldValue } from "../../engine/measure/fact/fact.ts";
import { ratio } from "../../engine/value/ratio.ts";
import { factColumns } from "./fact-columns.ts";

const STREAMS = ["cases", "probes"];
const SUBJECTS = ["A", "B", "A1", "Ä", "日本"];

const fieldValue: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom("P1", "P2", "", "r1/2", "true"),
  fc.boolean(),
  fc.integer({ min: -1000, max: 1000 }),
  fc.tuple(fc.integer(), fc.integer({ min: 1, max: 7 })).map(([n, d]) => ratio(n, d)),
  fc.bigInt().map((n) => ratio(n)),
);

/** Few ids, instants and subjects, so that facts repeat, conflict, tie and correct each other. */
const anyFact: fc.Arbitrary<Fact> = fc.record(
  {
    id: fc.constantFrom("1", "2", "3", "10", "é", "12"),
    source: fc.constantFrom("desk", "log", "ab"),
    stream: fc.constantFrom(...STREAMS),
    subject: fc.constantFrom(...SUBJECTS),
    event: fc.constantFrom("opened", "closed"),
    occurredAt: fc.integer({ min: 0, max: 3 }),
    until: fc.integer({ min: 4, max: 6 }),
    recordedAt: fc.integer({ min: 0, max: 5 }),
    fields: fc.dictionary(fc.constantFrom("priority", "weight"), fieldValue, { noNullPrototype: true }),
    corrects: fc.constantFrom("1", "2", "3", "99"),
  },
  { requiredKeys: ["id", "source", "stream", "subject", "occurredAt", "recordedAt", "fields"] },
);

function said(book: FactBook): unknown {
  return {
    size: book.size,
    histories: STREAMS.map((stream) => [...book.histories(stream)]),
    single: STREAMS.flatMap((stream) => SUBJECTS.map((subject) => book.history(stream, subject))),
    unknown: [[...book.histories("none")], book.history("none", "A"), book.history("cases", "none")],
  };
}

describe("law", () => {
  it("columns answer as the plain book does, whatever comes in whichever order", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 25 }), (facts) => {
        const columns = factColumns();
        for (const fact of facts) columns.add(fact);
        const closed = columns.close();
        const plain = bookOf(facts);
        expect(said(closed.book)).toEqual(said(plain.book));
        expect(closed.problems).toEqual(plain.problems);
        for (const instant of [4, 2, 0]) {
          const [asStored, asPlain] = [closed, plain].map((each) =>
            each.book.withoutCorrectionsAfter(instant),
          );
          expect(asStored && said(asStored)).toEqual(asPlain && said(asPlain));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("also for long histories and without any dispute", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(3)), { minLength: 30, maxLength: 300 }), (draws) => {
        const facts = draws.map(([time, subject], index): Fact => {
          const id = String(index);
          return {
            id,
            source: "desk",
            stream: "cases",
            subject: `C${subject}`,
            occurredAt: time,
            recordedAt: time,
            fields: {},
          };
        });
        const columns = factColumns();
        expect(facts.map(columns.add)).toEqual(facts.map(() => "kept"));
        expect(said(columns.close().book)).toEqual(said(bookOf(facts).book));
      }),
    );
  });
});

it("says what became of each fact", () => {
  const fact: Fact = {
    id: "1",
    source: "desk",
    stream: "cases",
    subject: "A",
    occurredAt: 5,
    recordedAt: 9,
    fields: {},
  };
  const columns = factColumns();
  expect(columns.add(fact)).toBe("kept");
  expect(columns.add({ ...fact })).toBe("repeated");
  expect(columns.add({ ...fact, occurredAt: 6 })).toBe("conflict");
  expect(columns.add({ ...fact, source: "log" })).toBe("kept");
  const { book, problems } = columns.close();
  expect(book.history("cases", "A")?.facts.map(({ source, occurredAt }) => [source, occurredAt])).toEqual([
    ["desk", 5],
    ["log", 5],
  ]);
  expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([["fact-conflict", "/desk/1"]]);
});
