/** Can a price be worked out at all? Steps that have a first value, limits in their order, rates of tax.
 *
 *  What is reported later cannot be known before, so a missing first value is a mistake only of a series
 *  whose values all stand in the agreement. */
import type { Indexed } from "../../prepare/commerce.ts";
import { formatDate } from "../../time/civil.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import { compare, ONE, signOf } from "../../value/ratio.ts";
import type { Formula, Reference } from "../plan.ts";
import { rootsOf } from "./roots.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Problems: `series-without-base`, `limits-reversed`, `wrong-unit`, `not-positive`, `tax-rate`. */
export function checkPrices(plan: Resolved): readonly Problem[] {
  const indexed = rootsOf(plan)
    .flatMap((root) => [...partsWithin(root)])
    .flatMap(({ node, pointer }) => (node.kind === "indexed" ? [{ node, pointer }] : []));
  return [...indexed.flatMap(({ node, pointer }) => checkIndexed(node, pointer, plan)), ...checkTax(plan)];
}

function checkIndexed(node: Indexed<Reference>, at: string, plan: Resolved): readonly Problem[] {
  const { atLeast, atMost, each } = node;
  const problems: Problem[] = [];
  if (atLeast !== undefined && atMost !== undefined && compare(atLeast, atMost) > 0) {
    const message = "The least change of a step lies above the most; exchange the two.";
    problems.push(problem("limits-reversed", pointerTo(at, "at least"), message));
  }
  if (each.unit !== "months" && each.unit !== "calendar days") {
    const message = `Steps go by months or calendar days, not by ${each.unit}; write 12 months, for example.`;
    problems.push(problem("wrong-unit", pointerTo(at, "each"), message));
  }
  return [...problems, ...checkBase(node, at, plan)];
}

function checkBase(node: Indexed<Reference>, at: string, { series }: Resolved): readonly Problem[] {
  const rule = series.get(node.series)?.rule;
  if (rule === undefined || rule.reported !== undefined) return [];
  const first = Math.min(...rule.values.map(({ from }) => from));
  if (rule.values.length === 0 || first <= node.base) return [];
  const message = `The series "${node.series}" begins on ${formatDate(first)}, after the base; add its value for ${formatDate(node.base)}, or choose a later base.`;
  return [
    problem("series-without-base", pointerTo(at, "base"), message, {
      related: [pointerTo("/series", node.series, "values")],
    }),
  ];
}

/** A rate of zero is no tax, and a rate of a hundred percent is written by mistake. */
function checkTax({ tax }: Resolved): readonly Problem[] {
  if (tax === undefined) return [];
  return constantsOf(tax.rate)
    .filter((rate) => rate.kind === "number" && (signOf(rate.value) <= 0 || compare(rate.value, ONE) >= 0))
    .map(() => {
      const message =
        "A rate of tax lies above 0 % and below 100 %; write one such as 19 %, or delete the tax.";
      return problem("tax-rate", "/governing/tax/rate", message);
    })
    .slice(0, 1);
}

function constantsOf(rate: Formula): readonly Formula[] {
  return rate.kind === "in force" ? rate.rows.map(({ value }) => value) : [rate];
}
