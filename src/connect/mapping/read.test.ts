import { describe, expect, it } from "vitest";
import { readMapping } from "./read.ts";

const HEAD = "tallystick mapping: 1\nsource: desk\n";
const WHOLE = `${HEAD}stream: cases\nsubject: number\ntime: at\n`;

/** "code line: message" of each problem. */
function problems(text: string): readonly string[] {
  return readMapping(text).problems.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

describe("reading a mapping", () => {
  it("one fact a row needs no list", () => {
    const { mapping } = readMapping(`${WHOLE}event: opened\n`);
    expect(mapping?.facts).toHaveLength(1);
    expect(mapping?.facts[0]).toMatchObject({ stream: "cases", event: { kind: "constant", text: "opened" } });
    expect(mapping).toMatchObject({
      reads: "csv",
      delimiter: ",",
      encoding: "utf-8",
      ambiguousTimes: "reject",
    });
  });

  it("what stands at the top holds for each fact that does not say it itself", () => {
    const facts =
      "facts:\n  - { event: opened, once per subject: true }\n  - { event: { from: state }, time: changed, stream: changes }\n";
    const { mapping } = readMapping(WHOLE + facts);
    expect(
      mapping?.facts.map(({ stream, time, oncePerSubject }) => [stream, time, oncePerSubject]),
    ).toMatchObject([
      ["cases", { column: { value: "at" } }, true],
      ["changes", { column: { value: "changed" } }, false],
    ]);
  });

  it("columns may be called anything", () => {
    const { mapping } = readMapping(`${WHOLE}fields: { a: 12, b: true, c: "a: b" }\n`);
    expect(mapping?.facts[0]?.fields.map(({ is }) => is)).toMatchObject(
      ["12", "true", "a: b"].map((value) => ({ column: { value } })),
    );
  });
});

describe("what is wrong with a mapping is told with its line", () => {
  it.each([
    [
      "an unknown key",
      `${WHOLE}evnt: opened\n`,
      /^unknown-key 6: "evnt" means nothing here; did you mean "event"\?/,
    ],
    ["a version that is not known", "tallystick mapping: 2\n", /^unknown-version 1:/],
    ["no subject", `${HEAD}stream: cases\ntime: at\n`, /^missing-key 1: Say "subject"/],
    ["no time", `${HEAD}stream: cases\nsubject: number\n`, /^missing-key 1: Say "time"/],
    ["no stream", `${HEAD}subject: number\ntime: at\n`, /^missing-key 1: Say "stream"/],
    [
      "a format that is none",
      `${HEAD}stream: c\nsubject: n\ntime: { from: at, format: d/M/yy T }\n`,
      /^invalid-format 5:.*in quotes/,
    ],
    [
      "a type that is none",
      `${WHOLE}fields: { a: { from: x, as: float } }\n`,
      /^unknown-value 6: "as" is one of text, number/,
    ],
    [
      "money without its currency",
      `${WHOLE}fields: { a: { from: x, as: money } }\n`,
      /^missing-key 6: Say "currency"/,
    ],
    [
      "a currency that is none",
      `${WHOLE}fields: { a: { from: x, as: money, currency: EURO } }\n`,
      /^unknown-currency 6:/,
    ],
    [
      "a duration without its unit",
      `${WHOLE}fields: { a: { from: x, as: duration } }\n`,
      /^missing-key 6: Say "unit"/,
    ],
    [
      "a value beside a column",
      `${WHOLE}fields: { a: { value: x, from: y } }\n`,
      /^unknown-key 6: "value" stands alone/,
    ],
    [
      "otherwise without a map",
      `${WHOLE}fields: { a: { from: x, otherwise: y } }\n`,
      /^unknown-key 6: "otherwise" goes with "map"/,
    ],
    ["a key twice", `${WHOLE}time: later\n`, /^duplicate-key 6:/],
    ["a list of no facts", `${WHOLE}facts: []\n`, /^wrong-type 6: Write a list with at least one entry/],
    ["text that is no map", "hello", /^wrong-type 1: A mapping begins with/],
    ["text that is no YAML", "a: [", /^yaml-syntax/],
  ])("%s", (_sentence, text, expected) => {
    const [first, ...others] = problems(text);
    expect(first).toMatch(expected);
    expect(others).toEqual([]);
    expect(readMapping(text).mapping).toBeUndefined();
  });

  it("all problems come at once, each once", () => {
    const text = `${HEAD}stream: cases\nsubject: number\nwhere: 5\nfacts: [{ event: a }, { time: { form: at } }]\n`;
    expect(problems(text).map((each) => each.split(":")[0])).toEqual([
      "missing-key 6",
      "wrong-type 5",
      "unknown-key 6",
      "missing-key 6",
    ]);
  });
});
