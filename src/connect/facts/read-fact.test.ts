/** One line of a facts file: what is read, and what is refused with which code at which place. */
import { describe, expect, it } from "vitest";
import { readFact } from "./read-fact.ts";

const GOOD = {
  id: "17",
  source: "desk",
  stream: "cases",
  subject: "INC-1",
  event: "opened",
  occurredAt: "2026-10-05T09:00:00Z",
  recordedAt: "2026-10-05T09:00:01Z",
  fields: { priority: "P1", weight: 3, urgent: true },
} as const;

/** A good line whose text is changed: what it says, and what stands there instead. */
function line(from = "", to = ""): string {
  const text = JSON.stringify(GOOD);
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

/** "code pointer" of each problem; nothing for a line that is read. */
function refusals(text: string): readonly string[] {
  const read = readFact(text);
  return read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("a line that is read", () => {
  it("is the fact as it stands, texts and numbers untouched", () => {
    expect(readFact(line())).toEqual({ ok: true, value: GOOD });
  });

  it("has no fields where it names none", () => {
    const read = readFact(line(',"fields":{"priority":"P1","weight":3,"urgent":true}'));
    expect(read.ok && read.value.fields).toEqual({});
  });

  const fine: readonly (readonly [sentence: string, from: string, to: string])[] = [
    ["may have keys of its own that begin with x-", '"id"', '"x-batch":{"run":1.5},"id"'],
    ["may hold any character that is one", '"P1"', '"naïve 🙂 \\u0001"'],
    ["may hold what looks like a key, a brace or a number in a text", '"P1"', '"{\\"id\\": 1.5} id:"'],
    ["may hold the greatest whole number that is safe", ":3", ":9007199254740991"],
    ["may hold the least one", ":3", ":-9007199254740991"],
    ["may have a field named like a key of the fact", '"priority"', '"id"'],
    ["may stand with spaces around everything", '"weight":3', ' "weight" :\t3 '],
    ["may be empty where admission will ask for more", '"17"', '""'],
  ];
  for (const [sentence, from, to] of fine) {
    it(sentence, () => {
      expect(refusals(line(from, to))).toEqual([]);
    });
  }
});

describe("a line that is refused", () => {
  const refused: readonly (readonly [sentence: string, from: string, to: string, ...codes: string[]])[] = [
    ["stops before its end", '"urgent":true}}', '"urgent":true', "invalid-json "],
    ["goes on after its end", "true}}", "true}} and more", "invalid-json "],
    ["holds two objects", "true}}", 'true}} {"id":"18"}', "invalid-json "],
    ["says NaN", ":3", ":NaN", "invalid-json "],
    ["says Infinity", ":3", ":Infinity", "invalid-json "],
    ["begins with a mark of its byte order", "{", "\uFEFF{", "invalid-json "],
    ["has a comma too many", "true}}", "true},}", "invalid-json "],
    ["has a key twice", '"source"', '"id":"18","source"', "duplicate-key /id"],
    ["has a key twice, once in disguise", '"source"', '"\\u0069d":"18","source"', "duplicate-key /id"],
    ["has a field twice", '"weight"', '"priority":"P2","weight"', "duplicate-key /fields/priority"],
    ["repeats a key deep in its extras", '"id"', '"x-a":{"b":{"c":1,"c":2}},"id"', "duplicate-key /x-a/b/c"],
    [
      "has a key that reaches for a prototype",
      '"id"',
      '"__proto__":{"fields":{}},"id"',
      "forbidden-key /__proto__",
    ],
    [
      "has a key that reaches for a constructor",
      '"id"',
      '"constructor":"x","id"',
      "forbidden-key /constructor",
    ],
    [
      "has such a key among its fields",
      '"weight"',
      '"__proto__":1,"weight"',
      "forbidden-key /fields/__proto__",
    ],
    ["has a field named prototype", '"weight"', '"prototype":1,"weight"', "forbidden-key /fields/prototype"],
    [
      "has a key that was misspelt",
      '"occurredAt"',
      '"occuredAt"',
      "unknown-key /occuredAt",
      "missing-key /occurredAt",
    ],
    ["has a key that nobody knows", '"id"', '"colour":"red","id"', "unknown-key /colour"],
    ["has a slash and a tilde in a key", '"id"', '"a/b~c":"red","id"', "unknown-key /a~1b~0c"],
    ["has no source", '"source":"desk",', "", "missing-key /source"],
    ["has no stream", '"stream":"cases",', "", "missing-key /stream"],
    ["has a number for an id", '"17"', "17", "wrong-type /id"],
    ["has nothing for a subject", '"INC-1"', "null", "wrong-type /subject"],
    ["has an instant in milliseconds", '"2026-10-05T09:00:00Z"', "1791190800000", "wrong-type /occurredAt"],
    ["has a list for an event", '"opened"', '["opened"]', "wrong-type /event"],
    ["has a list of fields", '{"priority":"P1","weight":3,"urgent":true}', "[1]", "wrong-type /fields"],
    [
      "has nothing for its fields",
      '{"priority":"P1","weight":3,"urgent":true}',
      "null",
      "wrong-type /fields",
    ],
    ["has nothing in a field", '"P1"', "null", "wrong-type /fields/priority"],
    ["has a list in a field", '"P1"', '["P1"]', "wrong-type /fields/priority"],
    ["has an object in a field", '"P1"', '{"is":"P1"}', "wrong-type /fields/priority"],
    ["has a broken number in a field", ":3", ":0.1", "use-string /fields/weight"],
    [
      "has a broken number that a float takes for a whole one",
      ":3",
      ":0.99999999999999999999",
      "use-string /fields/weight",
    ],
    ["has a whole number that is written as a broken one", ":3", ":3.0", "use-string /fields/weight"],
    ["has a number with an exponent", ":3", ":3e2", "use-string /fields/weight"],
    ["has a number that is as good as infinite", ":3", ":1e999", "use-string /fields/weight"],
    ["has a whole number beyond 2^53", ":3", ":9007199254740993", "use-string /fields/weight"],
    ["has half of a pair of characters", '"P1"', '"\\ud83d"', "bad-character /fields/priority"],
    ["has a NUL", '"INC-1"', '"INC\\u0000"', "bad-character /subject"],
    ["has a NUL in the name of a field", '"weight"', '"we\\u0000ight"', "bad-character /fields/we\u0000ight"],
    ["has half of a pair in an id", '"17"', '"\\udc00"', "bad-character /id"],
  ];
  for (const [sentence, from, to, ...codes] of refused) {
    it(sentence, () => {
      expect(refusals(line(from, to))).toEqual(codes);
    });
  }

  for (const text of ["[]", "null", "17", '"fact"', "true"]) {
    it(`is no object: ${text}`, () => {
      expect(refusals(text)).toEqual(["wrong-type "]);
    });
  }

  it("is empty", () => {
    expect(refusals("")).toEqual(["invalid-json "]);
  });

  it("is longer than a fact can be, and is not even parsed", () => {
    expect(refusals(`{"id":"${"1".repeat(1_048_576)}`)).toEqual(["too-large "]);
  });

  it("is deeper than a fact can be", () => {
    const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(refusals(line('"id"', `"x-a":${deep(31)},"id"`))).toEqual([]);
    expect(refusals(line('"id"', `"x-a":${deep(32)},"id"`))).toEqual(["too-deep /x-a"]);
    expect(refusals(line('"id"', `"x-a":${deep(300_000)},"id"`))).toHaveLength(1);
  });

  it("tells everything that is wrong with it at once", () => {
    const text = '{"id":1,"id":2,"sorce":"a","fields":{"a":0.5,"b":null}}';
    expect(refusals(text)).toEqual([
      "unknown-key /sorce",
      "missing-key /source",
      "missing-key /stream",
      "missing-key /subject",
      "missing-key /occurredAt",
      "missing-key /recordedAt",
      "wrong-type /id",
      "wrong-type /fields/b",
      "duplicate-key /id",
      "use-string /fields/a",
    ]);
  });

  it("hears which key was meant, and how to write a number", () => {
    const messages = (text: string): readonly string[] => {
      const read = readFact(text);
      return read.ok ? [] : read.problems.map(({ message }) => message);
    };
    expect(messages(line('"occurredAt"', '"occuredAt"'))[0]).toContain('did you mean "occurredAt"?');
    expect(messages(line(":3", ":0.10"))[0]).toContain('write it as text, "0.10"');
  });
});

describe("a very long text", () => {
  it("is read without running out of anything", () => {
    expect(refusals(line("P1", "a\\n".repeat(300_000)))).toEqual([]);
    expect(refusals(line("P1", "a".repeat(1_000_000)))).toEqual([]);
  });
});
