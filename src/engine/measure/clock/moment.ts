/** One item's facts with the fields as they stood after each: what every reading of a clock walks over. */

import type { Instant } from "../../value/instant.ts";
import type { Fact } from "../fact/fact.ts";
import type { Fields } from "./reading.ts";

export interface Moment {
  readonly at: Instant;
  readonly fact: Fact;
  /** The item's fields, this fact's included. */
  readonly fields: Fields;
  /** Whether this fact brought fields of its own. */
  readonly changed: boolean;
}

/** The moments up to an instant, in the order of the facts. */
export function momentsOf(facts: readonly Fact[], asOf: Instant): readonly Moment[] {
  const moments: Moment[] = [];
  let fields: Fields = {};
  for (const fact of facts) {
    if (fact.occurredAt > asOf) break;
    const changed = moments.length === 0 || !isEmpty(fact.fields);
    if (changed) fields = { ...fields, ...fact.fields };
    moments.push({ at: fact.occurredAt, fact, fields, changed });
  }
  return moments;
}

function isEmpty(fields: Fields): boolean {
  for (const _ in fields) return false;
  return true;
}
