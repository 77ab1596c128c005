/** How a clock puts its tests, limits and calendars to the fields of its item.
 *
 *  A clock knows nothing of formulas: it hands over the fields as they stood at a moment and hears what
 *  holds then. Nothing else of the item is in sight, so a limit cannot depend on what came later. One
 *  scope serves all questions, each with its own fields, for a million tickets ask tens of millions. */

import type { Plan } from "../../plan/plan.ts";
import { localDate } from "../../time/local-date.ts";
import type { Instant } from "../../value/instant.ts";
import { amountOf } from "../formula/amount.ts";
import { coverageFor } from "../formula/moment.ts";
import type { ItemScope, Place, Scope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import type { ClockContext, Fields } from "./reading.ts";

export function clockContextOf(plan: Plan, place: Place, asOf: Instant): ClockContext {
  const standing = scopeOfFields(plan, place, asOf);
  return {
    zone: plan.zone,
    asOf,
    evaluate: {
      test: (test, fields) => passes(test, standing(fields)),
      limit: (formula, fields, at) => amountOf(formula, standing(fields, at)),
      calendar: (choice, fields) => coverageFor(choice, standing(fields)),
    },
  };
}

/** Gives the scope of an item of which only its fields are known, and the instant that chooses among
 *  values in force. A scope is good until the next one is asked for. */
function scopeOfFields(plan: Plan, place: Place, asOf: Instant): (fields: Fields, at?: Instant) => Scope {
  let current: Fields = {};
  let standsAt = asOf;
  const item: ItemScope = {
    get date() {
      return localDate(plan.zone, standsAt);
    },
    field: (name) => (Object.hasOwn(current, name) ? current[name] : undefined),
    value: () => undefined,
    extent: () => undefined,
    clock: () => undefined,
    fieldAt: () => undefined,
    overMembers: () => undefined,
    membersPass: () => false,
  };
  const scope: Scope = { place, item };
  return (fields, at = asOf) => {
    current = fields;
    standsAt = at;
    return scope;
  };
}
