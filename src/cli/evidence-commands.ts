/** The commands of evidence: `bundle`, `verify`, `countersign`, `keygen`. */

import { type Command, Option } from "commander";

/** Adds all four. */
export function addEvidence(program: Command): void {
  program
    .command("bundle")
    .description("pack a settled period with everything it rests on into one file that anybody can verify")
    .argument("<agreement...>", "agreement document (its versions, oldest first), or a folder with all files")
    .option("--facts <file...>", "files of facts: JSON lines (.jsonl), or exports with their --mapping")
    .option("--mapping <file...>", "mappings of the exports, in the same order")
    .requiredOption("-p, --period <label>", "the period, such as 2026-10 or 2026-Q4")
    .option("--as-of <instant>", "facts that happened later are not seen, such as 2026-11-05T00:00:00Z")
    .option("--key <file...>", "sign with these secret keys; without one the bundle is unsigned and says so")
    .requiredOption("-o, --out <file>", "the bundle")
    .action(async (paths, options) => (await import("./commands/bundle.ts")).bundle(paths, options));
  program
    .command("verify")
    .description("check every link of a bundle and compute its statement again from the facts in it")
    .argument("<bundle>", "the file")
    .option("--key <key...>", "public keys you were handed, as files or lines: each must have signed")
    .addOption(new Option("--language <language>", "of the findings").choices(["en", "de"]).default("en"))
    .addOption(
      new Option("-f, --format <format>", "how findings are printed")
        .choices(["text", "json"])
        .default("text"),
    )
    .action(async (path, options) => (await import("./commands/verify.ts")).verify(path, options));
  program
    .command("countersign")
    .description("verify a bundle and put another signature under its checkpoints")
    .argument("<bundle>", "the file")
    .requiredOption("--key <file>", "the secret key to sign with")
    .requiredOption("-o, --out <file>", "the bundle with both signatures")
    .action(async (path, options) => (await import("./commands/countersign.ts")).countersign(path, options));
  program
    .command("keygen")
    .description("make a key to sign bundles with: a secret file, and the line that the other side needs")
    .argument("<name>", "who signs, such as molar.example")
    .requiredOption("-o, --out <file>", "the secret; the public line goes to the same name with .pub")
    .action(async (name, options) => (await import("./commands/keygen.ts")).keygen(name, options));
}
