/** Sentences while they are being made.
 *
 *  A phrase is a run of spans in which a table may stand where a noun would: "the rate in [table]".
 *  When the clause is numbered the table moves below the sentence and its label takes the place, so
 *  a formula of any depth can bring its tables along without knowing which clause it will end up in. */

import type { Span } from "./prose.ts";

export type Piece = Span | { readonly kind: "table"; readonly table: DraftTable };

export type Phrase = readonly Piece[];

/** A table whose cells may hold further tables. */
export interface DraftTable {
  readonly caption: Phrase;
  readonly columns: readonly Phrase[];
  readonly rows: readonly (readonly Phrase[])[];
}

/** What a clause says before it has a number; `unlabelled` tables follow their sentence directly. */
export type DraftBlock =
  | { readonly kind: "paragraph"; readonly text: Phrase }
  | { readonly kind: "list"; readonly items: readonly Phrase[] }
  | { readonly kind: "unlabelled"; readonly table: DraftTable };

export interface DraftClause {
  readonly title: string;
  readonly pointer: string;
  readonly blocks: readonly DraftBlock[];
}

/** Words of the language itself. */
export function words(text: string): Phrase {
  return text === "" ? [] : [{ kind: "words", text }];
}

/** A value that the document states at `pointer`. */
export function value(text: string, pointer: string): Phrase {
  return [{ kind: "value", text, pointer }];
}

/** A passage of words that the document chooses at `pointer`. */
export function passage(text: string, pointer: string): Phrase {
  return [{ kind: "passage", text, pointer }];
}

/** A name that the document defines, or uses at `pointer`. */
export function named(text: string, pointer: string): Phrase {
  return [{ kind: "name", text, pointer }];
}

/** Stands for the label of a table that is printed below the sentence. */
export function tabled(table: DraftTable): Phrase {
  return [{ kind: "table", table }];
}

/** Puts phrases one after another with words between them. */
export function joined(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [...words(between), ...phrase]));
}

/** Fills the slots of a template, such as "the sum of {value} over {items}". A slot of a language with
 *  cases may ask for one of them, "{value:dative}". */
export function filled(
  template: string,
  slots: Readonly<Record<string, Phrase>>,
  inCase: (phrase: Phrase, name: string) => Phrase,
): Phrase {
  return template.split(/(\{\w+(?::\w+)?\})/).flatMap((part) => {
    const [, slot, name] = /^\{(\w+)(?::(\w+))?\}$/.exec(part) ?? [];
    const phrase = slot === undefined ? undefined : slots[slot];
    if (phrase === undefined) return words(part);
    return name === undefined ? phrase : inCase(phrase, name);
  });
}

export function paragraph(...text: readonly Phrase[]): DraftBlock {
  return { kind: "paragraph", text: text.flat() };
}

export function list(items: readonly Phrase[]): readonly DraftBlock[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
