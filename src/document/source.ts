/** What does the text hold, and is it a text that two parties can sign?
 *
 *  The agreement's form is YAML, of which JSON is a part; what makes YAML surprising is left out:
 *  anchors, merge keys, tags, several documents in one file. Two readers could understand those
 *  differently, and then the signature would mean two things. Limits on size and depth come first,
 *  before anything is built from the text. */

import { Composer, CST, Lexer, Parser } from "yaml";
import { type Problem, pointerTo, problem } from "../engine/value/problem.ts";
import { badCharacters, codePointName } from "./characters.ts";
import { lineFinder } from "./place.ts";
import type { Node } from "./tree.ts";
import { nodeOf, type SourceReport, syntaxFinding } from "./yaml.ts";

/** A text as read: its tree, when there is one, and where each pointer stands. */
export interface Source {
  readonly text: string;
  /** Absent when the text could not be read as one document. */
  readonly root?: Node;
  /** Offset of the key or list item that each pointer leads to. */
  readonly offsets: ReadonlyMap<string, number>;
  /** With line and column; those of the text alone, whatever it says. */
  readonly problems: readonly Problem[];
}

/** The largest text that is read, in bytes of UTF-8. */
export const MOST_BYTES = 1_048_576;

/** How many maps and lists may stand within one another. */
export const MOST_DEPTH = 32;

/** What was read already stays as it is. */
export function sourceOf(input: string | Uint8Array | Source): Source {
  return typeof input === "string" || input instanceof Uint8Array ? readSource(input) : input;
}

/** Reads text, or bytes that must be UTF-8. Every problem of the text is in the result. */
export function readSource(input: string | Uint8Array): Source {
  const decoded = decode(input);
  if ("code" in decoded)
    return { text: "", offsets: new Map(), problems: [{ ...decoded, line: 1, column: 1 }] };
  const { text } = decoded;
  const placeAt = lineFinder(text);
  const problems: Problem[] = [];
  const report: SourceReport = (code, pointer, offset, message) => {
    problems.push(problem(code, pointer, message, placeAt(offset)));
  };
  const bad = badCharacters(text);
  for (const offset of bad) report("bad-character", "", offset, badCharacterSentence(text, offset));
  const offsets = new Map<string, number>([["", 0]]);
  const root = bad.length > 0 ? undefined : compose(text, offsets, report);
  return { text, offsets, problems, ...(root === undefined ? {} : { root }) };
}

function decode(input: string | Uint8Array): { readonly text: string } | Problem {
  if (typeof input !== "string" && input.byteLength > MOST_BYTES) return tooLarge();
  const text = typeof input === "string" ? input : utf8(input);
  if (text === undefined) {
    return problem("not-utf-8", "", "The file is not UTF-8 text; save it with the encoding UTF-8.");
  }
  if (text.length > MOST_BYTES) return tooLarge();
  return { text: text.startsWith("\ufeff") ? text.slice(1) : text };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tooLarge(): Problem {
  return problem(
    "too-large",
    "",
    `The document is larger than ${MOST_BYTES} bytes; split it into several agreements.`,
  );
}

function badCharacterSentence(text: string, offset: number): string {
  const name = codePointName(text.charAt(offset));
  return `The character ${name} may not stand in an agreement, for other programs drop or replace it; delete it.`;
}

/** The tree of the one document in the text; undefined when its form is broken or too deep. */
function compose(text: string, offsets: Map<string, number>, report: SourceReport): Node | undefined {
  const tokens = tokensOf(text, report);
  if (tokens === undefined) return undefined;
  const directive = tokens.find((token) => token.type === "directive");
  if (directive !== undefined) {
    report(
      "yaml-directive",
      "",
      directive.offset,
      'Lines with "%" change how YAML is read; delete the line.',
    );
    return undefined;
  }
  const composer = new Composer({ version: "1.2", schema: "core", uniqueKeys: false, logLevel: "silent" });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (second !== undefined) report("trailing-garbage", "", second.range[0], SECOND_DOCUMENT);
  if (document === undefined) return undefined;
  const end = document.contents?.range[1] ?? text.length;
  const broken = document.errors.flatMap((error) => syntaxFinding(error, end) ?? []);
  // What follows the first break is read in another sense than it was written in, so it is not told.
  for (const { code, offset, sentence } of broken.slice(0, 1)) report(code, "", offset, sentence);
  return broken.length > 0 ? undefined : nodeOf(document.contents, "", offsets, report);
}

const SECOND_DOCUMENT =
  "A second document begins here; an agreement is one document, so delete the rest or the line above it.";

/** The text in tokens. The depth is watched while they are made, so that a text of a million brackets
 *  is given up at the thirty-third. */
function tokensOf(text: string, report: SourceReport): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length <= MOST_DEPTH) continue;
    const open = parser.stack.filter(CST.isCollection);
    if (open.length <= MOST_DEPTH) continue;
    const message = `Maps and lists stand more than ${MOST_DEPTH} deep; name a part of the formula and use its name.`;
    report("too-deep", pointerInto(open.slice(0, MOST_DEPTH)), offset, message);
    return undefined;
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The pointer to the part that is being read, from the maps and lists that are still open. */
function pointerInto(open: readonly (CST.BlockMap | CST.BlockSequence | CST.FlowCollection)[]): string {
  return open.reduce((pointer, { items }) => {
    const key = items.at(-1)?.key;
    return pointerTo(
      pointer,
      CST.isScalar(key) ? CST.resolveAsScalar(key).value : Math.max(0, items.length - 1),
    );
  }, "");
}
