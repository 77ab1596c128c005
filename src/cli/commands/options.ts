/** The options of every command that settles: which facts, which periods, as of when. */

import type { Command } from "commander";

export function withSettlementOptions(command: Command): Command {
  return command
    .option("--facts <file...>", "files of facts: JSON lines (.jsonl), or exports with their --mapping")
    .option("--mapping <file...>", "mappings of the exports, in the same order")
    .option("-p, --period <label>", "one period, such as 2026-10 or 2026-Q4; all that have facts unless told")
    .option("--from <label>", "the first period")
    .option("--to <label>", "the last period")
    .option("--as-of <instant>", "facts that happened later are not seen, such as 2026-11-05T00:00:00Z");
}
