/** Which facts stand, and in what order did they happen?
 *
 *  A source sends a fact twice, late, out of order, and corrects it later; none of that may change a
 *  figure. A fact is known by its source and id for ever: the same content again is the same fact, other
 *  content is a conflict in which the one recorded first stands. The surprising rule: nothing here
 *  depends on the order of arrival, so any shuffle of the same facts makes the same book. */

import { type Problem, problem } from "../value/problem.ts";
import type { Fact, FactBook, FactHistory } from "./fact.ts";

/** The book of some facts, and what was wrong among them: `fact-conflict`, `correction-cycle`,
 *  `correction-of-other-source`. Pointers name the fact: "/source/id". */
export function bookOf(facts: readonly Fact[]): {
  readonly book: FactBook;
  readonly problems: readonly Problem[];
} {
  const { known, problems: conflicts } = identified(facts);
  const { standing, problems: corrections } = corrected(known);
  return { book: bookWith(standing), problems: [...conflicts, ...corrections].sort(byPointer) };
}

/** The order in which facts happened: by when they occurred, ties by id and source in code unit order. */
export function inOrder(a: Fact, b: Fact): number {
  return a.occurredAt - b.occurredAt || byText(a.id, b.id) || byText(a.source, b.source);
}

/** The content of a fact as text: equal facts, and only they, give equal texts. */
export function contentOf(fact: Fact): string {
  const fields = Object.entries(fact.fields).sort(([a], [b]) => byText(a, b));
  const { id, source, stream, subject, event, occurredAt, until, recordedAt, corrects } = fact;
  return JSON.stringify(
    [id, source, stream, subject, event, occurredAt, until, recordedAt, corrects, fields],
    digits,
  );
}

function identified(facts: readonly Fact[]): {
  readonly known: ReadonlyMap<string, Fact>;
  readonly problems: readonly Problem[];
} {
  const known = new Map<string, Fact>();
  const conflicting = new Map<string, Problem>();
  for (const fact of facts) {
    const key = keyOf(fact.source, fact.id);
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, fact);
    } else if (contentOf(before) !== contentOf(fact)) {
      conflicting.set(key, conflict(fact));
      if (isEarlier(fact, before)) known.set(key, fact);
    }
  }
  return { known, problems: [...conflicting.values()] };
}

function conflict(fact: Fact): Problem {
  const message = `Source "${fact.source}" sent two facts with the id "${fact.id}" and different content: the one recorded first stands; send a correction with an id of its own.`;
  return problem("fact-conflict", pointerOf(fact), message);
}

function isEarlier(a: Fact, b: Fact): boolean {
  return a.recordedAt !== b.recordedAt ? a.recordedAt < b.recordedAt : contentOf(a) < contentOf(b);
}

/** A correction takes the place of the fact it names; chains are followed, circles refused. Of several
 *  corrections of one fact, the one recorded last stands. */
function corrected(known: ReadonlyMap<string, Fact>): {
  readonly standing: readonly Fact[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const replaced = new Set<string>();
  const refused = new Set<string>();
  const latest = new Map<string, Fact>();
  for (const [key, fact] of known) {
    if (fact.corrects === undefined) continue;
    const target = keyOf(fact.source, fact.corrects);
    if (isCircle(fact, known)) {
      refused.add(key);
      problems.push(
        problem(
          "correction-cycle",
          pointerOf(fact),
          `The correction "${fact.id}" leads back to itself: correct the original fact instead.`,
        ),
      );
    } else if (!known.has(target) && ofOtherSource(fact, known)) {
      refused.add(key);
      problems.push(
        problem(
          "correction-of-other-source",
          pointerOf(fact),
          `"${fact.id}" of "${fact.source}" corrects a fact of another source: dispute that fact instead.`,
        ),
      );
    } else {
      replaced.add(target);
      const rival = latest.get(target);
      if (rival !== undefined) replaced.add(isEarlier(rival, fact) ? keyOf(rival.source, rival.id) : key);
      if (rival === undefined || isEarlier(rival, fact)) latest.set(target, fact);
    }
  }
  const standing = [...known]
    .filter(([key]) => !replaced.has(key) && !refused.has(key))
    .map(([, fact]) => fact);
  return { standing, problems };
}

function isCircle(fact: Fact, known: ReadonlyMap<string, Fact>): boolean {
  const seen = new Set<string>();
  let current: Fact | undefined = fact;
  while (current?.corrects !== undefined) {
    if (seen.has(current.id)) return true;
    seen.add(current.id);
    current = known.get(keyOf(current.source, current.corrects));
  }
  return false;
}

function ofOtherSource(fact: Fact, known: ReadonlyMap<string, Fact>): boolean {
  for (const other of known.values())
    if (other.id === fact.corrects && other.source !== fact.source) return true;
  return false;
}

function bookWith(facts: readonly Fact[]): FactBook {
  const streams = new Map<string, Map<string, FactHistory & { readonly facts: Fact[] }>>();
  for (const fact of [...facts].sort(inOrder)) {
    const subjects = streams.get(fact.stream) ?? new Map<string, FactHistory & { readonly facts: Fact[] }>();
    streams.set(fact.stream, subjects);
    const history = subjects.get(fact.subject);
    if (history === undefined) subjects.set(fact.subject, { subject: fact.subject, facts: [fact] });
    else history.facts.push(fact);
  }
  const ordered = new Map([...streams].map(([stream, subjects]) => [stream, bySubject(subjects)] as const));
  return {
    size: facts.length,
    histories: (stream) => ordered.get(stream)?.values() ?? [],
    history: (stream, subject) => ordered.get(stream)?.get(subject),
  };
}

/** Subjects in code unit order, so that nothing downstream can lean on the order of arrival. */
function bySubject(subjects: ReadonlyMap<string, FactHistory>): ReadonlyMap<string, FactHistory> {
  return new Map([...subjects].sort(([a], [b]) => byText(a, b)));
}

function keyOf(source: string, id: string): string {
  return `${source}\u0000${id}`;
}

function pointerOf({ source, id }: Fact): string {
  return `/${source.replaceAll("~", "~0").replaceAll("/", "~1")}/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function byPointer(a: Problem, b: Problem): number {
  return byText(a.pointer, b.pointer) || byText(a.code, b.code);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function digits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
