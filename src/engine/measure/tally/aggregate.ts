/** Figures over items: counts, shares, sums, means, extremes and percentiles.
 *
 *  An accumulator sees each item once and lets it go, so that a million tickets need the memory of
 *  one; only a percentile keeps its values. Items without a value are left out, not counted as zero.
 *  Nothing counted or summed is zero; a share, a mean or an extreme of nothing has no value. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { ceilingOf, divide, multiply, type Ratio, ratio } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { isRatio, orderOf } from "../formula/quantity.ts";
import type { Scope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { evaluate } from "../formula/value.ts";
import { exactSum } from "./exact-sum.ts";

export interface Accumulator {
  /** Takes in the item of the scope, if it passes the aggregate's `where`. */
  add(scope: Scope): void;
  result(): Value;
}

export function accumulatorFor(aggregate: Aggregate<Reference>): Accumulator {
  const { where } = aggregate;
  const inner = tallyOf(aggregate);
  if (where === undefined) return inner;
  return {
    add: (scope) => {
      if (passes(where, scope)) inner.add(scope);
    },
    result: inner.result,
  };
}

/** The value an aggregate has when no item was there at all. */
export function resultOfNothing(aggregate: Aggregate<Reference>): Value {
  return tallyOf(aggregate).result();
}

function tallyOf(aggregate: Aggregate<Reference>): Accumulator {
  switch (aggregate.kind) {
    case "count of":
      return count();
    case "share of":
      return share(aggregate.that);
    case "sum of":
      return sumOrMean(aggregate.value, (total) => total);
    case "mean of":
      return sumOrMean(aggregate.value, (total, items) =>
        items === 0 ? undefined : divide(total, ratio(items)),
      );
    case "lowest of":
      return extreme(aggregate.value, -1);
    case "highest of":
      return extreme(aggregate.value, 1);
    case "percentile of":
      return percentile(aggregate.value, aggregate.percentile);
    default:
      return unreachable(aggregate);
  }
}

function count(): Accumulator {
  let items = 0;
  return {
    add: () => {
      items += 1;
    },
    result: () => ratio(items),
  };
}

function share(that: Extract<Aggregate<Reference>, { readonly kind: "share of" }>["that"]): Accumulator {
  let items = 0;
  let passing = 0;
  return {
    add: (scope) => {
      items += 1;
      if (passes(that, scope)) passing += 1;
    },
    result: () => (items === 0 ? undefined : ratio(passing, items)),
  };
}

function sumOrMean(value: Formula, finish: (total: Ratio, items: number) => Value): Accumulator {
  const sum = exactSum();
  let items = 0;
  return {
    add: (scope) => {
      const each = evaluate(value, scope);
      if (!isRatio(each)) return;
      items += 1;
      sum.add(each);
    },
    result: () => finish(sum.total(), items),
  };
}

function extreme(value: Formula, sign: -1 | 1): Accumulator {
  let best: Value;
  return {
    add: (scope) => {
      const each = evaluate(value, scope);
      if (each === undefined || each === NOT_APPLICABLE) return;
      if (best === undefined || (orderOf(each, best) ?? 0) * sign > 0) best = each;
    },
    result: () => best,
  };
}

/** The nearest-rank percentile: the value at place ⌈p/100 · n⌉ in ascending order. */
function percentile(value: Formula, percent: Ratio): Accumulator {
  const values: Value[] = [];
  return {
    add: (scope) => {
      const each = evaluate(value, scope);
      if (each !== undefined && each !== NOT_APPLICABLE) values.push(each);
    },
    result: () => {
      const place = Number(ceilingOf(multiply(percent, ratio(values.length, 100))));
      return [...values].sort((a, b) => orderOf(a, b) ?? 0)[Math.max(place, 1) - 1];
    },
  };
}
