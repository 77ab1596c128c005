/** The contract as people read it: numbered clauses made of sentences, lists and tables.
 *
 *  The tree is what is signed beside the document, so it is plain data without markup; Markdown and
 *  HTML are two ways of drawing it. The surprising rule: a printed value is not mere text but knows
 *  the place in the document that it came from, so that a reader's finger on "95 %" finds the line
 *  that says so. A pointer leads to the value, or to the smallest part of the document around it. */

import type { Language } from "../../engine/value/format.ts";

/** Words of the printer, a value of the document, a name that the document defines, or a passage that
 *  stands for a choice of the document as a whole ("What lies above is lost"). */
export type Span =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly pointer: string }
  | { readonly kind: "name"; readonly text: string; readonly pointer: string }
  | { readonly kind: "passage"; readonly text: string; readonly pointer: string };

export type Sentence = readonly Span[];

export type ProseBlock =
  | { readonly kind: "paragraph"; readonly text: Sentence }
  | { readonly kind: "list"; readonly items: readonly Sentence[] }
  | ProseTable;

/** `label` is what sentences call the table, such as "table 9.1a"; a table without one follows its sentence. */
export interface ProseTable {
  readonly kind: "table";
  readonly label?: string;
  readonly caption: Sentence;
  readonly columns: readonly Sentence[];
  readonly rows: readonly (readonly Sentence[])[];
}

export interface ProseClause {
  readonly number: string;
  readonly title: string;
  /** The part of the document that the clause prints. */
  readonly pointer: string;
  readonly blocks: readonly ProseBlock[];
}

export interface ProseSection {
  readonly number: string;
  readonly title: string;
  readonly clauses: readonly ProseClause[];
}

export interface ContractProse {
  readonly language: Language;
  /** Names the words used: prose of another printer version is other prose, though the terms be equal. */
  readonly printer: string;
  readonly title: string;
  readonly subtitle: Sentence;
  readonly sections: readonly ProseSection[];
  /** The last line, with the document's hash; absent from prose that nobody signs, such as a draft's. */
  readonly colophon?: Sentence;
}

/** The sentence without marks, for search and for comparison. */
export function plainText(sentence: Sentence): string {
  return sentence.map((span) => span.text).join("");
}
