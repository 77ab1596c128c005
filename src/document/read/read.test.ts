import { describe, expect, it } from "vitest";
import { parseAgreement } from "../parse.ts";
import { readSource } from "../source.ts";
import { writeCondition } from "../write/condition.ts";
import { writeFormula } from "../write/formula.ts";
import { layOut } from "../write/layout.ts";
import { writeTimeline } from "../write/timeline.ts";
import type { Written } from "../write/written.ts";
import { readCondition } from "./condition.ts";
import { readFormula } from "./formula.ts";
import type { Reading } from "./reading.ts";
import { readTimeline } from "./timeline.ts";

function newReading(): Reading {
  const declared = {
    clocks: new Set(["response"]),
    targets: new Set(["uptime"]),
    calendars: new Set(["office", "24x7"]),
    timelines: new Set(["down"]),
    streams: new Set<string>(),
    names: new Set(["response", "uptime", "priority", "wait", "done", "limit"]),
  };
  return { problems: [], declared };
}

/** What a part reads as, printed again; or the codes of its problems. */
function again<T>(
  text: string,
  read: (reading: Reading, node: NonNullable<ReturnType<typeof readSource>["root"]>) => T,
  write: (value: T) => Written,
): string {
  const { root } = readSource(text);
  if (root === undefined) return "nothing";
  const reading = newReading();
  const value = read(reading, root);
  if (reading.problems.length > 0)
    return reading.problems.map(({ code, pointer }) => `${code} ${pointer || "/"}`).join(", ");
  return layOut({ entries: [["x", write(value)]], spread: true }, new Set())
    .replace(/^x: ?\n?/, "")
    .trimEnd();
}

describe("conditions", () => {
  it.each([
    ["{ priority: urgent }", "{ priority: urgent }"],
    ["{ priority: [urgent] }", "{ priority: urgent }"],
    ["{ priority: [urgent, high] }", "{ priority: [urgent, high] }"],
    ["{ priority: [1 month] }", "{ priority: [1 month] }"],
    ["{ priority: [known] }", "{ priority: [known] }"],
    ["{ priority: 5 kg }", "{ priority: 5 kg }"],
    ['{ priority: "1" }', '{ priority: "1" }'],
    ["{ priority: known }", "{ priority: known }"],
    ["{ wait: 5 }", "{ wait: exactly 5 }"],
    ["{ wait: 5 minutes }", "{ wait: exactly 5 minutes }"],
    ["{ wait: at most limit }", "{ wait: at most limit }"],
    ["{ wait: { below: 3 % of limit } }", "{ wait: below 3 % of limit }"],
    ["{ wait: { above: 5, at most: limit } }", "{ wait: { above: 5, at most: limit } }"],
    ["{ wait: { not: at most 5 } }", "{ not: { wait: at most 5 } }"],
    ["{ done: true }", "{ done: true }"],
    ["{ done: exactly false }", "{ done: false }"],
    ["{ response: met, done: true }", "{ response: met, done: true }"],
    ["{ all of: [{ response: met }, { done: true }] }", "{ response: met, done: true }"],
    ["{ all of: [{ response: met }] }", "{ all of: [{ response: met }] }"],
    ["{ any of: [] }", "{ any of: [] }"],
    [
      "{ value: { in a row: uptime, verdict: met }, is: at least 3 }",
      "{ value: { in a row: uptime, verdict: met }, is: at least 3 }",
    ],
    ["{ value: { by: priority, P1: limit }, is: late }", "{ value: { by: priority, P1: limit }, is: late }"],
    ["{ value: at least 3 }", "{ value: at least 3 }"],
    ["{ every member: { done: true } }", "{ every member: { done: true } }"],
    ["{}", "wrong-type /"],
    ["{ wait: at most 5 days }", "ambiguous-day /wait"],
    ["{ priority: [1, 2] }", "wrong-type /priority/0, wrong-type /priority/1"],
    ["{ is: 3 }", "missing-key /"],
    ["{ wait: { at lest: 5 } }", "unknown-key /wait/at lest"],
    ["{ wait: ~ }", "wrong-type /wait"],
    ["[a]", "wrong-type /"],
  ])("%s reads as %s", (text, result) => {
    expect(again(text, readCondition, writeCondition)).toBe(result);
  });

  it("know a clock's outcome from a field's word, and a target's verdict from both", () => {
    const kinds = ["{ response: met }", "{ uptime: missed }", "{ priority: met }", "{ response: late }"].map(
      (text) => {
        const { root } = readSource(text);
        return root && readCondition(newReading(), root).kind;
      },
    );
    expect(kinds).toEqual(["clock is", "verdict is", "one of", "one of"]);
  });
});

