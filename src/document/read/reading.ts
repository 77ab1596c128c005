/** How a part of the document is read when anything in it may be wrong.
 *
 *  The rule for mistakes: report, answer with a stand-in, and read on, so that the writer sees all of
 *  them at once. A document with any error yields no agreement, so a stand-in never leaves this folder;
 *  a part that was refused already is answered with a stand-in in silence. */

import { meant } from "../../engine/prepare/nearest.ts";
import { assert } from "../../engine/value/assert.ts";
import { type Problem, pointerTo, problem } from "../../engine/value/problem.ts";
import { parseDecimal } from "../../engine/value/ratio.ts";
import { hiddenCharacter } from "../characters.ts";
import type { KeywordMap } from "../keywords/keyword.ts";
import { isRefusal, type Refusal } from "../phrase/refusal.ts";
import { kindInWords, type MapNode, type Node, shortened, valueAt } from "../tree.ts";
import { hiddenSentence, LONGEST_NAME } from "../yaml.ts";
import type { Declared } from "./declared.ts";

/** What reading one document collects, and what it knows of its names beforehand. */
export interface Reading {
  readonly problems: Problem[];
  readonly declared: Declared;
}

/** The values of a map whose keys were checked. */
export interface Fields {
  readonly pointer: string;
  /** The value of a key of the map's keyword table; undefined when it is left out. */
  get(key: string): Node | undefined;
  /** The value of a required key; a refused stand-in when it is missing, which was reported. */
  need(key: string): Node;
}

/** Records an error. */
export function report(reading: Reading, code: string, pointer: string, message: string): void {
  reading.problems.push(problem(code, pointer, message));
}

/** The values of a map by its keyword table, once unknown, missing and contradicting keys are told. */
export function fieldsOf(reading: Reading, node: Node, map: KeywordMap): Fields {
  const entries = expectMap(reading, node, map.name);
  if (entries !== undefined) {
    checkKeys(reading, entries, map);
    checkCompany(reading, entries, map);
    checkPresence(reading, entries, map);
  }
  const get = (key: string): Node | undefined => {
    assert(
      map.keywords.some((keyword) => keyword.key === key),
      `"${key}" is a keyword of ${map.name}`,
    );
    return entries && valueAt(entries, key);
  };
  const pointer = node.pointer;
  return { pointer, get, need: (key) => get(key) ?? { kind: "refused", pointer: pointerTo(pointer, key) } };
}

function checkKeys(reading: Reading, node: MapNode, { keywords, others }: KeywordMap): void {
  if (others !== undefined) return;
  const known = keywords.map(({ key }) => key);
  for (const { key, value } of node.entries) {
    if (!known.includes(key)) reportUnknownKey(reading, key, value.pointer, known);
  }
}

/** An unknown key with the key that was probably meant. */
export function reportUnknownKey(
  reading: Reading,
  key: string,
  pointer: string,
  known: readonly string[],
): void {
  report(reading, "unknown-key", pointer, `"${shortened(key)}" is no key here; ${meant(key, known)}`);
}

function checkPresence(reading: Reading, node: MapNode, { name, keywords, oneOf }: KeywordMap): void {
  if (node.incomplete) return;
  for (const { key, required, example } of keywords) {
    if (!required || valueAt(node, key) !== undefined) continue;
    const code = key === "rounding" ? "rounding-missing" : "missing-key";
    report(
      reading,
      code,
      node.pointer,
      `"${key}" is missing in this ${name}; write it, for example "${key}: ${example}".`,
    );
  }
  const [first, second] = node.entries.filter(({ key }) => oneOf?.includes(key));
  if (oneOf === undefined) return;
  const choices = oneOf.map((key) => `"${key}"`).join(", ");
  if (first === undefined)
    report(reading, "missing-key", node.pointer, `This ${name} needs one of the keys ${choices}; write one.`);
  if (first !== undefined && second !== undefined)
    reportConflict(reading, second.value.pointer, first.key, second.key);
}

/** Keys of which one says nothing without the others. */
function checkCompany(reading: Reading, node: MapNode, { name, keywords, together = [] }: KeywordMap): void {
  if (node.incomplete) return;
  const present = together.filter((key) => valueAt(node, key) !== undefined);
  if (present.length === 0) return;
  for (const { key, example } of keywords) {
    if (!together.includes(key) || present.includes(key)) continue;
    const message = `"${present.join('", "')}" stands alone in this ${name}; write "${key}" too, for example "${key}: ${example}", or neither.`;
    report(reading, "missing-key", node.pointer, message);
  }
}

/** Two keys that exclude each other. */
export function reportConflict(reading: Reading, pointer: string, first: string, second: string): void {
  report(
    reading,
    "conflicting-keys",
    pointer,
    `"${first}" and "${second}" cannot both hold here; keep one of the two.`,
  );
}

