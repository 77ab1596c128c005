/** In which order do the histories of a stream come, and the facts within one? By subject, and by the
 *  moment facts occurred with equal moments in the order of their ids.
 *
 *  The order is a list of numbers, made once by counting facts per subject; the facts themselves stay
 *  where they are. A history is built when it is asked for and belongs to whoever asked. */
import type { Fact, FactHistory } from "../../engine/measure/fact/fact.ts";
import type { StoredFacts } from "./stored-facts.ts";

/** Histories of one stream, by subject. */
export interface StreamHistories {
  all(): Iterable<FactHistory>;
  of(subject: string): FactHistory | undefined;
}

/** One stream's facts in order: fact numbers, and where each subject's run of them begins. */
interface Runs {
  readonly facts: Int32Array;
  /** Subject numbers, ordered by their texts. */
  readonly subjects: Int32Array;
  /** One more than there are subjects: the last is the end. */
  readonly starts: Int32Array;
}

/** Orders the facts of each stream; `counts` says of a fact number whether it takes part. */
export function historiesOf(
  stored: StoredFacts,
  counts: (fact: number) => boolean,
): ReadonlyMap<string, StreamHistories> {
  const ranks = ranksOf(stored);
  return new Map(
    stored.streams.map((name, stream) => [
      name,
      streamHistories(stored, runsOf(stored, stream, counts, ranks), ranks),
    ]),
  );
}

function streamHistories(stored: StoredFacts, runs: Runs, ranks: Int32Array): StreamHistories {
  const historyAt = (run: number): FactHistory => {
    const end = runs.starts[run + 1] ?? 0;
    const facts: Fact[] = [];
    for (let at = runs.starts[run] ?? 0; at < end; at += 1) facts.push(stored.factAt(runs.facts[at] ?? 0));
    return { subject: stored.subjects.textOf(runs.subjects[run] ?? 0), facts };
  };
  return {
    *all() {
      for (let run = 0; run < runs.subjects.length; run += 1) yield historyAt(run);
    },
    of(subject) {
      const run = findRun(runs, ranks, stored.subjects.find(subject));
      return run < 0 ? undefined : historyAt(run);
    },
  };
}

/** The place of each subject number in the order of the subjects' texts. */
function ranksOf({ subjects }: StoredFacts): Int32Array {
  const ranks = new Int32Array(subjects.size);
  subjects.inOrder().forEach((number, rank) => {
    ranks[number] = rank;
  });
  return ranks;
}

function runsOf(
  stored: StoredFacts,
  stream: number,
  counts: (fact: number) => boolean,
  ranks: Int32Array,
): Runs {
  const takesPart = (fact: number): boolean => stored.streamAt(fact) === stream && counts(fact);
  const rankAt = (fact: number): number => ranks[stored.subjectAt(fact)] ?? 0;
  const starts = new Int32Array(ranks.length + 1);
  for (let fact = 0; fact < stored.size; fact += 1) {
    if (takesPart(fact)) starts[rankAt(fact) + 1] = (starts[rankAt(fact) + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank += 1)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const facts = new Int32Array(starts[ranks.length] ?? 0);
  const next = starts.slice();
  for (let fact = 0; fact < stored.size; fact += 1) {
    if (!takesPart(fact)) continue;
    const rank = rankAt(fact);
    facts[next[rank] ?? 0] = fact;
    next[rank] = (next[rank] ?? 0) + 1;
  }
  const byTime = (a: number, b: number): number =>
    stored.occurredAt(a) - stored.occurredAt(b) || stored.compareIds(a, b);
  for (let rank = 0; rank < ranks.length; rank += 1)
    sortRun(facts.subarray(starts[rank], starts[rank + 1]), byTime);
  return withoutGaps(facts, starts, ranks);
}

/** Most runs are short and nearly in order already. */
const SHORT = 24;

function sortRun(run: Int32Array, before: (a: number, b: number) => number): void {
  if (run.length > SHORT) run.sort(before);
  for (let at = 1; at < run.length; at += 1) {
    const fact = run[at] ?? 0;
    let place = at;
    while (place > 0 && before(run[place - 1] ?? 0, fact) > 0) {
      run[place] = run[place - 1] ?? 0;
      place -= 1;
    }
    run[place] = fact;
  }
}

/** Leaves out subjects that have no facts in the stream. */
function withoutGaps(facts: Int32Array, starts: Int32Array, ranks: Int32Array): Runs {
  const numbers = new Int32Array(ranks.length);
  ranks.forEach((rank, number) => {
    numbers[rank] = number;
  });
  const present = numbers.filter((_, rank) => starts[rank] !== starts[rank + 1]);
  const firsts = new Int32Array(present.length + 1);
  present.forEach((number, run) => {
    firsts[run] = starts[ranks[number] ?? 0] ?? 0;
  });
  firsts[present.length] = facts.length;
  return { facts, subjects: present, starts: firsts };
}

function findRun({ subjects }: Runs, ranks: Int32Array, subject: number): number {
  if (subject < 0) return -1;
  const wanted = ranks[subject] ?? 0;
  let low = 0;
  let high = subjects.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const rank = ranks[subjects[middle] ?? 0] ?? 0;
    if (rank === wanted) return middle;
    if (rank < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
