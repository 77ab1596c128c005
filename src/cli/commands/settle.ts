/** `tally settle`: facts and an agreement in, settled periods out: verdicts, credits, reasons. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { explain, pathsOf } from "../../engine/report/explain/explain.ts";
import type { Explanation } from "../../engine/report/explain/explanation.ts";
import { formatInstant } from "../../engine/value/format.ts";
import { statementHtml } from "../../render/statement.ts";
import type { LoadedAgreement } from "../input/agreement-file.ts";
import { type SettlementFiles, settlementFiles } from "../input/settlement-files.ts";
import { printProblems } from "../output/problems.ts";
import { factsTold, rejectsFile } from "../output/rejects.ts";
import { statementText } from "../output/statement-text.ts";
import { tell } from "../output/terminal.ts";
import { writeFileWhole, writeResult } from "../output/write.ts";
import { type Settlement, type SettlementOptions, settleFiles, versionOf } from "../settlement.ts";
import { type StatedPeriod, statedPeriods } from "../stated-period.ts";

interface SettleOptions extends SettlementOptions {
  readonly format: "text" | "json" | "html";
  readonly all?: boolean;
  readonly out?: string;
  readonly rejects?: string;
}

export async function settle(paths: readonly string[], options: SettleOptions): Promise<void> {
  const files = settlementFiles(paths, options);
  const inputs = pathsIn(files);
  const rejects = rejectsFile(options.rejects, inputs);
  try {
    const settled = await settleFiles(files, options, rejects.add);
    rejects.keep();
    told(files, settled, options);
    write(settled, options, inputs);
  } finally {
    rejects.discard();
  }
}

function pathsIn({ agreements, facts }: SettlementFiles): readonly string[] {
  return [...agreements, ...facts.flatMap(({ path, mapping }) => (mapping ? [path, mapping] : [path]))];
}

/** Everything that a reader of the result should know beside it. */
function told({ unread }: SettlementFiles, settled: Settlement, { rejects }: SettleOptions): void {
  for (const { path, mapping } of unread) tell(`${path} was not read: there is no ${mapping}\n`);
  factsTold(settled.facts, rejects !== undefined);
  if (rejects !== undefined) tell(`written to ${rejects}\n`);
  for (const { problems, path } of settled.versions)
    if (problems.length > 0) printProblems(problems, path, "text");
  const { facts, outcomes, asked } = settled;
  const [first, last] = [outcomes.at(-asked), outcomes.at(-1)];
  if (first === undefined || last === undefined || facts.book.size === 0) return;
  const isBeside = facts.span.end <= first.period.start || facts.span.start >= last.period.end;
  if (isBeside)
    tell(
      `no fact falls into what was asked for: they run from ${formatInstant(facts.span.start)} to ${formatInstant(facts.span.end)}\n`,
    );
}

function write(settled: Settlement, options: SettleOptions, inputs: readonly string[]): void {
  const stated = statedPeriods(settled);
  const { out, format, all = false } = options;
  if (out !== undefined && isFolder(out)) {
    for (const period of stated) writePeriod(settled, period, format, out, inputs);
    return;
  }
  writeResult(printed(settled, stated, format, all), out, inputs);
  const last = stated.at(-1);
  if (out !== undefined && last !== undefined)
    tell(`statement of ${last.outcome.period.label}: ${last.bodyHash}\n`);
}

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const ENDINGS = { text: "txt", json: "json", html: "html" } as const;

/** One file for one period. As JSON it holds the body's bytes alone, so that its hash is the statement's. */
function writePeriod(
  settled: Settlement,
  stated: StatedPeriod,
  format: SettleOptions["format"],
  folder: string,
  inputs: readonly string[],
): void {
  const { outcome, body, bodyHash } = stated;
  const name = `${outcome.period.label.replaceAll("/", "_")}.${ENDINGS[format]}`;
  const text = format === "json" ? body : `${printed(settled, [stated], format, true)}\n`;
  writeFileWhole(text, join(folder, name), inputs, `, statement ${bodyHash}`);
}

function printed(
  settled: Settlement,
  stated: readonly StatedPeriod[],
  format: SettleOptions["format"],
  isEvery: boolean,
): string {
  switch (format) {
    case "text":
      return statementText(stated, isEvery);
    case "json":
      return `[${stated.map(({ body }) => body).join(",\n")}]`;
    case "html":
      return html(settled, stated.at(-1));
  }
}

/** A page of one period, with those before it as its history. */
function html(settled: Settlement, stated: StatedPeriod | undefined): string {
  if (stated === undefined) throw new Error("a settlement has at least one period");
  const { outcome, plan, asOf, documentHash, bodyHash } = stated;
  const version = versionOf(settled, outcome);
  return statementHtml({
    agreement: version.agreement,
    outcomes: settled.outcomes.slice(0, settled.outcomes.indexOf(outcome) + 1),
    asOf,
    zone: plan.zone,
    explanations: explanationsOf(settled, stated, version),
    identities: { documentHash, zoneRelease: plan.zoneRelease, bodyHash },
  });
}

function explanationsOf(
  { plans, facts, outcomes }: Settlement,
  { outcome, asOf }: StatedPeriod,
  { plan }: LoadedAgreement,
): readonly Explanation[] {
  const prior = outcomes.slice(0, outcomes.indexOf(outcome));
  return pathsOf(outcome, plan).flatMap(
    (path) => explain(plan, facts.book, outcome, path, { asOf, prior, versions: plans }) ?? [],
  );
}
