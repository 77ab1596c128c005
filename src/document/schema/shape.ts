/** How a shape of the keyword tables is said in JSON Schema, with everything that an editor can show of it.
 *
 *  Beside the standard's own keywords it writes those that editors agreed on: "enumDescriptions",
 *  "patternErrorMessage" and "defaultSnippets". A validator that does not know them passes over them. */

import { parse } from "yaml";
import type { Json } from "../json.ts";
import { CHOICES_SAY } from "../keywords/choice.ts";
import { FORMS, formOf } from "../keywords/form.ts";
import type { Keyword, KeywordMap, Shape } from "../keywords/keyword.ts";
import type { Snippet } from "../keywords/snippet.ts";

export type JsonObject = { readonly [key: string]: Json };

/** A map with fixed keys. In part, no key has to stand, for a template says the rest. */
export function mapSchema(
  { name, says, keywords, oneOf, together, others }: KeywordMap,
  isPart = false,
): JsonObject {
  const required = keywords.filter((keyword) => keyword.required).map(({ key }) => key);
  const isOpen = isPart || required.length === 0;
  return {
    title: name,
    description: says,
    type: "object",
    properties: propertiesOf(keywords, isPart),
    ...(isOpen ? {} : { required }),
    ...(oneOf === undefined || isPart ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
    ...(together === undefined || isPart ? {} : { dependentRequired: dependenceOf(together) }),
    additionalProperties: others === undefined ? false : shapeSchema(others),
  };
}

/** Each key with the others that must stand beside it. */
function dependenceOf(together: readonly string[]): JsonObject {
  return Object.fromEntries(together.map((key) => [key, together.filter((other) => other !== key)]));
}

/** Each key with its meaning and an example. */
export function propertiesOf(keywords: readonly Keyword[], isPart = false): Record<string, JsonObject> {
  return Object.fromEntries(keywords.map((keyword) => [keyword.key, propertySchema(keyword, isPart)]));
}

/** Editors show what is said nearest to the value, so each of several forms is said to be the key's. A reference
 *  stands alone, because some editors take nothing from a schema that says more beside one. */
function propertySchema({ key, shape, says, example }: Keyword, isPart: boolean): JsonObject {
  const value = jsonOf(example);
  const isBlock = typeof value === "object" && !Array.isArray(value);
  const shown = isBlock ? { markdownDescription: `${says}\n\n\`\`\`yaml\n${key}: ${example}\n\`\`\`` } : {};
  const told = { title: key, description: says, ...shown };
  const formOf = (each: Shape): JsonObject => ({ ...shapeSchema(each, isPart), ...told });
  const own = shape.kind === "either" ? { ...told, anyOf: shape.of.map(formOf) } : formOf(shape);
  if (!isBlock) return { ...own, examples: [value] };
  const alone = "$ref" in own ? { ...told, allOf: [own] } : own;
  // On the line of its key, editors would offer a map as "[object Object]"; as a block it has a name.
  return { ...alone, defaultSnippets: [{ label: example, description: says, body: value }] };
}

function shapeSchema(shape: Shape, isPart = false): JsonObject {
  switch (shape.kind) {
    case "text":
      return shape.pattern === undefined ? { type: "string" } : patternSchema(shape.pattern);
    case "choice":
      return choiceSchema(shape.of);
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
      return { type: "object", additionalProperties: shapeSchema(shape.of, isPart && !shape.isOneValue) };
    case "map":
      return ref(nameOf(shape.map, isPart));
    case "either":
      return { anyOf: shape.of.map((each) => shapeSchema(each, isPart)) };
    case "anything":
      return {};
    default:
      return ref(shape.kind);
  }
}

/** A fixed form; what it is stands in one place for all keys. */
function patternSchema(pattern: string): JsonObject {
  const form = formOf(pattern);
  return form === undefined ? { type: "string", pattern } : ref(slug(`form ${form.name}`));
}

/** The fixed forms, each with a sentence for whoever does not keep to it. */
export function formDefinitions(): JsonObject {
  const entries = FORMS.map(({ pattern, name, says, examples }) => {
    const patternErrorMessage = `${says.slice(0, -1)}, such as: ${examples[0]}`;
    const told = { title: name, description: says, type: "string", pattern, patternErrorMessage, examples };
    return [slug(`form ${name}`), told];
  });
  return Object.fromEntries(entries);
}

function choiceSchema(words: readonly string[]): JsonObject {
  return { type: "string", enum: words, enumDescriptions: words.map((word) => CHOICES_SAY[word] ?? "") };
}

/** A block that an editor can write. */
export function snippetJson({ label, says, text }: Snippet): JsonObject {
  return { label, description: says, body: jsonOf(text) };
}

function jsonOf(text: string): Json {
  return parse(text, { version: "1.2", schema: "core" });
}

/** The name of a map's definition. */
export function nameOf({ name }: KeywordMap, isPart = false): string {
  return isPart ? `${slug(name)}-in-part` : slug(name);
}

export function ref(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

export function slug(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
