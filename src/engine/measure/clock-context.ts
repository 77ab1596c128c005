/** How a clock puts its tests, limits and calendars to the fields of its item.
 *
 *  A clock knows nothing of formulas: it hands over the fields as they stood at a moment and hears what
 *  holds then. Nothing else of the item is in sight, so a limit cannot depend on what came later. */

import type { Plan } from "../plan/plan.ts";
import type { Instant } from "../value/instant.ts";
import { amountOf } from "./amount.ts";
import type { ClockContext, Fields } from "./clock.ts";
import { coverageFor } from "./moment.ts";
import type { ItemScope, Place, Scope } from "./scope.ts";
import { passes } from "./test.ts";
import { localDate } from "./view.ts";

export function clockContextOf(plan: Plan, place: Place, asOf: Instant): ClockContext {
  const scopeOf = (fields: Fields): Scope => ({ place, item: fieldsAlone(fields, plan, asOf) });
  return {
    zone: plan.zone,
    asOf,
    evaluate: {
      test: (test, fields) => passes(test, scopeOf(fields)),
      limit: (formula, fields) => amountOf(formula, scopeOf(fields)),
      calendar: (choice, fields) => coverageFor(choice, scopeOf(fields)),
    },
  };
}

/** An item of which only its fields are known. */
function fieldsAlone(fields: Fields, plan: Plan, asOf: Instant): ItemScope {
  return {
    get date() {
      return localDate(plan.zone, asOf);
    },
    field: (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined),
    value: () => undefined,
    clock: () => undefined,
    fieldAt: () => undefined,
    overMembers: () => undefined,
    membersPass: () => false,
  };
}
