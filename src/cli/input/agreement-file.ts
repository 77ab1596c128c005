/** An agreement from a file: read, composed, compiled, and its problems told with their lines. */

import { type Composition, composeChecked } from "../../document/index.ts";
import { compilePlan } from "../../engine/plan/compile.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataProblems, type ProblemFormat } from "../failure.ts";
import { readDocument } from "./read-bounded.ts";
import { templatesFor } from "./templates.ts";

export interface CheckedAgreement {
  readonly path: string;
  readonly text: string;
  /** Where each part of the agreement stands, in this file or in a template. */
  readonly places: Composition["places"];
  readonly problems: readonly Problem[];
  readonly agreement?: Agreement;
  /** The agreement that it takes its terms from, in full. */
  readonly template?: Agreement;
  readonly plan?: Plan;
}

/** Everything that can be said of the file; never refuses, so that all problems can be shown. A document
 *  that takes terms from a template is composed with the one in the folder `library`, or beside it. */
export function checkAgreementFile(path: string, library?: string): CheckedAgreement {
  const bytes = readDocument(path, "the agreement document");
  const text = bytes.toString("utf8");
  const templates = NAMES_A_TEMPLATE.test(text) ? templatesFor(path, library) : [];
  const check = (agreement: Agreement): ReturnType<typeof compilePlan> =>
    compilePlan(agreement, zoneRelease());
  const { agreement, template, places, problems, checked } = composeChecked(bytes, templates, check);
  return {
    path,
    text,
    places,
    problems,
    ...(agreement ? { agreement } : {}),
    ...(template ? { template } : {}),
    ...(checked?.plan ? { plan: checked.plan } : {}),
  };
}

/** The folder is read only for documents that need it. */
const NAMES_A_TEMPLATE = /^\s*\{?\s*["']?based on["']?\s*:/m;

export interface LoadedAgreement extends CheckedAgreement {
  readonly agreement: Agreement;
  readonly plan: Plan;
}

/** An agreement that computes; throws `DataProblems` when it does not. */
export function loadAgreement(
  path: string,
  library?: string,
  format: ProblemFormat = "text",
): LoadedAgreement {
  const checked = checkAgreementFile(path, library);
  const { agreement, plan } = checked;
  if (agreement === undefined || plan === undefined || hasErrors(checked.problems)) {
    throw new DataProblems(checked.problems, path, format);
  }
  return { ...checked, agreement, plan };
}
