/** Which earlier periods belong together with the one at hand?
 *
 *  A period belongs to the year, quarter or other span in which it ends. A rolling span ends with the
 *  period itself, so a period that only its end lies in counts as a whole. */

import type { CapSpan } from "../../prepare/agreement.ts";
import { type AssessmentPeriod, periodContaining } from "../../time/period.ts";
import type { Zone } from "../../time/zone.ts";

/** Whether an earlier period lies in the span in which this one ends; without a span none does. */
export function isInSpan(
  span: CapSpan | undefined,
  zone: Zone,
  period: AssessmentPeriod,
  earlier: AssessmentPeriod,
): boolean {
  if (span === undefined) return false;
  if (span.kind === "term") return true;
  const { start, end } = periodContaining(span, zone, period.end - 1);
  return earlier.end > start && earlier.end <= end;
}
