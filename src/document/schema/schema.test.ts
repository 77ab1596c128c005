import { globSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CONDITIONS } from "../keywords/condition.ts";
import { FORMULAS } from "../keywords/formula.ts";
import type { KeywordMap } from "../keywords/keyword.ts";
import { PHRASES } from "../keywords/phrase.ts";
import { TIMELINES } from "../keywords/timeline.ts";
import { splitComparison } from "../phrase/comparison.ts";
import { readLiteral } from "../phrase/literal.ts";
import { readPeriod } from "../phrase/period.ts";
import { isRefusal } from "../phrase/refusal.ts";
import { readRounding } from "../phrase/rounding.ts";
import { readWeekdays } from "../phrase/weekday.ts";
import { readWindow } from "../phrase/window.ts";
import { readCondition } from "../read/condition.ts";
import { declaredIn } from "../read/declared.ts";
import { readFormula } from "../read/formula.ts";
import type { Reading } from "../read/reading.ts";
import { readTimeline } from "../read/timeline.ts";
import { languageReference } from "../reference.ts";
import { readSource } from "../source.ts";
import type { Node } from "../tree.ts";
import { agreementSchema, schemaText } from "./schema.ts";

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
// What editors agreed on beside the standard.
ajv.addVocabulary(["enumDescriptions", "patternErrorMessage", "defaultSnippets", "markdownDescription"]);
const validate = ajv.compile(agreementSchema());

function isValid(text: string): boolean {
  return validate(parse(text, { version: "1.2", schema: "core" }));
}

describe("the JSON Schema", () => {
  it.each(globSync("examples/{{agreements,public-data}/*/agreement,chain/**/*}.yaml").sort())(
    "accepts %s",
    (path) => {
      isValid(readFileSync(path, "utf8"));
      expect(validate.errors).toBeFalsy();
    },
  );

  it.each(globSync("examples/[0-9][0-9]*/agreement.yaml").sort())("accepts %s", (path) => {
    isValid(readFileSync(path, "utf8"));
    expect(validate.errors).toBeFalsy();
  });

  it.each([
    "unknown-key",
    "missing-key",
    "unknown-choice",
    "rounding-missing",
    "comparator-missing",
    "unknown-version",
    "conflicting-keys",
    "wrong-type-in-text",
    "wrong-length",
    "empty-window",
  ])("sees the mistake in %s, or leaves it to the reader", (folder) => {
    const seen = !isValid(readFileSync(`examples/problems/${folder}/agreement.yaml`, "utf8"));
    expect(seen).toBe(folder !== "empty-window");
  });

  it("is printed in docs/reference as it is (node scripts/reference.ts prints it again)", () => {
    expect(readFileSync("docs/reference/agreement.schema.json", "utf8")).toBe(schemaText());
  });
});

describe("the reference of the language", () => {
  it("is printed in docs/reference as it is (node scripts/reference.ts prints it again)", () => {
    expect(readFileSync("docs/reference/language.md", "utf8")).toBe(languageReference());
  });

  const every: readonly (readonly [KeywordMap, (reading: Reading, node: Node) => unknown])[] = [
    ...FORMULAS.map((map) => [map, readFormula] as const),
    ...CONDITIONS.map((map) => [map, readCondition] as const),
    ...TIMELINES.map((map) => [map, readTimeline] as const),
  ];

  it.each(every.map(([map, read]) => ({ name: map.name, map, read })))(
    "gives an example of $name that can be read",
    ({ map, read }) => {
      const cells = map.name === "by" ? ", P1: 4 hours" : "";
      const text = `{ ${map.keywords
        .filter(({ key }) => key !== "rows" || map.name !== "by")
        .map(({ key, example }) => `${key}: ${example}`)
        .join(", ")}${cells} }`;
      const { root, problems } = readSource(text);
      expect(problems, text).toEqual([]);
      if (root === undefined) return;
      const reading: Reading = { problems: [], declared: declaredIn(root) };
      read(reading, root);
      expect(
        reading.problems.map(({ code }) => code),
        text,
      ).toEqual([]);
    },
  );

  const grammars = {
    constant: readLiteral,
    comparison: splitComparison,
    period: readPeriod,
    rounding: readRounding,
    window: readWindow,
    weekdays: readWeekdays,
    closing: (text: string) => text,
  };

  it.each(PHRASES)("gives the phrase $example, which can be read", ({ grammar, example }) => {
    const read = grammars[grammar](example);
    expect(read).toBeDefined();
    expect(isRefusal(read)).toBe(false);
  });
});
