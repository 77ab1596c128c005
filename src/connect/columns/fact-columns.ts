/** Where do five million facts live while an agreement is settled? In columns of numbers, from which
 *  the history of one subject is made when it is looked at and forgotten after.
 *
 *  A fact as an object costs a few hundred bytes, as a row of columns about fifty. The book made here
 *  answers exactly as `bookOf` does for the same facts, in whatever order they came; that is a law
 *  with a test, because two homes of facts that differ in the order of equal instants would settle
 *  one agreement to two amounts. Conflicts and corrections are rare, so they are not decided here at
 *  all: the few facts that take part in them are put into a small book of the plain kind. */
import { bookOf, contentOf } from "../../engine/measure/fact/book.ts";
import type { Fact, FactBook } from "../../engine/measure/fact/fact.ts";
import type { Problem } from "../../engine/value/problem.ts";
import { historiesOf } from "./histories.ts";
import { type StoredFacts, storedFacts } from "./stored-facts.ts";

/** Columns that fill up. Closed, they are a book and take no more. */
export interface FactColumns {
  /** "repeated": the same fact is there already; "conflict": its id is, with other content, and the
   *  one recorded first stays. */
  add(fact: Fact): "kept" | "repeated" | "conflict";
  /** How many facts of different ids there are. */
  readonly size: number;
  /** The book, and what was wrong among the facts, as `bookOf` says it. */
  close(): { readonly book: FactBook; readonly problems: readonly Problem[] };
}

/** Columns without any fact. */
export function factColumns(): FactColumns {
  const stored = storedFacts();
  /** By fact number, one of the facts that lost against it. */
  const losers = new Map<number, Fact>();
  return {
    get size() {
      return stored.size;
    },
    add(fact) {
      const size = stored.size;
      const at = stored.add(fact);
      if (at === size) return "kept";
      const before = stored.factAt(at);
      if (contentOf(before) === contentOf(fact)) return "repeated";
      const wins = isEarlier(fact, before);
      if (wins) stored.overwrite(at, fact);
      losers.set(at, wins ? before : fact);
      return "conflict";
    },
    close() {
      const { replaced, problems } = settleDisputes(stored, losers, NONE);
      return { book: bookWithout(replaced, stored, losers), problems };
    },
  };
}

/** As in the plain book: the one recorded first stands, and of two recorded at once the lesser text. */
function isEarlier(a: Fact, b: Fact): boolean {
  return a.recordedAt !== b.recordedAt ? a.recordedAt < b.recordedAt : contentOf(a) < contentOf(b);
}

const NONE: ReadonlySet<number> = new Set();

function bookWithout(
  replaced: ReadonlySet<number>,
  stored: StoredFacts,
  losers: ReadonlyMap<number, Fact>,
): FactBook {
  const histories = historiesOf(stored, (fact) => !replaced.has(fact));
  const book: FactBook = {
    size: stored.size - replaced.size,
    histories: (stream) => histories.get(stream)?.all() ?? [],
    history: (stream, subject) => histories.get(stream)?.of(subject),
    withoutCorrectionsAfter: (instant) => {
      const late = stored.corrections().filter((fact) => stored.factAt(fact).recordedAt > instant);
      if (late.length === 0) return book;
      return bookWithout(settleDisputes(stored, losers, new Set(late)).replaced, stored, losers);
    },
  };
  return book;
}

/** Fact numbers that do not stand, and every problem, by asking the plain book about the facts that
 *  conflict, correct or are corrected. Those `leftOut` are as if they had not been sent. */
function settleDisputes(
  stored: StoredFacts,
  losers: ReadonlyMap<number, Fact>,
  leftOut: ReadonlySet<number>,
): { readonly replaced: ReadonlySet<number>; readonly problems: readonly Problem[] } {
  const disputed = new Set([
    ...losers.keys(),
    ...stored.corrections().flatMap((fact) => partnersOf(fact, stored)),
  ]);
  const winners = [...disputed].filter((fact) => !leftOut.has(fact)).map(stored.factAt);
  const lost = [...losers].filter(([at]) => !leftOut.has(at)).map(([, fact]) => fact);
  const { book, problems } = bookOf([...winners, ...lost]);
  const standing = new Set<string>();
  for (const stream of stored.streams) {
    for (const { facts } of book.histories(stream)) for (const fact of facts) standing.add(contentOf(fact));
  }
  const replaced = new Set([...disputed].filter((fact) => !standing.has(contentOf(stored.factAt(fact)))));
  return { replaced, problems };
}

/** A correction, the fact it names, and facts of that id in other sources. */
function partnersOf(at: number, stored: StoredFacts): readonly number[] {
  const { corrects = "" } = stored.factAt(at);
  const named = stored.sources.map((source) => stored.find(source, corrects));
  return [at, ...named.filter((fact) => fact >= 0)];
}
