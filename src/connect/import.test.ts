import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Fact, RawFact } from "../engine/measure/fact/fact.ts";
import { problem } from "../engine/value/problem.ts";
import { zoneRelease } from "../zones/release.ts";
import { type FactSink, type ImportOptions, importFacts, type Reject } from "./import.ts";
import { compileMapping } from "./mapping/compile.ts";
import { readMapping } from "./mapping/read.ts";

interface Imported {
  readonly facts: readonly RawFact[];
  readonly rejects: readonly Reject[];
  readonly problems: readonly string[];
  readonly tally: Awaited<ReturnType<typeof importFacts>>["tally"];
}

/** Imports a text by a mapping; its first lines are always the same. */
async function imported(
  mapping: string,
  data: string | Uint8Array,
  options: ImportOptions = {},
): Promise<Imported> {
  const read = readMapping(`tallystick mapping: 1\nsource: desk\nstream: cases\n${mapping}`);
  if (read.mapping === undefined) throw new Error(JSON.stringify(read.problems));
  const { compiled, problems } = compileMapping(read.mapping, zoneRelease());
  if (compiled === undefined) throw new Error(JSON.stringify(problems));
  const facts: RawFact[] = [];
  const rejects: Reject[] = [];
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.subarray(at * 7, at * 7 + 7),
  );
  const done = await importFacts(chunks, compiled, sinkInto(facts), {
    onReject: (each) => rejects.push(each),
    ...options,
  });
  const { rows, accepted, rejected, skipped, skippedBecause } = done.tally;
  expect(rows).toBe(accepted + rejected + skipped);
  expect([...skippedBecause.values()].reduce((sum, each) => sum + each, 0)).toBe(skipped);
  expect(rejects).toHaveLength(rejected);
  return {
    facts,
    rejects,
    tally: done.tally,
    problems: done.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`),
  };
}

/** Admits everything but the subject "bad". */
function sinkInto(facts: RawFact[]): FactSink {
  return {
    admit: (raw) => {
      if (raw.subject === "bad")
        return { ok: false, problems: [problem("unknown-event", "/event", "No such event.")] };
      facts.push(raw);
      const fact: Fact = { ...raw, occurredAt: 0, recordedAt: 0, until: 0, fields: {} };
      return { ok: true, value: fact };
    },
    keep: () => "kept",
  };
}

const times = (facts: readonly RawFact[]) => facts.map(({ occurredAt }) => occurredAt);

describe("values of facts", () => {
  it("a row becomes a fact whose id is its line", async () => {
    const { facts } = await imported(
      "subject: n\ntime: at\nevent: opened\n",
      "n,at\nA,2026-10-05T09:00:00+02:00\n",
      { file: "may.csv" },
    );
    expect(facts).toEqual([
      {
        id: "may.csv:00000002",
        source: "desk",
        stream: "cases",
        subject: "A",
        event: "opened",
        occurredAt: "2026-10-05T07:00:00Z",
        recordedAt: "2026-10-05T07:00:00Z",
        fields: {},
      },
    ]);
  });

  it.each([
    ["text", "{ from: v }", "x y", "x y"],
    ["a number keeps its digits", "{ from: v, as: number }", "0.10", "0.10"],
    ["a percentage is a fraction", "{ from: v, as: percent }", "87", "0.87"],
    ["a percentage with its sign", "{ from: v, as: percent }", "-0.5 %", "-0.005"],
    ["a number with a decimal comma", '{ from: v, as: number, format: "1.234,5" }', "12.345,60", "12345.60"],
    ["money", "{ from: v, as: money, currency: EUR }", "12.50", "12.50 EUR"],
    ["a length of time", "{ from: v, as: duration, unit: minutes }", "90", "90 minutes"],
    ["a flag", "{ from: v, as: flag }", "Yes", true],
    ["a date", "{ from: v, as: date, format: d-MMM-yy }", "2-Jun-06", "2006-06-02"],
    ["a date before a time of day", "{ from: v, as: date }", "2006-06-02 10:30", "2006-06-02"],
    ["an instant", "{ from: v, as: instant, format: unix seconds }", "1456708560", "2016-02-29T01:16:00Z"],
    ["a text that stands for another", "{ from: v, map: { 1: P1 } }", "1", "P1"],
    [
      "a text that is not in the map, when the mapping names what it stands for",
      "{ from: v, map: { 1: P1 }, otherwise: P9 }",
      "7",
      "P9",
    ],
    ["a stand-in for a missing cell", '{ from: v, default: "3", map: { 3: P3 } }', "", "P3"],
    ["a constant", "{ value: gold }", "anything", "gold"],
    ["a missing cell is no value", "{ from: v, missing: [n/a] }", "n/a", undefined],
    [
      "an unreadable cell may be left out",
      "{ from: v, as: number, when unreadable: leave out }",
      "see note",
      undefined,
    ],
  ])("%s", async (_sentence, cell, text, expected) => {
    const { facts } = await imported(
      `subject: n\ntime: at\nfields: { f: ${cell} }\n`,
      `n,at,v\nA,2026-10-05T09:00Z,"${text}"\n`,
    );
    expect(facts[0]?.fields.f).toEqual(expected);
  });
});

describe("rows that are refused", () => {
  const mapping =
    "subject: n\ntime: at\nmissing: ['?']\nfields: { f: { from: v, as: number }, p: { from: p, map: { 1: P1 } } }\n";
  it.each([
    ["text in a number column", "A,2026-10-05T09:00Z,much,1", "v", "not-a-number", "much"],
    [
      "a number with grouping that nobody announced",
      'A,2026-10-05T09:00Z,"1,000",1',
      "v",
      "not-a-number",
      "1,000",
    ],
    ["a value that is not mapped", "A,2026-10-05T09:00Z,5,2", "p", "unmapped-value", "2"],
    ["no subject", "?,2026-10-05T09:00Z,5,1", "n", "missing-cell", "?"],
    ["no time", "A,?,5,1", "at", "missing-cell", "?"],
    ["no time at all", "A,yesterday,5,1", "at", "not-a-time", "yesterday"],
    [
      "a time without an offset and no zone",
      "A,2026-10-05 09:00,5,1",
      "at",
      "zone-missing",
      "2026-10-05 09:00",
    ],
    ["something behind a date", "A,2026-10-05 soon,5,1", "at", "not-a-time", "2026-10-05 soon"],
    ["hour 24", "A,2026-10-05T24:00Z,5,1", "at", "not-a-time", "2026-10-05T24:00Z"],
    ["too few cells", "A,2026-10-05T09:00Z,5", undefined, "ragged-row", "A"],
    ["too many cells", "A,2026-10-05T09:00Z,5,1,", undefined, "ragged-row", "A"],
    ["a fact that is not admitted", "bad,2026-10-05T09:00Z,5,1", undefined, "unknown-event", "bad"],
    ["a quote that nobody closed", 'A,"2026', undefined, "open-quote", 'A,"2026'],
  ])("%s", async (_sentence, row, column, code, text) => {
    const { facts, rejects } = await imported(mapping, `n,at,v,p\nB,2026-10-05T09:00Z,5,1\n${row}`);
    expect(facts).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 3, code, text, ...(column === undefined ? {} : { column }) }]);
  });

  it("a row that cannot give all of its facts gives none", async () => {
    const cases =
      "subject: n\nfacts:\n  - { event: opened, time: a }\n  - { event: closed, time: { from: b, when missing: skip } }\n";
    const data =
      "n,a,b\nA,2026-10-05T09:00Z,2026-10-05T10:00Z\nB,2026-10-05T09:00Z,\nC,2026-10-05T09:00Z,soon\n";
    const { facts, rejects, tally } = await imported(cases, data);
    expect(facts.map(({ id, event }) => [id, event])).toEqual([
      ["00000002/1", "opened"],
      ["00000002/2", "closed"],
      ["00000003/1", "opened"],
    ]);
    expect(rejects).toMatchObject([{ line: 4, column: "b" }]);
    expect(tally.facts).toBe(3);
  });
});

describe("wall clocks", () => {
  const data = "n,at\nA,2026-03-29 01:30\nB,2026-10-25 01:30\nC,2026-07-01 09:00\n";
  it("a time that the zone's clocks skipped or showed twice is refused", async () => {
    const { facts, rejects } = await imported("subject: n\ntime: at\nzone: Europe/Lisbon\n", data);
    expect(times(facts)).toEqual(["2026-07-01T08:00:00Z"]);
    expect(rejects.map(({ code }) => code)).toEqual(["time-in-gap", "ambiguous-time"]);
  });

  it("unless the mapping says which is meant", async () => {
    const earlier = await imported(
      "subject: n\ntime: at\nzone: Europe/Lisbon\nambiguous times: earlier\n",
      data,
    );
    const later = await imported("subject: n\ntime: at\nzone: Europe/Lisbon\nambiguous times: later\n", data);
    expect(times(earlier.facts)).toEqual([
      "2026-03-29T01:00:00Z",
      "2026-10-25T00:30:00Z",
      "2026-07-01T08:00:00Z",
    ]);
    expect(times(later.facts)).toEqual([
      "2026-03-29T01:00:00Z",
      "2026-10-25T01:30:00Z",
      "2026-07-01T08:00:00Z",
    ]);
  });

  it("a zone that does not exist is a problem of the mapping", () => {
    const { mapping } = readMapping(
      "tallystick mapping: 1\nsource: s\nstream: c\nsubject: n\ntime: at\nzone: Lisbon\n",
    );
    if (mapping === undefined) throw new Error("the mapping is well formed");
    expect(compileMapping(mapping, zoneRelease()).problems).toMatchObject([
      { code: "unknown-zone", pointer: "/zone" },
    ]);
  });
});

describe("rows that are passed over", () => {
  const log =
    "n,state,p,at\nA,new,1,2026-01-01T00:00Z\nA,new,1,2026-01-02T00:00Z\nA,new,2,2026-01-03T00:00Z\n\nA,done,2,2026-01-04T00:00Z\nB,new,1,2026-01-05T00:00Z\n";

  it("only the first row of a subject", async () => {
    const { facts, tally } = await imported(
      "subject: n\ntime: at\nevent: opened\nonce per subject: true\n",
      log,
    );
    expect(facts.map(({ subject, id }) => [subject, id])).toEqual([
      ["A", "00000002"],
      ["B", "00000007"],
    ]);
    expect([...tally.skippedBecause]).toEqual([
      ["once per subject", 3],
      ["blank line", 1],
    ]);
  });

  it("only rows in which event or fields changed", async () => {
    const { facts } = await imported(
      "subject: n\ntime: at\nevent: { from: state }\nfields: { p: p }\nonly when changed: true\n",
      log,
    );
    expect(facts.map(({ id }) => id)).toEqual(["00000002", "00000004", "00000006", "00000007"]);
  });

  it("rows that fail a test, and events that are skipped", async () => {
    const { facts, tally } = await imported(
      "subject: n\ntime: at\nevent: { from: state, map: { new: skip, done: closed } }\nwhere: { p: { not: '1' } }\n",
      log,
    );
    expect(facts.map(({ event }) => event)).toEqual(["closed"]);
    expect([...tally.skippedBecause]).toEqual([
      ["where", 3],
      ["no event", 1],
      ["blank line", 1],
    ]);
  });

  it("a refused row is not remembered", async () => {
    const data = "n,at\nA,never\nA,2026-01-01T00:00Z\n";
    const { facts } = await imported("subject: n\ntime: at\nonce per subject: true\n", data);
    expect(facts).toHaveLength(1);
  });
});

describe("files", () => {
  const mapping = "subject: n\ntime: at\n";
  const row = "2026-01-01T00:00Z\n";

  it("columns that a file does not have, or has twice, are told before anything is read", async () => {
    const { problems, tally } = await imported(mapping, `N,at,at\nA,${row}`);
    expect(problems).toEqual([
      'unknown-column /subject The file has no column "n"; did you mean "N"?',
      'duplicate-column /time The file has several columns "at"; write "at (1)" for the first, "at (2)" for the second.',
    ]);
    expect(tally.rows).toBe(0);
  });

  it("the second of two columns of one name has a name of its own", async () => {
    const { facts } = await imported("subject: n\ntime: at (2)\n", "n,at,at\nA,never,2026-01-01T00:00Z\n");
    expect(times(facts)).toEqual(["2026-01-01T00:00:00Z"]);
  });

  it("a file without a header line has columns by the mapping", async () => {
    const { facts } = await imported(
      "subject: n\ntime: at\ncolumns: [n, at]\ndelimiter: ';'\n",
      "A;2026-01-01T00:00Z\n",
    );
    expect(facts).toHaveLength(1);
  });

  it("an empty file is a problem, and so is a header that cannot be read", async () => {
    expect((await imported(mapping, "")).problems[0]).toMatch(/^empty-file/);
    expect((await imported(mapping, 'n,"at"x\nA,B\n')).problems[0]).toMatch(/^unreadable-header/);
  });

  it("a compressed file is read as what it holds", async () => {
    const { facts } = await imported(mapping, gzipSync(`n,at\nA,${row}`));
    expect(facts).toHaveLength(1);
  });

  it("old encodings are read when the mapping names them, and refused when it does not", async () => {
    const bytes = Uint8Array.from(
      [..."n,at\nM\u00fcller,2026-01-01T00:00Z\n"].map((each) => each.charCodeAt(0)),
    );
    expect((await imported(`${mapping}encoding: windows-1252\n`, bytes)).facts[0]?.subject).toBe("Müller");
    expect((await imported(mapping, bytes)).rejects).toMatchObject([
      { code: "unreadable-cell", column: "n" },
    ]);
    const wide = Uint8Array.from(
      [...`\ufeffn,at\nM\u00fcller,${row}`].flatMap((each) => [
        each.charCodeAt(0) & 255,
        each.charCodeAt(0) >> 8,
      ]),
    );
    expect((await imported(`${mapping}encoding: utf-16\n`, wide)).facts[0]?.subject).toBe("Müller");
    const unannounced = await imported(mapping, wide);
    expect(unannounced.problems).toEqual([
      "looks-like-utf-16 /encoding The file looks like UTF-16, not UTF-8: write encoding: utf-16 in the mapping.",
    ]);
    expect(unannounced.tally.rows).toBe(0);
    expect((await imported(mapping, gzipSync(wide))).problems).toEqual(unannounced.problems);
  });

  it("JSON Lines: keys and pointers are columns, broken lines are refused", async () => {
    const lines = [
      '{"key": "A", "fields": {"at": "2026-01-01T00:00Z", "done": true}}',
      "",
      '{"key": "B"',
      '["C"]',
      '{"key": 12345678901234567890, "fields": {}}',
      '{"key": null}',
    ];
    const { facts, rejects, tally } = await imported(
      "reads: json lines\nsubject: key\ntime: /fields/at\nfields: { done: { from: /fields/done, as: flag } }\n",
      `${lines.join("\n")}\n`,
    );
    expect(facts).toMatchObject([{ id: "00000001", subject: "A", fields: { done: true } }]);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, "not-json"],
      [4, "not-json"],
      [5, "unreadable-cell"],
      [6, "missing-cell"],
    ]);
    expect(tally.skipped).toBe(1);
  });

  it("JSON Lines: a line that says one key twice is refused with the place of the key", async () => {
    const lines = [
      '{"key": "A", "key": "B", "at": "2026-01-01T00:00Z"}',
      '{"key": "A", "at": "2026-01-01T00:00Z", "f": {"a/b": [{"c": 1, "\\u0063": 2}]}}',
      '{"key": "A", "at": "2026-01-01T00:00Z", "f": {"key": ":\\"key\\":"}}',
    ];
    const { facts, rejects } = await imported(
      "reads: json lines\nsubject: key\ntime: at\n",
      lines.join("\n"),
    );
    expect(facts.map(({ id }) => id)).toEqual(["00000003"]);
    expect(rejects).toMatchObject([
      { line: 1, code: "duplicate-key", column: "/key" },
      { line: 2, code: "duplicate-key", column: "/f/a~1b//c" },
    ]);
  });
});
