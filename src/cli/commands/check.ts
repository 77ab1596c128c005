/** `tally check`: does this agreement compute, and what would a careful reader object to?
 *
 *  Several files are checked whatever becomes of the first, so that one round tells everything. */

import { documentHash, placedIn } from "../../document/index.ts";
import { feasibilityOf } from "../../engine/measure/chain/feasibility.ts";
import type { Underpinning } from "../../engine/measure/chain/link.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { hasErrors } from "../../engine/value/problem.ts";
import type { ProblemFormat } from "../failure.ts";
import { type CheckedAgreement, checkAgreementFile } from "../input/agreement-file.ts";
import { libraryIn } from "../input/library.ts";
import { exitCodeOf, reportFailure } from "../output/failure-text.ts";
import { printProblems } from "../output/problems.ts";
import { say, sayExactly } from "../output/terminal.ts";

interface CheckOptions {
  readonly format: ProblemFormat;
  /** Folder of the templates, and of the agreements on which targets rest. */
  readonly library?: string;
}

export function check(paths: readonly string[], { format, library }: CheckOptions): void {
  let worst = 0;
  const beneath = library === undefined ? undefined : libraryIn(library);
  const reports = paths.flatMap((path) => {
    try {
      const checked = withChains(checkAgreementFile(path, library), beneath);
      if (hasErrors(checked.problems)) worst = Math.max(worst, 1);
      if (format === "text") checkedTold(checked);
      return [reportOf(checked)];
    } catch (failure) {
      worst = Math.max(worst, exitCodeOf(failure));
      reportFailure(failure, false);
      return [];
    }
  });
  if (format === "json") sayExactly(`${JSON.stringify(reports, null, 2)}\n`);
  process.exitCode = worst;
}

/** With what is to be said of its chains, where a library is at hand. */
function withChains(checked: CheckedAgreement, library: Underpinning | undefined): CheckedAgreement {
  if (library === undefined || checked.plan === undefined) return checked;
  const { problems } = feasibilityOf(checked.plan, library);
  return { ...checked, problems: [...checked.problems, ...placedIn(checked.places, problems)] };
}

function checkedTold({ path, problems, agreement }: CheckedAgreement): void {
  if (problems.length > 0) printProblems(problems, path, "text");
  if (agreement === undefined || hasErrors(problems)) return;
  const lines = computing(agreement).map(([name, text]) => `  ${name.padEnd(10)}${text}\n`);
  say(`${path}: "${agreement.title}" version ${agreement.version} computes\n${lines.join("")}`);
}

function reportOf({ path, problems, agreement }: CheckedAgreement): Readonly<Record<string, unknown>> {
  const ok = agreement !== undefined && !hasErrors(problems);
  if (!ok) return { file: path, ok, problems };
  const { id, title, version } = agreement;
  const computes = Object.fromEntries(computing(agreement));
  return { file: path, ok, id, title, version, computes, problems };
}

/** What is settled, by which facts, and how often; what the agreement does not have is left out. */
function computing(agreement: Agreement): readonly (readonly [string, string])[] {
  const { governing, term, streams, clocks, targets, credits, caps } = agreement;
  const { kind } = governing.period;
  const period = kind === "rolling" ? `rolling ${governing.period.days} days` : kind;
  const until = term.to === undefined ? "" : ` to ${formatDate(term.to)}`;
  const parts: readonly (readonly [string, string])[] = [
    ["settles", `each ${period} in ${governing.zone}, from ${formatDate(term.from)}${until}`],
    ["facts", streams.map(({ name, shape }) => `${name} (${shape})`).join(", ")],
    ["clocks", namesOf(clocks)],
    ["targets", namesOf(targets)],
    ["credits", namesOf(credits)],
    ["caps", namesOf(caps)],
    ["hash", documentHash(agreement)],
  ];
  return parts.filter(([, text]) => text !== "");
}

function namesOf(rules: readonly { readonly name: string }[]): string {
  return rules.map(({ name }) => name).join(", ");
}
