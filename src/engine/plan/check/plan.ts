/** What would a careful reader object to, now that every name is understood?
 *
 *  The catalogue of checks on a plan, in the order of the document. They run on whatever could be
 *  resolved, so that a gap between bands shows beside a misspelt name and not one try later. */
import type { Problem } from "../../value/problem.ts";
import { checkBands } from "./bands.ts";
import { checkClaims } from "./claims.ts";
import { checkCredits } from "./credits.ts";
import { checkLevels } from "./levels.ts";
import { checkPrices } from "./prices.ts";
import { checkPromisedTime } from "./promised-time.ts";
import { checkQuotients } from "./quotients.ts";
import { checkRemedies } from "./remedies.ts";
import { checkRights } from "./rights.ts";
import { checkRuns } from "./runs.ts";
import { checkSchedules } from "./schedule.ts";
import { checkSilence } from "./silence.ts";
import type { Resolved } from "./walk.ts";

/** One thought about a resolved agreement. */
type PlanCheck = (plan: Resolved) => readonly Problem[];

const CHECKS: readonly PlanCheck[] = [
  checkPromisedTime,
  checkSilence,
  checkQuotients,
  checkLevels,
  checkBands,
  checkCredits,
  checkSchedules,
  checkRemedies,
  checkRuns,
  checkPrices,
  checkClaims,
  checkRights,
];

/** Every problem that needs meanings and types; order is the caller's affair. */
export function checkPlan(plan: Resolved): readonly Problem[] {
  return CHECKS.flatMap((check) => check(plan));
}
