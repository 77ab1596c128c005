/** A law of facts: kept one by one as they come, they make the same book as all of them at once.
 *
 *  An import keeps facts in columns while it reads; the definition puts a whole list in order. Both must
 *  tell the same histories to the last field, or one agreement would settle to two amounts. */
import { isDeepStrictEqual } from "node:util";
import { factColumns } from "../../src/connect/columns/fact-columns.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact, FactBook } from "../../src/engine/measure/fact/fact.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { examplePlans } from "../world/examples.ts";
import { disordered, factsFor } from "../world/facts-for.ts";
import { pick, whole } from "../world/random.ts";
import type { Law } from "./law.ts";

export function bookLaws(): readonly Law[] {
  return [oneByOne];
}

const oneByOne: Law = {
  name: "facts kept one by one make the same book",
  weight: 60,
  tryOnce(random, _caseNumber, broken) {
    const plan = pick(random, examplePlans());
    const raw = disordered(random, factsFor(plan.agreement, random, whole(random, 1, 4)));
    const { facts } = admitFacts(raw, plan.streams);
    const columns = factColumns();
    for (const fact of broken ? facts.slice(1) : facts) columns.add(fact);
    const kept = historiesIn(columns.close().book, plan);
    const all = historiesIn(bookOf(facts).book, plan);
    const wrong = all.findIndex((history, index) => !isDeepStrictEqual(history, kept[index]));
    if (wrong < 0 && kept.length === all.length) return undefined;
    return `${plan.agreement.id}: ${idsOf(kept[wrong])} in columns, ${idsOf(all[wrong])} in a book`;
  },
};

interface History {
  readonly subject: string;
  readonly facts: readonly Fact[];
}

/** All histories in an order of their own, for books may give subjects in any. */
function historiesIn(book: FactBook, plan: Plan): readonly History[] {
  const read = [...plan.streams.keys()].flatMap((stream) =>
    [...book.histories(stream)].map(({ subject, facts }) => ({ stream, subject, facts: [...facts] })),
  );
  const keyed = read.map((history) => ({ key: JSON.stringify([history.stream, history.subject]), history }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ history }) => history);
}

function idsOf(history: History | undefined): string {
  return history === undefined
    ? "nothing"
    : `${history.subject} is ${history.facts.map(({ id }) => id).join(", ")}`;
}
