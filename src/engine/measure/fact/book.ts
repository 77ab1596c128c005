/** Which facts stand, and in what order did they happen?
 *
 *  A source sends a fact twice, late, out of order, and corrects it later; none of that may change a
 *  figure. A fact is known by its source and id for ever: the same content again is the same fact, other
 *  content is a conflict in which the one recorded first stands. The surprising rule: nothing here
 *  depends on the order of arrival, so any shuffle of the same facts makes the same book. */

import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Fact, FactBook, FactHistory } from "./fact.ts";

/** The book of some facts, and what was wrong among them: `fact-conflict`, `correction-cycle`,
 *  `correction-of-other-source`. Pointers name the fact: "/source/id". */
export function bookOf(facts: readonly Fact[]): {
  readonly book: FactBook;
  readonly problems: readonly Problem[];
} {
  const { known, problems: conflicts } = identified(facts);
  const { standing, problems: corrections } = corrected(known);
  return { book: bookWith(standing, known), problems: [...conflicts, ...corrections].sort(byPointer) };
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

/** A correction takes the place of the fact it names, and a correction of a correction the place of both.
 *  Where several correct one fact, of those that nobody corrects the one recorded last stands. */
function corrected(known: ReadonlyMap<string, Fact>): {
  readonly standing: readonly Fact[];
  readonly problems: readonly Problem[];
} {
  const corrections = [...known.values()].filter(({ corrects }) => corrects !== undefined);
  if (corrections.length === 0) return { standing: [...known.values()], problems: [] };
  const roots = rootsOf(corrections, known);
  const sources = sourcesOf(corrections, known);
  const problems: Problem[] = [];
  const out = new Set<string>();
  const latest = new Map<string, Fact>();
  const named = new Set(corrections.map(targetOf));
  for (const fact of corrections) {
    const root = roots.get(keyOf(fact.source, fact.id));
    const refusal = root === undefined ? circle(fact) : foreign(fact, root, known, sources);
    if (refusal !== undefined) problems.push(refusal);
    out.add(keyOf(fact.source, fact.id));
    if (root === undefined || refusal !== undefined) continue;
    out.add(root);
    const rival = latest.get(root);
    const isLeaf = !named.has(keyOf(fact.source, fact.id));
    if (isLeaf && (rival === undefined || isEarlier(rival, fact))) latest.set(root, fact);
  }
  const rest = [...known].filter(([key]) => !out.has(key)).map(([, fact]) => fact);
  return { standing: [...rest, ...latest.values()], problems };
}

/** For each correction the key of the fact that its chain leads to, which may be unknown; none for a
 *  chain that runs into a circle. */
function rootsOf(
  corrections: readonly Fact[],
  known: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, string | undefined> {
  const roots = new Map<string, string | undefined>();
  for (const fact of corrections) {
    const chain: string[] = [];
    let key = keyOf(fact.source, fact.id);
    let current: Fact | undefined = fact;
    // A link that is met again before its root is known closes a circle: its root is none.
    while (current?.corrects !== undefined && !roots.has(key)) {
      roots.set(key, undefined);
      chain.push(key);
      key = targetOf(current);
      current = known.get(key);
    }
    const root = roots.has(key) ? roots.get(key) : key;
    for (const link of chain) roots.set(link, root);
  }
  return roots;
}

/** The sources that know each id which is corrected somewhere. */
function sourcesOf(
  corrections: readonly Fact[],
  known: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map(corrections.map(({ corrects }) => [corrects ?? "", new Set<string>()]));
  for (const { id, source } of known.values()) sources.get(id)?.add(source);
  return sources;
}

function circle(fact: Fact): Problem {
  return problem(
    "correction-cycle",
    pointerOf(fact),
    `The correction "${fact.id}" leads into a circle: correct the original fact instead.`,
  );
}

/** A chain that ends at an id which its own source does not know and another does. */
function foreign(
  fact: Fact,
  root: string,
  known: ReadonlyMap<string, Fact>,
  sources: ReadonlyMap<string, ReadonlySet<string>>,
): Problem | undefined {
  const others = sources.get(root.slice(root.indexOf("\u0000") + 1));
  if (known.has(root) || others === undefined || others.size === 0) return undefined;
  return problem(
    "correction-of-other-source",
    pointerOf(fact),
    `"${fact.id}" of "${fact.source}" corrects a fact of another source: dispute that fact instead.`,
  );
}

function targetOf({ source, corrects = "" }: Fact): string {
  return keyOf(source, corrects);
}

function bookWith(facts: readonly Fact[], known: ReadonlyMap<string, Fact>): FactBook {
  const streams = new Map<string, Map<string, FactHistory & { readonly facts: Fact[] }>>();
  for (const fact of [...facts].sort(inOrder)) {
    const subjects = streams.get(fact.stream) ?? new Map<string, FactHistory & { readonly facts: Fact[] }>();
    streams.set(fact.stream, subjects);
    const history = subjects.get(fact.subject);
    if (history === undefined) subjects.set(fact.subject, { subject: fact.subject, facts: [fact] });
    else history.facts.push(fact);
  }
  const ordered = new Map([...streams].map(([stream, subjects]) => [stream, bySubject(subjects)] as const));
  const corrections = [...known.values()].filter(({ corrects }) => corrects !== undefined);
  const book: FactBook = {
    size: facts.length,
    histories: (stream) => ordered.get(stream)?.values() ?? [],
    history: (stream, subject) => ordered.get(stream)?.get(subject),
    withoutCorrectionsAfter: (instant) => {
      const late = new Set(corrections.filter(({ recordedAt }) => recordedAt > instant));
      if (late.size === 0) return book;
      const rest = new Map([...known].filter(([, fact]) => !late.has(fact)));
      return bookWith(corrected(rest).standing, rest);
    },
  };
  return book;
}

/** Subjects in code unit order, so that nothing downstream can lean on the order of arrival. */
function bySubject(subjects: ReadonlyMap<string, FactHistory>): ReadonlyMap<string, FactHistory> {
  return new Map([...subjects].sort(([a], [b]) => byText(a, b)));
}

function keyOf(source: string, id: string): string {
  return `${source}\u0000${id}`;
}

function pointerOf({ source, id }: Fact): string {
  return pointerTo("", source, id);
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
