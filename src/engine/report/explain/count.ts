/** Counts and shares opened to the items that were counted.
 *
 *  Each item is a part that counts once, up to a limit; all others stay as one part with its count. Of
 *  a share the items that failed are listed with the whole, for they are what a reader looks for. */

import { passes } from "../../measure/formula/test.ts";
import type { Reference, Test } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { pointerTo } from "../../value/problem.ts";
import { ratio } from "../../value/ratio.ts";
import type { Explanation } from "./explanation.ts";
import { made } from "./formula.ts";
import { explainGrounds } from "./grounds.ts";
import { type Selected, selectedBy } from "./selected-items.ts";
import { node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";

type Of<K extends Aggregate<Reference>["kind"]> = Extract<Aggregate<Reference>, { readonly kind: K }>;

/** How many items there are. */
export function explainCount(aggregate: Of<"count of">, standing: Standing, label: string): Explanation {
  const list = listing(standing);
  for (const each of selectedBy(aggregate, standing)) list.add(each);
  return made(aggregate, standing, "count", list.parts(aggregate.where), label);
}

/** Which share of them passes a test. */
export function explainShare(aggregate: Of<"share of">, standing: Standing, label: string): Explanation {
  const { over, that } = aggregate;
  const place = { ...standing, at: pointerTo(standing.at, "that") };
  const passing = listing(place);
  const failing = listing(place);
  for (const each of selectedBy(aggregate, standing)) {
    (passes(that, scopeOf(each.standing)) ? passing : failing).add(each);
  }
  const kept = node(place, {
    label: `${over} that count`,
    operation: "count",
    type: "number",
    parts: passing.parts(that),
  });
  const again =
    passing.count() === 0 ? [] : [counted(place, `${over} that count, as above`, passing.count())];
  const all = node(standing, {
    label: `all ${over}`,
    operation: "count",
    type: "number",
    parts: [...again, ...failing.parts(that)],
  });
  const sentence = (text: string): string =>
    `${label}: ${kept.text} of ${all.text} ${over}, that is ${text}.`;
  return made(aggregate, standing, "share", [kept, all], label, { sentence });
}

/** Keeps the first items and counts the rest. */
interface Listing {
  add(each: Selected): void;
  count(): number;
  /** A part for each item kept, told with what the test looked at, and one part for the others. */
  parts(test: Test | undefined): readonly Explanation[];
}

function listing(standing: Standing): Listing {
  const { most } = standing.telling;
  const kept: Selected[] = [];
  let total = 0;
  return {
    add: (each) => {
      total += 1;
      if (kept.length < most) kept.push(each);
    },
    count: () => total,
    parts: (test) => {
      const shown = kept.map((each) => countedItem(each, test, standing));
      const rest = total - shown.length;
      return rest === 0 ? shown : [...shown, counted(standing, `and ${rest} more`, rest)];
    },
  };
}

function countedItem(
  { item, standing: place }: Selected,
  test: Test | undefined,
  standing: Standing,
): Explanation {
  const { subject, facts } = item.parts;
  const grounds = test === undefined ? [] : explainGrounds(test, { ...place, at: standing.at });
  const told = grounds.map((ground) => ground.sentence.replace(/\.$/, "")).join("; ");
  return node(place, {
    label: subject,
    operation: "given",
    type: "number",
    value: ratio(1),
    parts: grounds,
    facts: facts.map(({ id }) => id),
    sentence: () => (told === "" ? subject : `${subject}: ${told}`),
  });
}

/** A part that stands for a number of items without listing them. */
export function counted(standing: Standing, label: string, count: number): Explanation {
  return node(standing, { label, operation: "given", type: "number", value: ratio(count), count });
}
