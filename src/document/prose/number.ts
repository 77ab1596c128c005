/** Numbers the clauses and moves each table below the sentence that needs it.
 *
 *  A table is called by its clause and a letter, "table 9.1a", so that it can be cited; tables inside
 *  the cells of a table follow it. Sections without clauses are left out before numbers are given. */

import type { DraftBlock, DraftClause, DraftTable, Phrase } from "./phrase.ts";
import type { ProseBlock, ProseClause, ProseSection, ProseTable, Sentence, Span } from "./prose.ts";

export interface DraftSection {
  readonly title: string;
  readonly clauses: readonly DraftClause[];
}

/** The sections in order, numbered "1", their clauses "1.1". `tableWord` is "table" in the language. */
export function numbered(sections: readonly DraftSection[], tableWord: string): readonly ProseSection[] {
  return sections
    .filter(({ clauses }) => clauses.length > 0)
    .map((section, index) => ({
      number: `${index + 1}`,
      title: section.title,
      clauses: section.clauses.map((clause, at) =>
        numberedClause(clause, `${index + 1}.${at + 1}`, tableWord),
      ),
    }));
}

function numberedClause(clause: DraftClause, number: string, tableWord: string): ProseClause {
  const labels = labeller(`${tableWord} ${number}`);
  const blocks = clause.blocks.filter(hasText).flatMap((block) => settled(block, labels));
  return { number, title: clause.title, pointer: clause.pointer, blocks };
}

/** Gives each table of a clause its letter, and keeps those that still have to be printed. */
interface Labels {
  readonly waiting: { readonly label: string; readonly table: DraftTable }[];
  next(): string;
}

function labeller(prefix: string): Labels {
  let count = 0;
  return {
    waiting: [],
    next: () => {
      count += 1;
      return `${prefix}${letters(count)}`;
    },
  };
}

/** 1 is "a", 26 is "z", 27 is "aa". */
function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return (rest === 0 ? "" : letters(rest)) + String.fromCharCode(97 + ((count - 1) % 26));
}

function hasText(block: DraftBlock): boolean {
  return block.kind !== "paragraph" || block.text.length > 0;
}

function settled(block: DraftBlock, labels: Labels): readonly ProseBlock[] {
  const first = firstBlock(block, labels);
  const tables: ProseBlock[] = [];
  for (let next = labels.waiting.shift(); next !== undefined; next = labels.waiting.shift()) {
    tables.push({ ...drawn(next.table, labels), label: next.label });
  }
  return [first, ...tables];
}

function firstBlock(block: DraftBlock, labels: Labels): ProseBlock {
  switch (block.kind) {
    case "paragraph":
      return { kind: "paragraph", text: sentence(block.text, labels) };
    case "list":
      return { kind: "list", items: block.items.map((item) => sentence(item, labels)) };
    case "unlabelled":
      return drawn(block.table, labels);
  }
}

function drawn(table: DraftTable, labels: Labels): ProseTable {
  return {
    kind: "table",
    caption: sentence(table.caption, labels),
    columns: table.columns.map((column) => sentence(column, labels)),
    rows: table.rows.map((row) => row.map((cell) => sentence(cell, labels))),
  };
}

/** Replaces tables by their labels and joins words that ended up side by side. */
function sentence(phrase: Phrase, labels: Labels): Sentence {
  const spans: Span[] = [];
  for (const piece of phrase) {
    const span = piece.kind === "table" ? labelled(piece.table, labels) : piece;
    const last = spans.at(-1);
    if (span.kind === "words" && last?.kind === "words")
      spans[spans.length - 1] = { kind: "words", text: last.text + span.text };
    else spans.push(span);
  }
  return spans.map((span, index) => punctuated(span, index === spans.length - 1));
}

/** A comma that closes a clause gives way to the sign that closes more, as in German "…, für die das gilt,)". */
function punctuated(span: Span, isLast: boolean): Span {
  if (span.kind !== "words") return span;
  const text = span.text.replace(/,(?=[.,;:)])/g, "");
  return { kind: "words", text: isLast ? text.replace(/,$/, "") : text };
}

/** One table may be mentioned twice in a sentence; it is printed once. */
function labelled(table: DraftTable, labels: Labels): Span {
  const known = labels.waiting.find((each) => each.table === table);
  if (known !== undefined) return { kind: "words", text: known.label };
  const label = labels.next();
  labels.waiting.push({ label, table });
  return { kind: "words", text: label };
}
