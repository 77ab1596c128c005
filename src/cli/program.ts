/** What can be asked of `tally`, and with which options? This file reads like `tally --help`.
 *
 *  Each command stands in a file of its own and is loaded when it is asked for, because most of the
 *  time of a short command is loading; the help and a mistyped option need none of them. */

import { Command, CommanderError, Option } from "commander";
import { addEvidence } from "./evidence-commands.ts";
import { exitCodeOf, reportFailure } from "./output/failure-text.ts";
import { say, tell, watchPipes } from "./output/terminal.ts";
import { withQuestions } from "./time-questions.ts";

/** Runs one command line to its end. Answers with the exit code. */
export async function run(argv: readonly string[], version: string): Promise<number> {
  watchPipes();
  const program = programOf(version);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
    reportFailure(failure, program.opts<{ verbose?: boolean }>().verbose === true);
    return exitCodeOf(failure);
  }
}

function programOf(version: string): Command {
  const program = new Command("tally")
    .description(
      "Service level agreements that both sides can verify: check one, read it as a contract, settle it with facts, and open every figure down to the facts behind it.",
    )
    .version(version)
    .option("--verbose", "show where in the program a failure arose")
    .configureOutput({ writeOut: say, writeErr: tell })
    .showHelpAfterError("(--help after any command lists what it takes)")
    .exitOverride()
    .addHelpText("after", EXAMPLES);
  for (const add of [
    addCheck,
    addChain,
    addPrint,
    addSettle,
    addExplain,
    addImport,
    addCompose,
    addDeviations,
    addImpact,
    addSchema,
    addTime,
    addEvidence,
  ])
    add(program);
  return program;
}

const EXAMPLES = `
A first round:
  tally check agreement.yaml                      does it compute, and what would a reader object to?
  tally chain agreement.yaml --library others/    do the agreements beneath carry it?
  tally print agreement.yaml                      the contract in prose
  tally import export.csv -m mapping.yaml         do the rows of this export fit their mapping?
  tally compose short.yaml --library templates/   the full text of what rests on a template
  tally schema --out agreement.schema.json        for editors: completion and explanations
  tally settle folder/ --period 2026-10           verdicts and credits of a month
  tally explain folder/ targets/availability      why is this figure what it is?
  tally time add 2026-10-05T16:00 8h -a agreement.yaml -c support

A folder holds agreement.yaml beside its facts: *.jsonl, and NAME.csv with NAME.mapping.yaml.

Exit codes: 0 fine, 1 the data have problems, 2 the command line is wrong, 3 a file or disk failed.`;

function addCheck(program: Command): void {
  program
    .command("check")
    .description("read agreements and tell every problem: place, reason, what to write instead")
    .argument("<agreement...>", "agreement documents (YAML or JSON)")
    .addOption(libraryOption("the templates, and the agreements on which targets rest"))
    .addOption(formatOption(["text", "json"]))
    .action(async (paths, options) => (await import("./commands/check.ts")).check(paths, options));
}

function addChain(program: Command): void {
  program
    .command("chain")
    .description("hold every target against the agreements it rests on: the worst case, and what is to spare")
    .argument("<agreement>", "agreement document")
    .requiredOption("--library <folder>", "folder of the agreements beneath it, by their ids")
    .addOption(formatOption(["text", "json", "html"]))
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (path, options) => (await import("./commands/chain.ts")).chain(path, options));
}

function addPrint(program: Command): void {
  program
    .command("print")
    .description("print an agreement as a contract in prose, or in its canonical form")
    .argument("<agreement>", "agreement document")
    .addOption(formatOption(["markdown", "html", "yaml", "json", "hash"]))
    .addOption(languageOption())
    .addOption(libraryOption())
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (path, options) => (await import("./commands/print.ts")).print(path, options));
}

function addSettle(program: Command): void {
  withSettlementOptions(
    program
      .command("settle")
      .description("settle the periods of an agreement: a verdict per target, service credits, totals")
      .argument(
        "<agreement...>",
        "agreement document (its versions, oldest first), or a folder with all files",
      ),
  )
    .option("--all", "text: every table of every period, however many there are")
    .addOption(formatOption(["text", "json", "html"]))
    .option("-o, --out <file>", "write the result to a file, or with FOLDER/ a file per period")
    .option("--rejects <file>", "write the rows that were refused as CSV, with line and reason")
    .action(async (paths, options) => (await import("./commands/settle.ts")).settle(paths, options));
}

