/** Which rights do the figures of this period give, since when, and between which dates?
 *
 *  A right arises at the end of the first period of an unbroken run in which its test holds; every date
 *  counts from there, so looking again next month moves none of them. Mending it, giving notice and
 *  using it are facts that people report; that a run has ended is all that the figures can say. */

import type { PlannedRight } from "../../plan/plan.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import type { Instant } from "../../value/instant.ts";
import { sameCell } from "../cell/cell.ts";
import { type Assessment, rightCellsOf } from "../evaluate/assessment.ts";
import { scopeFor } from "../evaluate/forming.ts";
import type { Cell, PeriodOutcome, RightOutcome } from "../evaluation.ts";
import type { Place } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { grantedOf, type LedgerView } from "../ledger/ledger.ts";
import { deadlineAfter } from "./deadline.ts";

/** Every right in each of its cells, by what the stages before came to. */
export function rightsOf(assessment: Assessment, outcome: Settled): readonly RightOutcome[] {
  const ledger = closedView(outcome);
  return assessment.plan.rights.flatMap((right) =>
    rightCellsOf(assessment, right).map((cell) => rightIn(right, cell, assessment, ledger)),
  );
}

/** What rights read: credits after claims and caps, balances after all postings. */
export type Settled = Pick<PeriodOutcome, "credits" | "ledger">;

function rightIn(
  { rule, when }: PlannedRight,
  cell: Cell,
  assessment: Assessment,
  ledger: LedgerView,
): RightOutcome {
  const { view, prior } = assessment;
  const scope = scopeFor(assessment, { cell, ledger, undecided: () => {} });
  const bare = { right: rule.name, cell };
  if (!passes(when, scope)) return { ...bare, holds: false };
  const since = heldSince(rule.name, cell, prior) ?? view.period;
  const dates = datesOf(rule, since, scope.place);
  const lapsed = dates.until !== undefined && dates.until < view.asOf;
  return { ...bare, holds: true, since, ...dates, ...(rule.within === undefined ? {} : { lapsed }) };
}

/** Credits as granted and balances as they closed, which is what the parties see. */
export function closedView({ credits, ledger }: Settled): LedgerView {
  return {
    granted: grantedOf(credits),
    balance: (account, cell) =>
      ledger?.accounts.find((each) => each.account === account && sameCell(each.cell, cell))?.closing,
  };
}

/** The beginning of the run that the period before belongs to. */
function heldSince(right: string, cell: Cell, prior: readonly PeriodOutcome[]): AssessmentPeriod | undefined {
  return prior.at(-1)?.rights?.find((each) => each.right === right && sameCell(each.cell, cell))?.since;
}

type Dates = Pick<RightOutcome, "cureUntil" | "from" | "until" | "effective" | "deliverBy">;

function datesOf(
  { cure, within, notice, deliverWithin, on }: PlannedRight["rule"],
  since: AssessmentPeriod,
  place: Place,
): Dates {
  const cureUntil = deadlineAfter(since.end, cure, on, place);
  const from = cureUntil ?? since.end;
  const dates: Record<keyof Dates, Instant | undefined> = {
    cureUntil,
    from,
    until: deadlineAfter(since.end, within, on, place),
    effective: deadlineAfter(from, notice, on, place),
    deliverBy: deadlineAfter(from, deliverWithin, on, place),
  };
  return Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
}
