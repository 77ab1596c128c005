/** From what the YAML library composed to the plain tree, refusing what an agreement may not use.
 *
 *  Anchors, aliases, merge keys and tags are told one by one, with what to write instead; what was
 *  refused leaves a stand-in, so that the rest of the document is still read. A scalar is a number
 *  only when it is written in digits: 0x1F, 1e3 and .inf are numbers to YAML, and slips to a lawyer. */

import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from "yaml";
import { pointerTo } from "../engine/value/problem.ts";
import { parseDecimal } from "../engine/value/ratio.ts";
import { badCharacters, codePointName, hiddenCharacter } from "./characters.ts";
import { type Entry, type MapNode, type Node, shortened } from "./tree.ts";

export type SourceReport = (code: string, pointer: string, offset: number, message: string) => void;

/** The longest key or name, in characters. */
export const LONGEST_NAME = 200;

/** The tree below a composed part; notes the offset of every pointer on the way. */
export function nodeOf(
  composed: ParsedNode | null | undefined,
  pointer: string,
  offsets: Map<string, number>,
  report: SourceReport,
): Node {
  if (composed === null || composed === undefined) return { kind: "empty", pointer };
  const offset = composed.range[0];
  if (isAlias(composed)) {
    report("yaml-alias", pointer, offset, aliasSentence(composed));
    return { kind: "refused", pointer };
  }
  if (composed.anchor !== undefined) {
    report(
      "yaml-anchor",
      pointer,
      offset,
      `The anchor "&${composed.anchor}" is not read; give the part a name of the agreement and use that.`,
    );
  }
  if (composed.tag !== undefined) {
    const tag = composed.tag.replace("tag:yaml.org,2002:", "!!");
    report("yaml-tag", pointer, offset, `The tag "${tag}" is not read; write the value alone.`);
  }
  if (isMap(composed)) return mapOf(composed, pointer, offsets, report);
  if (isSeq(composed)) {
    const items = composed.items.map((item, index) => {
      const path = pointerTo(pointer, index);
      const part = partOf(item);
      offsets.set(path, part?.range[0] ?? offset);
      return nodeOf(part, path, offsets, report);
    });
    return { kind: "list", items, pointer };
  }
  return scalarOf(composed, pointer, offset, report);
}

/** A list item or a map value, which the library types loosely. */
function partOf(item: unknown): ParsedNode | null {
  return isMap(item) || isSeq(item) || isScalar(item) || isAlias(item) ? (item as ParsedNode) : null;
}

function aliasSentence(alias: Alias): string {
  return `The alias "*${alias.source}" is not read; write the value out, or name the part and use its name.`;
}

function mapOf(map: YAMLMap, pointer: string, offsets: Map<string, number>, report: SourceReport): MapNode {
  const entries = new Map<string, Entry>();
  let incomplete = false;
  for (const pair of map.items) {
    const key = keyOf(pair, pointer, report);
    if (key === undefined) {
      incomplete = true;
      continue;
    }
    const path = pointerTo(pointer, key.text);
    if (entries.has(key.text)) {
      report(
        "duplicate-key",
        path,
        key.offset,
        `The key "${shortened(key.text)}" stands here twice; keep one of the two.`,
      );
      continue;
    }
    offsets.set(path, key.offset);
    entries.set(key.text, { key: key.text, value: nodeOf(partOf(pair.value), path, offsets, report) });
  }
  return { kind: "map", entries: [...entries.values()], pointer, incomplete };
}

/** The key as written; undefined for one that was refused. */
function keyOf(
  pair: Pair,
  pointer: string,
  report: SourceReport,
): { readonly text: string; readonly offset: number } | undefined {
  const composed = partOf(pair.key);
  const offset = composed?.range[0] ?? partOf(pair.value)?.range[0] ?? 0;
  if (!isScalar(composed) || (composed.value === null && composed.source === "")) {
    report("yaml-syntax", pointer, offset, "A key is one name, followed by a colon; write a name here.");
    return undefined;
  }
  const text = textOf(composed);
  const refusal = keyRefusal(text, composed);
  if (refusal === undefined) return { text, offset };
  report(refusal.code, pointerTo(pointer, text), offset, refusal.message);
  return refusal.keep ? { text, offset } : undefined;
}

