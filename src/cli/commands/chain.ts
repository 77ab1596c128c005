/** `tally chain`: can the agreements beneath this one carry it, and by how much? */

import { placedIn } from "../../document/index.ts";
import { feasibilityOf } from "../../engine/measure/chain/feasibility.ts";
import { hasErrors } from "../../engine/value/problem.ts";
import { renderChain } from "../../render/chain.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { libraryIn } from "../input/library.ts";
import { chainJson, chainText } from "../output/chain-text.ts";
import { printProblems } from "../output/problems.ts";
import { say, sayExactly } from "../output/terminal.ts";
import { writeResult } from "../output/write.ts";

interface ChainOptions {
  readonly library: string;
  readonly format: "text" | "json" | "html";
  readonly out?: string;
}

export function chain(path: string, { library, format, out }: ChainOptions): void {
  const { plan, places } = loadAgreement(path, library, format === "json" ? "json" : "text");
  const feasibility = feasibilityOf(plan, libraryIn(library));
  const problems = placedIn(places, feasibility.problems);
  if (hasErrors(problems)) process.exitCode = 1;
  if (format === "json") {
    const json = chainJson(plan, { ...feasibility, problems });
    if (out === undefined) sayExactly(`${json}\n`);
    else writeResult(json, out, [path]);
    return;
  }
  if (problems.length > 0) printProblems(problems, path, "text");
  if (format === "html") writeResult(renderChain(plan, feasibility), out, [path]);
  else if (out === undefined) say(chainText(plan, feasibility));
  else writeResult(chainText(plan, feasibility), out, [path]);
}