describe("formulas", () => {
  it.each([
    ["{ times: [12 %, limit] }", "12 % of limit"],
    ["12 % of limit", "12 % of limit"],
    ["EUR 12.5", "12.50 EUR"],
    ["{ divide: [1, 30] }", "{ divide: [1, 30] }"],
    ["{ by: priority, P1: 1, any: 2 }", "{ by: priority, P1: 1, any: 2 }"],
    ["{ by: [priority, done], rows: [[P1, any, 1]] }", "{ by: [priority, done], rows: [[P1, any, 1]] }"],
    ["{ by: priority, rows: [[rows, 1], [add, 2]] }", "{ by: priority, rows: [[rows, 1], [add, 2]] }"],
    ["{ by: priority, add: 2, text: 3 }", "{ by: priority, add: 2, text: 3 }"],
    ["{ text: late }", "{ text: late }"],
    ["{ test: { done: true } }", "{ test: { done: true } }"],
    [
      "{ due: { from: limit, by: 2 business days, on: { by: priority, P1: 24x7 }, end: at 16:00 } }",
      "{ due: { from: limit, by: 2 business days, on: { by: priority, P1: 24x7 }, end: at 16:00 } }",
    ],
    ["{ add: [1], times: [2] }", "conflicting-keys /times"],
    ["{ ad: [1, 2] }", "unknown-key /ad"],
    ["{ subtract: [1] }", "wrong-length /subtract"],
    ["{ add: [] }", "wrong-length /add"],
    ["{ percentile: 0, of: limit, over: cases }", "out-of-range /percentile"],
    ["{ by: priority }", "missing-key /"],
    ["{ by: [priority, done], P1: 4 }", "wrong-length /P1"],
    ["{ bands of: limit, rows: [{ at least: 1, above: 2, gives: 3 }] }", "conflicting-keys /rows/0/above"],
    ["{ previous: fee, ago: 1, otherwise: fee }", "wrong-type /otherwise"],
    ["{ previous: fee, ago: 0 }", "wrong-type /ago"],
    ["at least 5", "wrong-type /"],
    ['"5"', "wrong-type /"],
    ["~", "wrong-type /"],
    ["[1, 2]", "wrong-type /"],
  ])("%s reads as %s", (text, result) => {
    expect(again(text, readFormula, writeFormula)).toBe(result);
  });
});

describe("timelines", () => {
  it.each([
    ["down", "down"],
    ["the period", "the period"],
    ["{ of: office, without: [down] }", "{ of: office, without: [down] }"],
    ["{ during: outages, without: [down] }", "{ during: outages, without: [down] }"],
    [
      "{ of: { during: outages, without: [down] }, without: [office] }",
      "{ of: { during: outages, without: [down] }, without: [office] }",
    ],
    [
      "{ in whole: 1 hour, counted when: above 6 minutes, of: down }",
      "{ in whole: 1 hour, counted when: above 6 minutes, of: down }",
    ],
    ["{ across: region, need: 2, of: down }", "{ across: region, need: 2, of: down }"],
    ["{ duing: outages }", "unknown-key /duing"],
    ["{ during: outages, outside: down }", "conflicting-keys /outside"],
    ["{ any of: [] }", "wrong-length /any of"],
    ["{ runs above: 0 minutes, of: down }", "not-positive /runs above"],
    ["{ at most: 1 day, of: down }", "ambiguous-day /at most"],
    ["5", "wrong-type /"],
  ])("%s reads as %s", (text, result) => {
    expect(again(text, readTimeline, writeTimeline)).toBe(result);
  });

  it("know a calendar from a timeline by what is declared", () => {
    const kinds = ["office", "down", "24x7", "elsewhere"].map(
      (text) => readTimeline(newReading(), { kind: "text", text, pointer: "" }).kind,
    );
    expect(kinds).toEqual(["calendar", "named", "calendar", "named"]);
  });
});

describe("a document that is no agreement", () => {
  it.each([
    ["", "wrong-type 1:1"],
    ["- a\n- b\n", "wrong-type 1:1"],
    ["just a sentence", "wrong-type 1:1"],
  ])("%j is told once", (text, told) => {
    expect(
      parseAgreement(text).problems.map(({ code, line, column }) => `${code} ${line}:${column}`),
    ).toEqual([told]);
  });

  it("is told everything that is missing, in one go", () => {
    const { agreement, problems } = parseAgreement("tallystick: 1\n");
    expect(agreement).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(Array(7).fill("missing-key"));
  });
});

describe("a section without entries", () => {
  it("is the same agreement as one without the section", () => {
    const head =
      "tallystick: 1\nagreement: Nothing\nid: nothing\nversion: 1\nkind: service level agreement\nbetween: { provider: A, customer: B }\nterm: { from: 2026-01-01 }\ngoverning: { zone: Etc/UTC, zone data: 2026f, currency: EUR, language: en, period: week }\n";
    const empty = parseAgreement(`${head}series: {}\ngoals: {}\naccounts: {}\n`);
    expect(empty).toEqual(parseAgreement(head));
  });
});

describe("a note for tools", () => {
  it.each([
    ["12", undefined],
    ["1.5", "use-string"],
    ["9007199254740993", "use-string"],
    ["12345678901234567000", "use-string"],
  ])("may hold whole numbers that every program keeps: %s", (digits, code) => {
    const { problems } = parseAgreement(`x-note: { number: ${digits} }\n`);
    expect(problems.find(({ pointer }) => pointer === "/x-note/number")?.code).toBe(code);
  });
});
