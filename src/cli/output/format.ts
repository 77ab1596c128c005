/** The one option that every command has: for whom its result is printed. */

import { Option } from "commander";

/** `--format`, with the first of the choices as the default. */
export function formatOption(choices: readonly string[]): Option {
  return new Option("-f, --format <format>", "how the result is printed")
    .choices(choices)
    .default(choices[0]);
}
