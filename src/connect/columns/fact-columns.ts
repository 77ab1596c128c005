/** Where do five million facts live while an agreement is settled? In columns of numbers, from which
 *  the history of one subject is made when it is looked at and forgotten after.
 *
 *  A fact as an object costs a few hundred bytes, as a row of columns about fifty. The book made here
 *  answers exactly as `bookOf` does for the same facts, in whatever order they came; that is a law
 *  with a test, because two homes of facts that differ in the order of equal instants would settle
 *  one agreement to two amounts. */
import type { Fact, FactBook } from "../../engine/measure/fact.ts";
import { historiesOf } from "./histories.ts";
import { storedFacts } from "./stored-facts.ts";

/** Columns that fill up. Closed, they are a book and take no more. */
export interface FactColumns {
  /** "repeated": the same fact is there already; "conflict": its id is, with other content, and the
   *  one recorded first stays. */
  add(fact: Fact): "kept" | "repeated" | "conflict";
  readonly size: number;
  close(): FactBook;
}

/** Columns without any fact. */
export function factColumns(): FactColumns {
  const stored = storedFacts();
  return {
    get size() {
      return stored.size;
    },
    add(fact) {
      const size = stored.size;
      const at = stored.add(fact);
      if (at === size) return "kept";
      const before = stored.factAt(at);
      if (sameText(before, fact)) return "repeated";
      if (precedes(fact, before)) stored.overwrite(at, fact);
      return "conflict";
    },
    close() {
      const histories = historiesOf(stored, () => true);
      return {
        size: stored.size,
        histories: (stream) => histories.get(stream)?.all() ?? [],
        history: (stream, subject) => histories.get(stream)?.of(subject),
      };
    },
  };
}

function sameText(a: Fact, b: Fact): boolean {
  return textOf(a) === textOf(b);
}

function precedes(a: Fact, b: Fact): boolean {
  return a.recordedAt !== b.recordedAt ? a.recordedAt < b.recordedAt : textOf(a) < textOf(b);
}

function textOf(fact: Fact): string {
  return JSON.stringify(fact, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
