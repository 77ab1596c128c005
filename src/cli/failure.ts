/** The ways in which a command gives up on purpose.
 *
 *  Problems of the data are values everywhere below the command line; here, at the very edge, they
 *  become a throw, so that each command reads as its good path. They are caught once, in `program.ts`. */

import type { Problem } from "../engine/value/problem.ts";

export type ProblemFormat = "text" | "json";

/** The data have errors; `file` is the path that the lines refer to. */
export class DataProblems extends Error {
  readonly problems: readonly Problem[];
  readonly file: string;
  readonly format: ProblemFormat;

  constructor(problems: readonly Problem[], file: string, format: ProblemFormat = "text") {
    super(`${file} has problems`);
    this.problems = problems;
    this.file = file;
    this.format = format;
  }
}

/** The data allow no answer, for a reason that no single line is to blame for. */
export class DataRefusal extends Error {}

/** The command line asks for something that cannot be: says what to write instead. */
export class UsageError extends Error {}

/** A file, a folder or the disk failed in a way that the system names too shortly. */
export class WorldFailure extends Error {}
