/** Does a test hold, for this item or in this cell?
 *
 *  A test never passes on what is not known: a comparison with a missing or inapplicable side is
 *  false. The surprising consequence is that "not: at most 5" passes for an unknown value, so an
 *  agreement that cares says "known" beside it. */

import type { Reference, Test } from "../../plan/plan.ts";
import { holds } from "../../prepare/comparator.ts";
import type { Comparator } from "../../prepare/expression.ts";
import { assert, unreachable } from "../../value/assert.ts";
import type { Value } from "../evaluation.ts";
import { orderOf, wordOf } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

export function passes(test: Test, scope: Scope): boolean {
  switch (test.kind) {
    case "all of":
      return test.of.every((each) => passes(each, scope));
    case "any of":
      return test.of.some((each) => passes(each, scope));
    case "not":
      return !passes(test.test, scope);
    case "one of": {
      const word = wordOf(evaluate(test.subject, scope), typeOf(test.subject));
      return word !== undefined && test.values.includes(word);
    }
    case "compare":
      return compares(evaluate(test.left, scope), test.comparator, evaluate(test.right, scope));
    case "presence":
      return isKnown(test.subject, scope) === test.known;
    case "clock is":
      return test.outcomes.includes(clockNamed(test.clock, scope)?.outcome ?? "absent");
    case "verdict is": {
      assert(test.target.kind === "target", "a verdict is a target's");
      const verdict = scope.cell?.verdict(test.target.name);
      return verdict !== undefined && test.verdicts.includes(verdict);
    }
    case "every member":
    case "some member":
      return scope.item?.membersPass(test) ?? false;
    default:
      return unreachable(test);
  }
}

/** Whether left stands to right as the comparator says; false when either has no value. */
export function compares(left: Value, comparator: Comparator, right: Value): boolean {
  const order = orderOf(left, right);
  return order !== undefined && holds(comparator, order);
}

function isKnown(subject: Reference, scope: Scope): boolean {
  if (subject.kind === "clock") return clockNamed(subject, scope) !== undefined;
  return evaluate(subject, scope) !== undefined;
}

function clockNamed(clock: Reference, scope: Scope) {
  assert(clock.kind === "clock", "an outcome is a clock's");
  return scope.item?.clock(clock.name);
}

function typeOf(subject: Reference): "instant" | "date" | undefined {
  return "type" in subject && (subject.type === "instant" || subject.type === "date")
    ? subject.type
    : undefined;
}