function keyRefusal(
  text: string,
  key: Scalar,
): { readonly code: string; readonly message: string; readonly keep: boolean } | undefined {
  if (key.anchor !== undefined || key.tag !== undefined) {
    const [code, what] = key.anchor === undefined ? ["yaml-tag", "A tag"] : ["yaml-anchor", "An anchor"];
    return { code, message: `${what} before a key is not read; write the key alone.`, keep: true };
  }
  if (text === "<<") {
    return {
      code: "yaml-merge",
      message: 'The merge key "<<" is not read; write the entries out where they hold.',
      keep: false,
    };
  }
  if (FORBIDDEN_KEYS.has(text)) {
    return {
      code: "forbidden-key",
      message: `"${text}" has a meaning of its own to programs; choose another name.`,
      keep: false,
    };
  }
  const hidden = hiddenCharacter(text);
  if (hidden !== undefined)
    return { code: "bad-character-in-name", message: hiddenSentence(hidden), keep: true };
  if (text.length > LONGEST_NAME) {
    const message = `This name has ${text.length} characters; use at most ${LONGEST_NAME} and put the rest into a text.`;
    return { code: "name-too-long", message, keep: true };
  }
  return undefined;
}

/** What to do about a character in a name that cannot be seen. */
export function hiddenSentence(character: string): string {
  return `The name holds the invisible character ${character}; delete it, for two names that look alike must be alike.`;
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function textOf(scalar: Scalar): string {
  return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? String(scalar.value));
}

function scalarOf(scalar: Scalar, pointer: string, offset: number, report: SourceReport): Node {
  const { value } = scalar;
  if (value === null) return { kind: "empty", pointer };
  if (typeof value === "boolean") return { kind: "flag", flag: value, pointer };
  const text = textOf(scalar);
  if (typeof value === "number" || typeof value === "bigint") {
    if (parseDecimal(text) !== undefined) return { kind: "number", digits: text, pointer };
    const message = `"${shortened(text)}" is not written in digits; write digits with an optional decimal point, such as 99.95.`;
    report("not-a-number", pointer, offset, message);
    return { kind: "refused", pointer };
  }
  const [bad] = badCharacters(text);
  if (bad !== undefined) {
    const message = `The text holds the character ${codePointName(text.charAt(bad))}, which other programs drop or replace; delete it.`;
    report("bad-character", pointer, offset, message);
    return { kind: "refused", pointer };
  }
  return { kind: "text", text, pointer };
}

/** The library's finding in a plain sentence; undefined for what the tree tells better. `end` is where
 *  the document's one value ends: what disturbs after it is not part of the agreement. */
export function syntaxFinding(
  error: YAMLParseError,
  end: number,
): { readonly code: string; readonly sentence: string; readonly offset: number } | undefined {
  if (TOLD_BY_THE_TREE.has(error.code)) return undefined;
  const [offset] = error.pos;
  if (offset >= end && error.code === "UNEXPECTED_TOKEN")
    return { code: "trailing-garbage", offset, sentence: AFTER_THE_END };
  return { code: "yaml-syntax", offset, sentence: unclosed(error) ?? SENTENCES[error.code] ?? OTHERWISE };
}

/** The library calls a bracket that stays open an indentation that is too small. */
function unclosed({ code, message }: YAMLParseError): string | undefined {
  const closing = /end with a ([\]}])$/.exec(message)?.[1];
  if (code !== "BAD_INDENT" || closing === undefined) return undefined;
  const opening = closing === "]" ? "[" : "{";
  return `The "${opening}" before this place is still open; close it with "${closing}".`;
}

const AFTER_THE_END = "The document has ended before this place; delete what follows it.";

const TOLD_BY_THE_TREE: ReadonlySet<string> = new Set([
  "BAD_ALIAS",
  "ALIAS_PROPS",
  "TAG_RESOLVE_FAILED",
  "MULTIPLE_TAGS",
  "MULTIPLE_ANCHORS",
  "DUPLICATE_KEY",
]);

const OTHERWISE =
  "This is not YAML as it stands; look for a missing quote, bracket, colon or space at or before this place.";

const SENTENCES: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: "No such escape exists in double quotes; write \\\\ for a backslash, or use single quotes.",
  BAD_INDENT:
    "This line does not line up with its neighbours; indent the entries of one map by the same number of spaces.",
  BAD_SCALAR_START: "No value begins with this character; put the value in quotes.",
  BLOCK_AS_IMPLICIT_KEY:
    "A map begins in the middle of a line; put it on lines of its own, in braces, or quote the text if it is one.",
  BLOCK_IN_FLOW:
    "Inside braces or brackets everything is separated by commas; close them first, or write { key: value }.",
  KEY_OVER_1024_CHARS: "This key is longer than YAML allows; shorten it, or quote the text if it is no key.",
  MISSING_CHAR:
    "A character is missing here: a comma, a closing quote, brace or bracket, or a space after a colon.",
  MULTILINE_IMPLICIT_KEY:
    "A key runs over several lines; write it on one line, or look for a colon that is missing.",
  TAB_AS_INDENT: "The line is indented with a tab; indent with spaces.",
  UNEXPECTED_TOKEN:
    "Something stands here that does not belong to what precedes it; look for a missing comma, quote or line end.",
};
