/** Is this an agreement that two parties could sign? Every check that needs no resolved name.
 *
 *  A check is a function from the agreement to problems; the list below is the whole catalogue, in the
 *  order of the document. A new check is one file and one line here. */
import type { ZoneRelease } from "../../time/zone.ts";
import type { Problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import { checkCalendars } from "./calendars.ts";
import { checkCells } from "./cells.ts";
import { checkChains } from "./chains.ts";
import { checkClocks } from "./clocks.ts";
import { checkCurrency } from "./currency.ts";
import { checkExclusions } from "./exclusions.ts";
import { checkGoals } from "./goals.ts";
import { checkHolidays } from "./holidays.ts";
import { checkIntervals } from "./intervals.ts";
import { checkMeetings } from "./meetings.ts";
import { checkNames } from "./names.ts";
import { inDocumentOrder } from "./order.ts";
import { checkParties } from "./parties.ts";
import { checkResponsibilities } from "./responsibilities.ts";
import { checkSeries, checkServices } from "./series.ts";
import { checkEvidenceWindow, checkTerm } from "./term.ts";
import { checkUnused } from "./unused.ts";
import { checkZones } from "./zones.ts";

/** One thought about an agreement, under a release of time-zone data. */
type AgreementCheck = (agreement: Agreement, release: ZoneRelease) => readonly Problem[];

const CHECKS: readonly AgreementCheck[] = [
  checkParties,
  checkTerm,
  checkEvidenceWindow,
  checkZones,
  checkCurrency,
  checkServices,
  checkSeries,
  checkCalendars,
  checkHolidays,
  checkNames,
  checkIntervals,
  checkCells,
  checkClocks,
  checkUnused,
  checkChains,
  checkGoals,
  checkResponsibilities,
  checkMeetings,
  checkExclusions,
];

/** Every problem that shows without resolving names, in document order. `compilePlan` runs these too. */
export function checkAgreement(agreement: Agreement, release: ZoneRelease): readonly Problem[] {
  return inDocumentOrder(
    agreement,
    CHECKS.flatMap((check) => check(agreement, release)),
  );
}
