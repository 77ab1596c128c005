#!/usr/bin/env node
/** `tally`: the stages of the product on plain files, without a server.
 *
 *  A command reads its files, calls the engine's doors, and prints for a person or, with
 *  `--format json`, for a program. The exit code is 0 when all is well, 1 when the data have
 *  problems (all of them are shown), 2 when the command line itself is wrong, 3 when the world
 *  fails: a file that is not there, a disk that is full. */

import { Command } from "commander";
import { addCheck } from "./commands/check.ts";
import { addExplain } from "./commands/explain.ts";
import { addImport } from "./commands/import.ts";
import { addPrint } from "./commands/print.ts";
import { addSettle } from "./commands/settle.ts";
import { addTime } from "./commands/time.ts";
import { DataProblems, UsageError } from "./failure.ts";
import { printProblems } from "./output/problems.ts";

const program = new Command("tally")
  .description("Service level agreements that both sides can verify.")
  .version("0.1.0")
  .option("--verbose", "show where in the program a failure arose")
  .showHelpAfterError("(tally --help lists the commands)")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

for (const add of [addCheck, addPrint, addSettle, addExplain, addImport, addTime]) add(program);

// A reader that closes the pipe early (`| head`) has seen enough: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 3));

try {
  await program.parseAsync();
} catch (failure) {
  process.exitCode = report(failure);
}

function report(failure: unknown): number {
  if (failure instanceof DataProblems) {
    printProblems(failure.problems, failure.file, failure.format);
    return 1;
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  process.stderr.write(`tally: ${message}\n`);
  if (program.opts<{ verbose?: boolean }>().verbose && failure instanceof Error)
    process.stderr.write(`${failure.stack}\n`);
  return failure instanceof UsageError ? 2 : 3;
}
