/** The JSON Schema of an agreement, for editors: completion, descriptions, and mistakes of form.
 *
 *  It is made from the keyword tables that the reader itself uses. The schema knows shapes only; names,
 *  types and meanings are checked by the reader and the compiler. Where it must choose, it is wider:
 *  a document that is read without problems is always valid. */

import { parse } from "yaml";
import type { Json } from "./json.ts";
import { CONDITIONS, TEST_MAP } from "./keywords/condition.ts";
import { AGREEMENT } from "./keywords/document.ts";
import { FORMULAS } from "./keywords/formula.ts";
import type { Keyword, KeywordMap, Shape } from "./keywords/keyword.ts";
import { TIMELINES, WITHOUT_MAP } from "./keywords/timeline.ts";

export type JsonObject = { readonly [key: string]: Json };

/** The whole schema, draft 2020-12. */
export function agreementSchema(): JsonObject {
  const definitions: Record<string, Json> = { ...languageDefinitions() };
  for (const map of mapsBelow(AGREEMENT)) definitions[slug(map.name)] = mapSchema(map);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:tallystick:agreement:1",
    title: "Tallystick agreement, version 1",
    ...mapSchema(AGREEMENT),
    patternProperties: {
      "^x-": { description: "Additions of the parties' own; kept, signed and never computed." },
    },
    $defs: definitions,
  };
}

/** The schema as the text of its file. */
export function schemaText(): string {
  return `${JSON.stringify(agreementSchema(), null, 2)}\n`;
}

/** Formulas, conditions and timelines, which may stand within themselves. */
function languageDefinitions(): Record<string, Json> {
  const timelineMaps = [...TIMELINES, WITHOUT_MAP];
  return {
    formula: {
      description:
        "A number, a constant or name in words, or a map that begins with a word of the formula language.",
      anyOf: [
        { type: "number" },
        { type: "string", minLength: 1 },
        { type: "boolean" },
        ...refs("formula", FORMULAS),
      ],
    },
    ...definitionsOf("formula", FORMULAS),
    timeline: {
      description: "A name of a timeline or calendar, the words: the period, or a map.",
      anyOf: [{ type: "string", minLength: 1 }, ...refs("timeline", timelineMaps)],
    },
    ...definitionsOf("timeline", timelineMaps),
    condition: conditionSchema(),
    test: testSchema(),
  };
}

function conditionSchema(): JsonObject {
  const own = CONDITIONS.flatMap(({ keywords }) => keywords).filter(({ key }) => key !== "value");
  return {
    description: "A map from names to tests; several keys must all hold.",
    type: "object",
    minProperties: 1,
    properties: {
      ...propertiesOf(own),
      value: {
        anyOf: [ref("formula"), ref("test")],
        description: 'Beside "is", the formula that is tested; alone, a name.',
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
  return { description: TEST_MAP.says, anyOf: [...scalars, { ...mapSchema(TEST_MAP), minProperties: 1 }] };
}

/** Every named map that the shapes below a map lead to, itself aside. */
function mapsBelow(root: KeywordMap): ReadonlySet<KeywordMap> {
  const found = new Set<KeywordMap>();
  const languages = [...FORMULAS, ...TIMELINES, ...CONDITIONS, TEST_MAP];
  const visit = (map: KeywordMap): void => {
    for (const { shape } of map.keywords)
      for (const below of mapsIn(shape)) {
        if (found.has(below)) continue;
        found.add(below);
        visit(below);
      }
  };
  for (const map of [root, ...languages]) visit(map);
  return found;
}

function mapsIn(shape: Shape): readonly KeywordMap[] {
  switch (shape.kind) {
    case "map":
      return [shape.map];
    case "list":
    case "named":
      return mapsIn(shape.of);
    case "either":
      return shape.of.flatMap(mapsIn);
    default:
      return [];
  }
}

function mapSchema({ says, keywords, oneOf, others }: KeywordMap): JsonObject {
  const required = keywords.filter((keyword) => keyword.required).map(({ key }) => key);
  return {
    type: "object",
    description: says,
    properties: propertiesOf(keywords),
    ...(required.length === 0 ? {} : { required }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
    additionalProperties: others === undefined ? false : shapeSchema(others),
  };
}

function propertiesOf(keywords: readonly Keyword[]): Record<string, Json> {
  return Object.fromEntries(
    keywords.map(({ key, shape, says, example }) => [
      key,
      { ...shapeSchema(shape), description: says, examples: [exampleOf(example)] },
    ]),
  );
}

function exampleOf(text: string): Json {
  return parse(text, { version: "1.2", schema: "core" });
}

function shapeSchema(shape: Shape): JsonObject {
  switch (shape.kind) {
    case "text":
      return shape.pattern === undefined ? { type: "string" } : { type: "string", pattern: shape.pattern };
    case "choice":
      return { type: "string", enum: shape.of };
    case "number":
      return {
        type: shape.whole ? "integer" : "number",
        ...(shape.from === undefined ? {} : { minimum: shape.from }),
        ...(shape.to === undefined ? {} : { maximum: shape.to }),
      };
    case "flag":
      return { type: "boolean" };
    case "list":
      return {
        type: "array",
        items: shapeSchema(shape.of),
        ...(shape.length === undefined ? {} : { minItems: shape.length, maxItems: shape.length }),
      };
    case "named":
      return { type: "object", additionalProperties: shapeSchema(shape.of) };
    case "map":
      return ref(slug(shape.map.name));
    case "either":
      return { anyOf: shape.of.map(shapeSchema) };
    case "anything":
      return {};
    default:
      return ref(shape.kind);
  }
}

function definitionsOf(language: string, maps: readonly KeywordMap[]): Record<string, Json> {
  return Object.fromEntries(maps.map((map) => [slug(`${language} ${map.name}`), mapSchema(map)]));
}

function refs(language: string, maps: readonly KeywordMap[]): readonly Json[] {
  return maps.map(({ name }) => ref(slug(`${language} ${name}`)));
}

function ref(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

function slug(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
