/** An agreement from a file: read, parsed, compiled, and its problems told with their lines. */

import { locateProblems, parseAgreement } from "../../document/index.ts";
import { compilePlan } from "../../engine/plan/compile.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataProblems, type ProblemFormat } from "../failure.ts";
import { readDocument } from "./read-bounded.ts";

export interface CheckedAgreement {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly agreement?: Agreement;
  readonly plan?: Plan;
}

/** Everything that can be said of the file; never refuses, so that all problems can be shown. */
export function checkAgreementFile(path: string): CheckedAgreement {
  const text = readDocument(path, "the agreement document");
  const { agreement, problems } = parseAgreement(text);
  const source = text.toString("utf8");
  if (agreement === undefined || hasErrors(problems)) return { path, text: source, problems };
  const compiled = compilePlan(agreement, zoneRelease());
  const all = [...problems, ...locateProblems(source, compiled.problems)];
  return { path, text: source, problems: all, agreement, ...(compiled.plan ? { plan: compiled.plan } : {}) };
}

export interface LoadedAgreement extends CheckedAgreement {
  readonly agreement: Agreement;
  readonly plan: Plan;
}

/** An agreement that computes; throws `DataProblems` when it does not. */
export function loadAgreement(path: string, format: ProblemFormat = "text"): LoadedAgreement {
  const checked = checkAgreementFile(path);
  const { agreement, plan } = checked;
  if (agreement === undefined || plan === undefined || hasErrors(checked.problems)) {
    throw new DataProblems(checked.problems, path, format);
  }
  return { ...checked, agreement, plan };
}
