/** Formulas, timelines and conditions in JSON Schema: maps that are known by one of their words.
 *
 *  "One of fifty maps" would be valid and useless: an editor could offer nothing before the map is whole, and
 *  would complain of all fifty at once. So the word decides which map is meant, and as long as no
 *  word stands, the words themselves are what can be written. */

import type { Json } from "../json.ts";
import { CONDITIONS, TEST_MAP } from "../keywords/condition.ts";
import { FORMULAS, TABLE } from "../keywords/formula.ts";
import type { KeywordMap } from "../keywords/keyword.ts";
import { TIMELINES, WITHOUT_MAP } from "../keywords/timeline.ts";
import { type JsonObject, mapSchema, propertiesOf, ref, slug } from "./shape.ts";

/** Formulas, conditions and timelines, which may stand within themselves. */
export function languageDefinitions(): JsonObject {
  const formulas = FORMULAS.filter((map) => map !== TABLE);
  return {
    formula: {
      title: "formula",
      description:
        "A number, a constant or name in words, or a map that begins with a word of the formula language.",
      type: ["number", "string", "boolean", "object"],
      minLength: 1,
      // Every other key of a table is a value of the parties' own, even one that looks like a word.
      ...decided(stands(TABLE), ref(definitionOf("formula", TABLE)), byItsWord("formula", formulas)),
    },
    "formula-word": wordsOf([...formulas, TABLE]),
    ...definitionsOf("formula", [...formulas, TABLE]),
    timeline: {
      title: "timeline",
      description: "A name of a timeline or calendar, the words: the period, or a map.",
      type: ["string", "object"],
      minLength: 1,
      ...byItsWord("timeline", TIMELINES, ref(definitionOf("timeline", WITHOUT_MAP))),
    },
    "timeline-word": wordsOf([...TIMELINES, WITHOUT_MAP]),
    ...definitionsOf("timeline", [...TIMELINES, WITHOUT_MAP]),
    condition: conditionSchema(),
    test: testSchema(),
  };
}

/** The map of each word that stands; `unnamed` is what a map without any word of these is. */
function byItsWord(language: string, maps: readonly KeywordMap[], unnamed?: JsonObject): JsonObject {
  const none = { type: "object", not: { anyOf: maps.map(({ name }) => ({ required: [name] })) } };
  const begun = ref(`${language}-word`);
  const without = unnamed === undefined ? begun : { ...decided(stands(WITHOUT_MAP), unnamed, begun) };
  return {
    allOf: [
      ...maps.map((map) => decided(stands(map), ref(definitionOf(language, map)))),
      decided(none, without),
    ],
  };
}

function stands({ name }: KeywordMap): JsonObject {
  return { type: "object", required: [name] };
}

function decided(test: JsonObject, then: JsonObject, otherwise?: JsonObject): JsonObject {
  return { if: test, then, ...(otherwise === undefined ? {} : { else: otherwise }) };
}

/** A map of which no word is written yet: each of the words can be the first. */
function wordsOf(maps: readonly KeywordMap[]): JsonObject {
  const words = maps.flatMap(({ name, keywords }) => keywords.filter(({ key }) => key === name));
  return {
    type: "object",
    minProperties: 1,
    properties: propertiesOf(words),
    additionalProperties: false,
  };
}

/** They say nothing of themselves: the key at which they stand and the word in them say more. */
function definitionsOf(language: string, maps: readonly KeywordMap[]): JsonObject {
  const entries = maps.map((map) => {
    const { title: _, description: __, ...schema } = mapSchema(map);
    return [definitionOf(language, map), schema];
  });
  return Object.fromEntries(entries);
}

function definitionOf(language: string, { name }: KeywordMap): string {
  return slug(`${language} ${name}`);
}

function conditionSchema(): JsonObject {
  const own = CONDITIONS.flatMap(({ keywords }) => keywords).filter(({ key }) => key !== "value");
  return {
    title: "condition",
    description: "A map from names to tests; several keys must all hold.",
    type: "object",
    minProperties: 1,
    properties: {
      ...propertiesOf(own),
      value: {
        title: "value",
        description: 'Beside "is", the formula that is tested; alone, a name.',
        anyOf: [ref("formula"), ref("test")],
        examples: [{ "in a row": "uptime", verdict: "missed" }],
      },
    },
    dependentRequired: { is: ["value"] },
    additionalProperties: ref("test"),
  };
}

function testSchema(): JsonObject {
  const scalars: readonly Json[] = [
    { type: "string" },
    { type: "number" },
    { type: "boolean" },
    { type: "array", items: { type: "string" } },
  ];
  return {
    title: "test",
    description: TEST_MAP.says,
    anyOf: [...scalars, { ...mapSchema(TEST_MAP), minProperties: 1 }],
    examples: ["met", "at most 5 seconds"],
  };
}
