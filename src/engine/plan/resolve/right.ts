/** Rights, resolved: a test over the figures of a cell, with dates that follow from the period's end.
 *
 *  A right reads credits as they were granted, after claims and caps, because that is what the parties
 *  see; in every other formula a credit's name means what it came to before. */
import { meant } from "../../prepare/nearest.ts";
import type { RightRule } from "../../prepare/right.ts";
import { checkCells, type PeriodPlace, periodPlace } from "../cells.ts";
import type { PlannedRight } from "../plan.ts";
import { type Compilation, inside, type Place, report } from "../scope.ts";
import { checkTimes } from "./claim.ts";
import { resolveCondition } from "./condition.ts";

/** A right. Problems: `unknown-name`, `unknown-calendar`, `per-dimension-unknown`,
 *  `business-unit-without-calendar` and those of its test. */
export function resolveRight(rule: RightRule, compilation: Compilation): PlannedRight {
  const base = periodPlace(compilation, "rights", rule.name, rule.per);
  const place: PeriodPlace = {
    ...base,
    scope: { period: { ...base.scope.period, credits: true, balances: true } },
  };
  checkService(rule, place);
  checkTimes(
    rule.on,
    [
      [rule.by, "by"],
      [rule.deliverWithin, "deliver within"],
      [rule.cure, "cure"],
      [rule.notice, "notice"],
      [rule.within, "within"],
    ],
    place,
  );
  const when = resolveCondition(rule.when, inside(place, "when"));
  checkCells(rule.per, place, true);
  return { rule, when };
}

function checkService({ service }: RightRule, place: Place): void {
  const names = place.compilation.agreement.services.map(({ name }) => name);
  if (service === undefined || names.includes(service)) return;
  const message = `There is no service "${service}"; ${meant(service, names)}`;
  report(inside(place, "service"), "unknown-name", message);
}
