/** A settled period with everything its statement says: the body's exact bytes and their hash.
 *
 *  Both sides compare the hash; whoever writes the body to a file gets a file with that very hash. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { documentHash } from "../document/index.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { evidenceOf } from "../engine/report/evidence.ts";
import { buildStatement, canonicalBody } from "../engine/report/statement.ts";
import type { Instant } from "../engine/value/instant.ts";
import { outcomesAsked, type Settlement, versionOf } from "./settlement.ts";

export interface StatedPeriod {
  /** The version of the agreement that the period follows. */
  readonly plan: Plan;
  readonly outcome: PeriodOutcome;
  readonly asOf: Instant;
  /** The agreement's, SHA-256 in hexadecimal. */
  readonly documentHash: string;
  /** The canonical body, and its SHA-256 in hexadecimal. */
  readonly body: string;
  readonly bodyHash: string;
}

/** The periods that were asked for, oldest first. */
export function statedPeriods(settled: Settlement): readonly StatedPeriod[] {
  return outcomesAsked(settled).map((outcome) => stated(settled, outcome));
}

function stated(settled: Settlement, outcome: PeriodOutcome): StatedPeriod {
  const { facts, asOf } = settled;
  const { plan, agreement } = versionOf(settled, outcome);
  const hash = documentHash(agreement);
  const evidence = evidenceOf(plan, facts.book, outcome.period, asOf);
  const body = canonicalBody(buildStatement(plan, outcome, { asOf, documentHash: hash, evidence }));
  return { plan, outcome, asOf, documentHash: hash, body, bodyHash: bytesToHex(sha256(utf8ToBytes(body))) };
}
