/** Which sentence of a contract says what the document says at a pointer?
 *
 *  A clause is one paragraph of several sentences, so it is cut where the printer's own words end with a
 *  full stop; full stops within what the parties wrote cut nothing. Where nothing is printed at the very
 *  place, the sentences about its parts answer, and then those about the thing that it is part of. */

import {
  type ContractProse,
  type ProseBlock,
  type ProseClause,
  plainText,
  type Sentence,
  type Span,
} from "./prose.ts";

/** The sentences in plain text, one after another; empty when the contract says nothing near the place. */
export function sentencesAt(prose: ContractProse, pointer: string): string {
  const clauses = prose.sections.flatMap((section) => section.clauses);
  for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const whole = clauses.filter((clause) => clause.pointer === path);
    const found = whole.length > 0 && path === pointer ? whole.flatMap(textsOf) : textsAbout(clauses, path);
    if (found.length > 0) return found.join(" ");
  }
  return "";
}

/** Sentences with a part at the pointer itself, or otherwise with parts below it; those of the clause that
 *  prints the place before those of others, which repeat a name in passing. */
function textsAbout(clauses: readonly ProseClause[], path: string): readonly string[] {
  const home = clauses.filter(({ pointer }) => path.startsWith(`${pointer}/`));
  const exact = (pointer: string): boolean => pointer === path;
  const below = (pointer: string): boolean => pointer.startsWith(`${path}/`);
  const found = [
    textsIn(home, exact),
    textsIn(clauses, exact),
    textsIn(home, below),
    textsIn(clauses, below),
  ];
  return found.find(({ length }) => length > 0) ?? [];
}

function textsIn(clauses: readonly ProseClause[], isMeant: (pointer: string) => boolean): readonly string[] {
  const pieces = clauses.flatMap(({ blocks }) => blocks.flatMap(piecesOf));
  const meant = pieces.filter((piece) =>
    piece.some((span) => span.kind !== "words" && isMeant(span.pointer)),
  );
  return meant.map((piece) => plainText(piece).trim());
}

function textsOf({ blocks }: ProseClause): readonly string[] {
  return blocks.flatMap(piecesOf).map((piece) => plainText(piece).trim());
}

/** The sentences of a paragraph, the items of a list, the rows of a table. */
function piecesOf(block: ProseBlock): readonly Sentence[] {
  switch (block.kind) {
    case "paragraph":
      return cut(block.text);
    case "list":
      return block.items;
    case "table":
      return block.rows.map((row) =>
        row.flatMap((cell, index): Sentence => (index === 0 ? cell : [COLON, ...cell])),
      );
  }
}

const COLON: Span = { kind: "words", text: ": " };

function cut(text: Sentence): readonly Sentence[] {
  const sentences: Span[][] = [[]];
  for (const span of text) {
    const parts = span.kind === "words" ? span.text.split(/(?<=[.]) /) : [span.text];
    for (const [index, part] of parts.entries()) {
      if (index > 0) sentences.push([]);
      sentences.at(-1)?.push({ ...span, text: part });
    }
  }
  return sentences.filter((sentence) => plainText(sentence).trim() !== "");
}
