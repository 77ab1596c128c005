/** `tally compose`: the full text of an agreement that takes its terms from a template. */

import { printAgreement } from "../../document/index.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { printProblems } from "../output/problems.ts";
import { writeResult } from "../output/write.ts";

interface ComposeOptions {
  readonly library?: string;
  readonly out?: string;
}

export function compose(path: string, { library, out }: ComposeOptions): void {
  const { agreement, problems } = loadAgreement(path, library);
  if (problems.length > 0) printProblems(problems, path, "text");
  writeResult(printAgreement(agreement), out, [path]);
}