function addExplain(program: Command): void {
  withSettlementOptions(
    program
      .command("explain")
      .description(
        "open a figure of the last settled period to its facts; without a path, list what can be asked",
      )
      .argument("<agreement>", "agreement document, or a folder with all files")
      .argument(
        "[path]",
        'such as "targets/availability", "credits/NAME[site=Berlin]", "claims/NAME", "clocks/response[INC-12]"',
      ),
  )
    .option("--earlier <file...>", "earlier versions of the agreement, oldest first")
    .option("--most <count>", "how many items are listed one by one", "20")
    .option("--depth <count>", "how many levels are opened", "6")
    .addOption(formatOption(["text", "json"]))
    .action(async (agreement, path, options) =>
      (await import("./commands/explain.ts")).explainPath(agreement, path, options),
    );
}

function addImport(program: Command): void {
  program
    .command("import")
    .description("turn an export (CSV or JSON lines, plain or gzip) into lines of facts through a mapping")
    .argument("<export>", "the file to read")
    .requiredOption("-m, --mapping <file>", "how its rows become facts")
    .option("-o, --out <file>", "write the facts, one JSON object a line; without it rows are only counted")
    .option("--rejects <file>", "write the rows that were refused as CSV, with line and reason")
    .addOption(formatOption(["text", "json"]))
    .action(async (path, options) => (await import("./commands/import.ts")).importExport(path, options));
}

function addCompose(program: Command): void {
  program
    .command("compose")
    .description("print the full text of an agreement that takes its terms from a template")
    .argument("<agreement>", "agreement document")
    .addOption(libraryOption())
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (path, options) => (await import("./commands/compose.ts")).compose(path, options));
}

function addDeviations(program: Command): void {
  program
    .command("deviations")
    .description("list what an agreement says differently from its template")
    .argument("<agreement>", "agreement document, short or in full")
    .addOption(libraryOption())
    .addOption(languageOption())
    .addOption(formatOption(["text", "json"]))
    .action(async (path, options) => (await import("./commands/deviations.ts")).deviations(path, options));
}

function addImpact(program: Command): void {
  program
    .command("impact")
    .description("show what a changed template would do to every agreement that rests on it")
    .argument("<template>", "the new text of the template")
    .requiredOption("--library <folder>", "the agreements, and the template as it stands today")
    .addOption(formatOption(["text", "json"]))
    .action(async (path, options) => (await import("./commands/impact.ts")).impact(path, options));
}

function addSchema(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of agreements, by which an editor completes and explains")
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (options) => (await import("./commands/schema.ts")).schema(options));
}

function addTime(program: Command): void {
  const time = program
    .command("time")
    .description("ask a calendar of an agreement: how much time, until when, open or not");
  withQuestions(time, (question) =>
    question
      .requiredOption("-a, --agreement <file>", "agreement document that has the calendar")
      .requiredOption("-c, --calendar <name>", "name of the calendar")
      .addOption(libraryOption())
      .addOption(formatOption(["text", "json"])),
  );
}

/** Which facts, which periods, as of when: of every command that settles. */
function withSettlementOptions(command: Command): Command {
  return command
    .option("--facts <file...>", "files of facts: JSON lines (.jsonl), or exports with their --mapping")
    .option("--mapping <file...>", "mappings of the exports, in the same order")
    .option("-p, --period <label>", "one period, such as 2026-10 or 2026-Q4; all that have facts unless told")
    .option("--from <label>", "the first period")
    .option("--to <label>", "the last period")
    .option("--as-of <instant>", "facts that happened later are not seen, such as 2026-11-05T00:00:00Z")
    .addOption(libraryOption());
}

/** `--library`, where templates are. */
function libraryOption(holds = "the templates; without it they are looked for beside the agreement"): Option {
  return new Option("--library <folder>", `folder of ${holds}`);
}

function languageOption(): Option {
  return new Option("--language <language>", "of the prose; without it the language that governs").choices([
    "en",
    "de",
  ]);
}

/** `--format`, with the first of the choices as the default. */
function formatOption(choices: readonly string[]): Option {
  return new Option("-f, --format <format>", "how the result is printed")
    .choices(choices)
    .default(choices[0]);
}
