/** Lengths of time, deadlines and readings of clocks.
 *
 *  A length between two instants opens to the stretches that counted in it: all of it, or the opening
 *  hours of a calendar. A deadline has no parts to add, so what it was moved from is told beside it. */

import { coverageFor } from "../../measure/formula/moment.ts";
import { evaluate } from "../../measure/formula/value.ts";
import type { Formula } from "../../plan/plan.ts";
import { coveredIntervals } from "../../time/coverage.ts";
import { pointerTo } from "../../value/problem.ts";
import { explainItemClock } from "./clock.ts";
import type { ExplainedInterval, Explanation } from "./explanation.ts";
import { below, made } from "./formula.ts";
import { type Standing, scopeOf } from "./standing.ts";

type Moment = Extract<
  Formula,
  { readonly kind: "time between" | "moved" | "day of" | "clock value" | "field at" }
>;

/** Explains a value of time at an item. */
export function explainMoment(moment: Moment, standing: Standing, label: string): Explanation {
  const value = evaluate(moment, scopeOf(standing));
  switch (moment.kind) {
    case "time between":
      return explainLength(moment, standing, label);
    case "moved": {
      const due = { ...standing, at: pointerTo(standing.at, "due") };
      return made(
        moment,
        standing,
        "reading",
        [below(moment.from, due, "from"), below(moment.by, due, "by")],
        label === "" ? "the deadline" : label,
        { value },
      );
    }
    case "day of":
      return made(
        moment,
        standing,
        "reading",
        [below(moment.instant, standing, "day of")],
        label === "" ? "the day" : label,
        { value },
      );
    case "clock value": {
      const clock = moment.clock.kind === "clock" ? explainItemClock(moment.clock.name, standing) : undefined;
      const name = moment.clock.kind === "clock" ? moment.clock.name : "";
      return made(
        moment,
        standing,
        "reading",
        clock === undefined ? [] : [clock],
        label === "" ? `${moment.value} of ${name}` : label,
        { value },
      );
    }
    case "field at": {
      const name = moment.field.kind === "field" ? moment.field.name : "";
      const source = standing.item?.parts.facts.find(({ event }) => event === moment.event);
      return made(moment, standing, "fact", [], label === "" ? `${name} at ${moment.event}` : label, {
        value,
        facts: source === undefined ? [] : [source.id],
      });
    }
  }
}

function explainLength(
  moment: Extract<Moment, { readonly kind: "time between" }>,
  standing: Standing,
  label: string,
): Explanation {
  const scope = scopeOf(standing);
  const parts = [below(moment.from, standing, "time from"), below(moment.to, standing, "to")];
  const [from, to] = parts.map((part) => part.quantity?.value);
  const name = label === "" ? "the time between" : label;
  const value = evaluate(moment, scope);
  // A length that points backwards has no stretches to list.
  if (typeof from !== "number" || typeof to !== "number" || to < from || typeof value !== "object") {
    return made(moment, standing, "reading", parts, name, { value });
  }
  const coverage = moment.on === undefined ? undefined : coverageFor(moment.on, scope);
  const open =
    coverage === undefined
      ? [{ start: from, end: to }]
      : coveredIntervals(coverage, { start: from, end: to });
  const factIds = parts.flatMap(({ facts }) => facts);
  const intervals = open.map(
    ({ start, end }): ExplainedInterval => ({ start, end, counted: end - start, kind: "counted", factIds }),
  );
  return made(moment, standing, "intervals", [], name, { intervals, facts: factIds });
}
