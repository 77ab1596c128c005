/** What is known of each fact, by its number in the order of arrival? A row across columns.
 *
 *  Ids are kept in one dictionary, in which the number of an id is the number of its fact, so that
 *  finding a repeated fact costs no column of its own. An id is unique within its source only: the
 *  ids of all sources but the first carry the source's name behind a character no id contains. */
import type { Fact, FieldValue } from "../../engine/measure/fact/fact.ts";
import { type Dictionary, dictionary } from "./dictionary.ts";
import { type FieldColumn, fieldColumn } from "./field-column.ts";
import { growingNumbers, growingSmall, growingWholes } from "./growing.ts";

export interface StoredFacts {
  readonly size: number;
  /** Names of streams by their numbers. */
  readonly streams: readonly string[];
  readonly sources: readonly string[];
  readonly subjects: Dictionary;
  streamAt(fact: number): number;
  subjectAt(fact: number): number;
  occurredAt(fact: number): number;
  /** The order of two facts' ids, then of their sources. */
  compareIds(a: number, b: number): number;
  factAt(fact: number): Fact;
  /** Numbers of the facts that correct another. */
  corrections(): readonly number[];
  /** The number of the fact with this source and id, or -1. */
  find(source: string, id: string): number;
  /** The number of the fact with this source and id: `size` before the call for one that was new and
   *  is now there, less for one that is there already and stays as it is. */
  add(fact: Fact): number;
  /** Writes a fact of the same source and id over the one that was there. */
  overwrite(at: number, fact: Fact): void;
}

/** Stands behind an id and before the name of its source. */
const BETWEEN = "\u0000";

const NEVER = Number.POSITIVE_INFINITY;

export function storedFacts(): StoredFacts {
  const columns = emptyColumns();
  const { ids, sources, streams, subjects } = columns;
  const keyOf = (source: string, id: string): string => {
    return sources.length === 0 || sources[0] === source ? id : `${id}${BETWEEN}${source}`;
  };
  return {
    get size() {
      return ids.size;
    },
    streams,
    sources,
    subjects,
    corrections: () => [...columns.corrects.keys()],
    find: (source, id) => ids.find(keyOf(source, id)),
    streamAt: columns.stream.at,
    subjectAt: columns.subject.at,
    occurredAt: columns.occurredAt.at,
    compareIds: (a, b) => (sources.length === 1 ? ids.compare(a, b) : compareKeys(columns, a, b)),
    factAt: (at) => readFact(columns, at),
    add(fact) {
      const size = ids.size;
      const at = ids.add(keyOf(fact.source, fact.id));
      if (at === size) writeFact(columns, at, fact);
      return at;
    },
    overwrite: (at, fact) => writeFact(columns, at, fact),
  };
}

interface Columns {
  readonly ids: Dictionary;
  readonly subjects: Dictionary;
  /** Few words, so they are looked for one by one. */
  readonly sources: string[];
  readonly streams: string[];
  readonly events: string[];
  readonly fields: Map<string, FieldColumn>;
  readonly corrects: Map<number, string>;
  readonly source: ReturnType<typeof growingSmall>;
  readonly stream: ReturnType<typeof growingSmall>;
  /** One more than the event's number; 0 means that the fact is no event. */
  readonly event: ReturnType<typeof growingSmall>;
  readonly subject: ReturnType<typeof growingWholes>;
  readonly occurredAt: ReturnType<typeof growingNumbers>;
  /** Milliseconds after the fact occurred. */
  readonly recordedAfter: ReturnType<typeof growingNumbers>;
  readonly until: ReturnType<typeof growingNumbers>;
}

function emptyColumns(): Columns {
  return {
    ids: dictionary(),
    subjects: dictionary(),
    sources: [],
    streams: [],
    events: [],
    fields: new Map(),
    corrects: new Map(),
    source: growingSmall(),
    stream: growingSmall(),
    event: growingSmall(),
    subject: growingWholes(0),
    occurredAt: growingNumbers(0),
    recordedAfter: growingNumbers(0),
    until: growingNumbers(NEVER),
  };
}

function writeFact(columns: Columns, at: number, fact: Fact): void {
  columns.source.set(at, placeOf(columns.sources, fact.source));
  columns.stream.set(at, placeOf(columns.streams, fact.stream));
  columns.event.set(at, fact.event === undefined ? 0 : placeOf(columns.events, fact.event) + 1);
  columns.subject.set(at, columns.subjects.add(fact.subject));
  columns.occurredAt.set(at, fact.occurredAt);
  columns.recordedAfter.set(at, fact.recordedAt - fact.occurredAt);
  columns.until.set(at, fact.until ?? NEVER);
  if (fact.corrects === undefined) columns.corrects.delete(at);
  else columns.corrects.set(at, fact.corrects);
  for (const name of Object.keys(fact.fields)) {
    if (!columns.fields.has(name)) columns.fields.set(name, fieldColumn());
  }
  for (const [name, column] of columns.fields) column.set(at, fact.fields[name]);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readFact(columns: Columns, at: number): Fact {
  const occurredAt = columns.occurredAt.at(at);
  const fact: Mutable<Fact> = {
    id: idAt(columns, at),
    source: columns.sources[columns.source.at(at)] ?? "",
    stream: columns.streams[columns.stream.at(at)] ?? "",
    subject: columns.subjects.textOf(columns.subject.at(at)),
    occurredAt,
    recordedAt: occurredAt + columns.recordedAfter.at(at),
    fields: fieldsAt(columns, at),
  };
  const event = columns.events[columns.event.at(at) - 1];
  if (event !== undefined) fact.event = event;
  const until = columns.until.at(at);
  if (until !== NEVER) fact.until = until;
  const corrects = columns.corrects.size === 0 ? undefined : columns.corrects.get(at);
  if (corrects !== undefined) fact.corrects = corrects;
  return fact;
}

function fieldsAt({ fields }: Columns, at: number): Fact["fields"] {
  const found: Record<string, FieldValue> = {};
  for (const [name, column] of fields) {
    const value = column.at(at);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function idAt({ ids, source }: Columns, at: number): string {
  const key = ids.textOf(at);
  return source.at(at) === 0 ? key : key.slice(0, key.lastIndexOf(BETWEEN));
}

function compareKeys(columns: Columns, a: number, b: number): number {
  const [left, right] = [idAt(columns, a), idAt(columns, b)];
  if (left !== right) return left < right ? -1 : 1;
  const source = (at: number): string => columns.sources[columns.source.at(at)] ?? "";
  return source(a) < source(b) ? -1 : 1;
}

/** The place of a word in a short list, which grows by it when it is new. */
function placeOf(words: string[], word: string): number {
  const before = words.indexOf(word);
  return before < 0 ? words.push(word) - 1 : before;
}
