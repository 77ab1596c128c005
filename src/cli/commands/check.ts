/** `tally check`: does this agreement compute, and what would a careful reader object to? */

import type { Command } from "commander";
import { hasErrors } from "../../engine/value/problem.ts";
import { checkAgreementFile } from "../input/agreement-file.ts";
import { formatOption } from "../output/format.ts";
import { printProblems } from "../output/problems.ts";

export function addCheck(program: Command): void {
  program
    .command("check")
    .description("reads an agreement and tells every problem: place, reason, what to write instead")
    .argument("<agreement...>", "agreement documents (YAML or JSON)")
    .addOption(formatOption(["text", "json"]))
    .action((paths: readonly string[], options: { format: "text" | "json" }) => {
      for (const path of paths) if (!check(path, options.format)) process.exitCode = 1;
    });
}

function check(path: string, format: "text" | "json"): boolean {
  const { problems, agreement } = checkAgreementFile(path);
  if (problems.length > 0 || format === "json") printProblems(problems, path, format);
  const sound = !hasErrors(problems);
  if (sound && format === "text" && agreement) {
    const { title, version, targets, credits } = agreement;
    process.stdout.write(
      `${path}: "${title}" version ${version} computes: ${targets.length} targets, ${credits.length} credit rules\n`,
    );
  }
  return sound;
}
