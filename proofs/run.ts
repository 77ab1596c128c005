/**
 * Runs the proofs: which promises does this copy of the product keep, and what was measured?
 *
 *   npm run -s proof -- NAME [--input PATH] [--cases N] [--self-test]
 *
 * With a name it runs one proof, without a name every quick one. The last line on stdout is always one JSON
 * object, so a script can read the figures; everything for people stands before it or on stderr. With
 * `--self-test` the meaning turns round: the proof plants its defect, and the run succeeds only when the
 * proof noticed. A proof that throws has neither held nor caught anything, so it fails both ways.
 */
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import type { Proof, ProofOptions } from "./proof.ts";

/** Every proof by name, one line each; a module is loaded only when it is asked for. */
const proofs: Readonly<Record<string, () => Promise<{ readonly proof: Proof }>>> = {
  calendar: () => import("./calendar.ts"),
  servicenow: () => import("./servicenow.ts"),
  otif: () => import("./otif.ts"),
  uptime: () => import("./uptime.ts"),
  laws: () => import("./laws.ts"),
  replay: () => import("./replay.ts"),
  problems: () => import("./problems.ts"),
  money: () => import("./money.ts"),
  lint: () => import("./lint.ts"),
  contracts: () => import("./contracts.ts"),
  bundles: () => import("./bundles.ts"),
  tamper: () => import("./tamper.ts"),
  durability: () => import("./durability.ts"),
  million: () => import("./million.ts"),
};

interface Arguments {
  readonly input?: string;
  readonly cases?: number;
  readonly selfTest: boolean;
}

interface Outcome {
  readonly proof: string;
  /** What the proof answered; always false when it threw. */
  readonly holds: boolean;
  /** What the exit code follows: it held, or with `--self-test` it caught the defect. */
  readonly asExpected: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly seconds: number;
}

async function main(): Promise<number> {
  const command = new Command("proof")
    .description("Measures whether the promises of the product are kept.")
    .argument("[name]", `one of: ${Object.keys(proofs).join(", ")}`)
    .option("--input <path>", "data to prove it on, instead of data of our own making")
    .option("--cases <n>", "how many cases to try", wholeNumber)
    .option("--self-test", "plant the proof's defect: succeed only when the proof notices", false)
    .parse();
  const [name] = command.args;
  const given = command.opts<Arguments>();
  if (name !== undefined) return await runNamed(name, given);
  if (given.input !== undefined)
    command.error("--input needs the name of one proof: say which one reads this file.");
  return await runAllQuick(given);
}

async function runNamed(name: string, given: Arguments): Promise<number> {
  const load = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
  if (load === undefined) {
    process.stderr.write(`There is no proof "${name}". Choose one of: ${Object.keys(proofs).join(", ")}.\n`);
    return 2;
  }
  const { proof } = await load();
  process.stderr.write(`${proof.name}: ${proof.promise}\n${sourceOfData(given)}\n`);
  const outcome = await outcomeOf(proof, given);
  if (outcome.error !== undefined) process.stderr.write(`The proof broke: ${outcome.error}\n`);
  printJson(lineOf(outcome, given));
  return outcome.asExpected ? 0 : 1;
}

async function runAllQuick(given: Arguments): Promise<number> {
  process.stderr.write(`${sourceOfData(given)}\n`);
  const outcomes: Outcome[] = [];
  const skipped: string[] = [];
  for (const load of Object.values(proofs)) {
    const { proof } = await load();
    if (!proof.quick) skipped.push(proof.name);
    else outcomes.push(await outcomeOf(proof, given));
  }
  process.stdout.write(`${tableOf(outcomes, given)}\n`);
  if (skipped.length > 0)
    process.stderr.write(`Not run because they take longer: ${skipped.join(", ")}. Name one to run it.\n`);
  // Nothing run is nothing proven: an empty list must not look like success.
  const allAsExpected = outcomes.length > 0 && outcomes.every((outcome) => outcome.asExpected);
  printJson({
    proof: "all quick",
    holds: outcomes.length > 0 && outcomes.every((outcome) => outcome.holds),
    ...(given.selfTest ? { seededDefect: true, caught: allAsExpected } : {}),
    skipped,
    proofs: outcomes.map((outcome) => lineOf(outcome, given)),
  });
  return allAsExpected ? 0 : 1;
}

async function outcomeOf(proof: Proof, given: Arguments): Promise<Outcome> {
  const options: ProofOptions = {
    ...(given.input === undefined ? {} : { input: given.input }),
    ...(given.cases === undefined ? {} : { cases: given.cases }),
    seedDefect: given.selfTest,
    log: (line) => process.stderr.write(`  ${line}\n`),
  };
  const startedAt = performance.now();
  const seconds = (): number => Math.round(performance.now() - startedAt) / 1000;
  try {
    const { holds, figures } = await proof.run(options);
    return { proof: proof.name, holds, asExpected: holds !== given.selfTest, figures, seconds: seconds() };
  } catch (thrown) {
    const error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { proof: proof.name, holds: false, asExpected: false, figures: {}, error, seconds: seconds() };
  }
}

function lineOf(outcome: Outcome, given: Arguments): Readonly<Record<string, unknown>> {
  const verdict = {
    proof: outcome.proof,
    holds: outcome.holds,
    ...(given.selfTest ? { seededDefect: true, caught: outcome.asExpected } : {}),
    ...(outcome.error === undefined ? {} : { error: outcome.error.split("\n")[0] }),
    seconds: outcome.seconds,
  };
  // The verdict is written twice: first for the order of reading, last so that no figure can overwrite it.
  return { ...verdict, ...outcome.figures, ...verdict };
}

function tableOf(outcomes: readonly Outcome[], given: Arguments): string {
  const verdict = given.selfTest ? "defect caught" : "holds";
  const table = new Table({ head: ["proof", verdict, "figures", "s"], style: { head: [], border: [] } });
  for (const outcome of outcomes) {
    const shown = outcome.error?.split("\n")[0] ?? figuresInWords(outcome.figures);
    table.push([outcome.proof, outcome.asExpected ? "yes" : "NO", shown, outcome.seconds.toFixed(1)]);
  }
  return table.toString();
}

/** Numbers and words of a result on one line each; lists and records are left to the JSON line. */
function figuresInWords(figures: Readonly<Record<string, unknown>>): string {
  return Object.entries(figures)
    .filter(([, value]) => value === null || typeof value !== "object")
    .map(([key, value]) => `${key} ${String(value)}`)
    .join("\n");
}

function sourceOfData(given: Arguments): string {
  return given.input === undefined
    ? "Data: of our own making (no --input was given)."
    : `Data: read from ${given.input} (--input).`;
}

function printJson(value: unknown): void {
  const digits = (_key: string, part: unknown): unknown =>
    typeof part === "bigint" ? part.toString() : part;
  process.stdout.write(`${JSON.stringify(value, digits)}\n`);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError("Write a whole number of at least 1.");
  return value;
}

process.exitCode = await main();
