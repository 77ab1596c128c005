/** The JSON Schema of an agreement, for editors: completion, descriptions, and mistakes of form.
 *
 *  It is made from the keyword tables that the reader itself uses. The schema knows shapes only; names,
 *  types and meanings are checked by the reader and the compiler. Where it must choose, it is wider:
 *  a document that is read without problems is always valid. A document that rests on a template needs
 *  only what differs, so its parts are described a second time, with nothing required. */

import { IDENTITY } from "../compose/merge.ts";
import { CONDITIONS, TEST_MAP } from "../keywords/condition.ts";
import { AGREEMENT } from "../keywords/document.ts";
import { FORMULAS } from "../keywords/formula.ts";
import type { KeywordMap, Shape } from "../keywords/keyword.ts";
import { snippetsOf } from "../keywords/snippet.ts";
import { TIMELINES, WITHOUT_MAP } from "../keywords/timeline.ts";
import { languageDefinitions } from "./language.ts";
import {
  formDefinitions,
  type JsonObject,
  mapSchema,
  nameOf,
  propertiesOf,
  ref,
  snippetJson,
} from "./shape.ts";

/** The whole schema, draft 2020-12. */
export function agreementSchema(): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:tallystick:agreement:1",
    title: "Tallystick agreement, version 1",
    description: AGREEMENT.says,
    type: "object",
    if: SHORT,
    // biome-ignore lint/suspicious/noThenProperty: "then" is a keyword of JSON Schema.
    then: ref("short-document"),
    else: ref("document-in-full"),
    $defs: {
      "document-in-full": document("in full"),
      "short-document": document("in part"),
      ...languageDefinitions(),
      ...definitions("in full", [AGREEMENT, ...FORMULAS, ...TIMELINES, WITHOUT_MAP, ...CONDITIONS, TEST_MAP]),
      ...definitions("in part", [AGREEMENT]),
      ...formDefinitions(),
    },
  };
}

/** The schema as the text of its file. */
export function schemaText(): string {
  return `${JSON.stringify(agreementSchema(), null, 2)}\n`;
}

/** What rests on a template and does not say that it stands in full. */
const SHORT: JsonObject = {
  type: "object",
  required: ["based on"],
  properties: { "based on": { not: { type: "object", required: ["text"] } } },
};

/** Whether a map says everything, or only what differs from a template. */
type Extent = "in full" | "in part";

function document(extent: Extent): JsonObject {
  const { required: _, ...map } = mapSchema(AGREEMENT, extent === "in part");
  const keys = AGREEMENT.keywords.filter(({ key }) => extent === "in full" || IDENTITY.has(key));
  return {
    ...map,
    title: extent === "in full" ? "agreement" : "short document",
    required: keys.filter(({ required }) => required).map(({ key }) => key),
    properties: sections(extent),
    patternProperties: {
      "^x-": { description: "Additions of the parties' own; kept, signed and never computed." },
    },
  };
}

/** The keys of the document, with blocks to begin with in each section. What names the document is never in part. */
function sections(extent: Extent): JsonObject {
  const entries = AGREEMENT.keywords.map((keyword) => {
    const isPart = extent === "in part" && !IDENTITY.has(keyword.key);
    const [property] = Object.values(propertiesOf([keyword], isPart));
    const snippets = snippetsOf(keyword.key).map(snippetJson);
    return [keyword.key, snippets.length === 0 ? property : { ...property, defaultSnippets: snippets }];
  });
  return Object.fromEntries(entries);
}

/** Every named map that the shapes below some maps lead to, described once. */
function definitions(extent: Extent, roots: readonly KeywordMap[]): JsonObject {
  const isPart = extent === "in part";
  const found = new Set<KeywordMap>();
  const visit = ({ keywords }: KeywordMap): void => {
    for (const { key, shape } of keywords)
      for (const below of mapsIn(shape, isPart)) {
        if (found.has(below) || (isPart && IDENTITY.has(key))) continue;
        found.add(below);
        visit(below);
      }
  };
  for (const root of roots) visit(root);
  return Object.fromEntries([...found].map((map) => [nameOf(map, isPart), mapSchema(map, isPart)]));
}

/** A list is replaced whole, so what stands in it is never in part. */
function mapsIn(shape: Shape, isPart: boolean): readonly KeywordMap[] {
  switch (shape.kind) {
    case "map":
      return [shape.map];
    case "list":
      return isPart ? [] : mapsIn(shape.of, isPart);
    case "named":
      return isPart && shape.isOneValue ? [] : mapsIn(shape.of, isPart);
    case "either":
      return shape.of.flatMap((each) => mapsIn(each, isPart));
    default:
      return [];
  }
}
