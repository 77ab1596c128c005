/**
 * A law of refusal: whatever is done to a document, reading it ends with an agreement or with problems that have a
 * place and a sentence, never with a crash; and an agreement that came through can be printed and read again.
 */
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAgreement } from "../../src/document/canonical.ts";
import { locateProblems } from "../../src/document/locate.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { printAgreement } from "../../src/document/print.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import { zoneRelease } from "../../src/zones/release.ts";

const release = zoneRelease();

const examples = globSync("examples/{agreements,public-data}/*/agreement.yaml")
  .sort()
  .map((path) => readFileSync(path, "utf8"));

const words = [
  ...new Set(
    examples.flatMap((text) => text.match(/[A-Za-z][A-Za-z ]+[A-Za-z]|\d[\d.]*|[{}[\],:&*!%<"'-]/g) ?? []),
  ),
];

/** One thing done to a text: a stretch of it replaced by a word of other documents, by anything, or by nothing. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  by: fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 4 }), fc.constant("")),
});

const damagedDocument = fc
  .tuple(fc.constantFrom(...examples), fc.array(damage, { minLength: 1, maxLength: 3 }))
  .map(([text, damages]) =>
    damages.reduce((damaged, { at, length, by }) => {
      const start = Math.floor(at * damaged.length);
      return damaged.slice(0, start) + by + damaged.slice(start + length);
    }, text),
  );

/** Any tree of data below the keys that an agreement has. */
const foreignTree = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...words),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie("tree"), { maxKeys: 5 }),
  ),
})).tree;

function expectAnswer(text: string): void {
  const { agreement, problems } = parseAgreement(text);
  for (const { code, message, line, column } of problems) {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
    expect(message).toMatch(/[.?]$/);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
  }
  expect(agreement === undefined).toBe(problems.some(({ severity }) => severity === "error"));
  if (agreement === undefined) return;
  const again = parseAgreement(printAgreement(agreement));
  expect(again.problems).toEqual([]);
  expect(again.agreement && canonicalAgreement(again.agreement)).toBe(canonicalAgreement(agreement));
  locateProblems(text, compilePlan(agreement, release).problems);
}

describe("a damaged document", () => {
  it("is answered with problems, or read as what it now says", () => {
    fc.assert(fc.property(damagedDocument, expectAnswer), { numRuns: 400 });
  });

  it("of foreign data is answered with problems", () => {
    const document = fc.dictionary(
      fc.constantFrom(
        "tallystick",
        "between",
        "term",
        "governing",
        "calendars",
        "facts",
        "items",
        "clocks",
        "timelines",
        "fees",
        "figures",
        "targets",
        "credits",
        "caps",
        "claims",
        "rights",
        "clauses",
        "x-note",
      ),
      foreignTree,
    );
    fc.assert(
      fc.property(document, (data) => expectAnswer(JSON.stringify(data))),
      { numRuns: 1500 },
    );
  });
});