/** The map, or undefined after telling what was expected. */
export function expectMap(reading: Reading, node: Node, what: string): MapNode | undefined {
  if (node.kind === "map") return node;
  reportType(reading, node, `a ${what} as a map of keys and values`);
  return undefined;
}

/** A value of another type than is needed; silent for what was refused before. */
export function reportType(reading: Reading, node: Node, wanted: string): void {
  if (node.kind === "refused") return;
  report(reading, "wrong-type", node.pointer, `Here stands ${kindInWords(node)}; write ${wanted}.`);
}

/** A text. A number is refused with the advice to quote it, for its digits would count. */
export function readText(reading: Reading, node: Node, wanted = "a text"): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "number") reportType(reading, node, `"${node.digits}" in quotes`);
  else reportType(reading, node, wanted);
  return "";
}

/** A name or a title: one line, and nothing in it that a reader cannot see. */
export function readName(reading: Reading, node: Node, wanted = "a name"): string {
  const name = readText(reading, node, wanted);
  if (node.kind === "text") checkName(reading, name, node.pointer);
  return name;
}

/** Reports what a name may not be, wherever it stands. */
export function checkName(reading: Reading, name: string, pointer: string): void {
  const hidden = hiddenCharacter(name);
  if (hidden !== undefined) report(reading, "bad-character-in-name", pointer, hiddenSentence(hidden));
  if (name.trim() === "" || name !== name.trim()) {
    report(
      reading,
      "empty-name",
      pointer,
      "A name begins and ends with a character that can be seen; write one.",
    );
  }
  if (name.length > LONGEST_NAME) {
    report(
      reading,
      "name-too-long",
      pointer,
      `This name has ${name.length} characters; use at most ${LONGEST_NAME}.`,
    );
  }
}

/** A whole number of at least `from`. */
export function readWhole(reading: Reading, node: Node, from: number): number {
  const value = node.kind === "number" ? parseDecimal(node.digits) : undefined;
  if (value === undefined) {
    reportType(reading, node, `a whole number such as ${from}`);
    return from;
  }
  const whole = Number(value.numerator);
  if (value.denominator === 1n && Number.isSafeInteger(whole) && whole >= from) return whole;
  report(
    reading,
    "wrong-type",
    node.pointer,
    `${shortened(value.numerator.toString())} cannot stand here; write a whole number from ${from} on.`,
  );
  return from;
}

/** One of a few words. */
export function readChoice<T extends string>(
  reading: Reading,
  node: Node,
  choices: readonly [T, ...T[]] | readonly T[],
): T {
  const [first] = choices;
  assert(first !== undefined, "a choice has words");
  if (node.kind !== "text") {
    reportType(reading, node, choices.length === 1 ? `"${first}"` : `one of: ${choices.join(", ")}`);
    return first;
  }
  const chosen = choices.find((each) => each === node.text);
  if (chosen !== undefined) return chosen;
  report(
    reading,
    "unknown-choice",
    node.pointer,
    `"${shortened(node.text)}" is not one of the words that can stand here; ${meant(node.text, choices)}`,
  );
  return first;
}

/** A phrase of a small grammar of its own. */
export function readPhrase<T>(
  reading: Reading,
  node: Node,
  grammar: (text: string) => T | Refusal,
  standIn: T,
  wanted: string,
): T {
  if (node.kind !== "text") {
    reportType(reading, node, wanted);
    return standIn;
  }
  const read = grammar(node.text);
  if (!isRefusal(read)) return read;
  report(reading, read.code, node.pointer, read.message);
  return standIn;
}

/** Each item of a list. */
export function readList<T>(
  reading: Reading,
  node: Node,
  read: (item: Node) => T,
  wanted = "a list in brackets",
): readonly T[] {
  if (node.kind === "list") return node.items.map(read);
  reportType(reading, node, wanted);
  return [];
}

/** Each entry of a map whose keys are names that the parties chose; nothing for an absent section. */
export function readNamed<T>(
  reading: Reading,
  node: Node | undefined,
  what: string,
  read: (name: string, value: Node) => T,
): readonly T[] {
  const entries = node && expectMap(reading, node, what)?.entries;
  return (entries ?? []).map(({ key, value }) => {
    if (key.trim() === "" || key !== key.trim()) checkName(reading, key, value.pointer);
    return read(key, value);
  });
}

/** An object without the keys whose value is undefined. */
export function given<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}

/** What `read` makes of a value that may be left out. */
export function maybe<T>(node: Node | undefined, read: (node: Node) => T): T | undefined {
  return node === undefined ? undefined : read(node);
}
