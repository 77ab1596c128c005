/** `tally settle`: facts and an agreement in, settled periods out: verdicts, credits, reasons. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Command } from "commander";
import { documentHash } from "../../document/index.ts";
import type { PeriodOutcome } from "../../engine/measure/evaluation.ts";
import { evidenceOf } from "../../engine/report/evidence.ts";
import { explain, pathsOf } from "../../engine/report/explain.ts";
import type { Explanation } from "../../engine/report/explanation.ts";
import { buildStatement, canonicalBody } from "../../engine/report/statement.ts";
import { statementHtml } from "../../render/statement.ts";
import { formatOption } from "../output/format.ts";
import { printProblems } from "../output/problems.ts";
import { factsTold } from "../output/rejects.ts";
import { statementText } from "../output/statement-text.ts";
import { writeResult } from "../output/write.ts";
import { type Settlement, type SettlementOptions, settlement, versionOf } from "../settlement.ts";
import { withSettlementOptions } from "./options.ts";

interface SettleOptions extends SettlementOptions {
  readonly format: "text" | "json" | "html";
  readonly out?: string;
  readonly rejects?: string;
}

export function addSettle(program: Command): void {
  withSettlementOptions(
    program
      .command("settle")
      .description("settles the periods of an agreement: a verdict per target, service credits, totals")
      .argument(
        "<agreement...>",
        "agreement document (its versions, oldest first), or a folder that holds all files",
      ),
  )
    .addOption(formatOption(["text", "json", "html"]))
    .option("-o, --out <file>", "write the result to a file")
    .option("--rejects <file>", "write refused rows to a file, with line and reason")
    .action(settle);
}

async function settle(paths: readonly string[], options: SettleOptions): Promise<void> {
  const settled = await settlement(paths, options);
  factsTold(settled.facts, options.rejects);
  for (const { problems, path } of settled.versions)
    if (problems.length > 0) printProblems(problems, path, "text");
  writeResult(printed(settled, options.format), options.out);
}

function printed(settled: Settlement, format: SettleOptions["format"]): string {
  switch (format) {
    case "text":
      return statementText(settled);
    case "json":
      return `[${asked(settled)
        .map((outcome) => bodyOf(settled, outcome))
        .join(",\n")}]`;
    case "html":
      return html(settled);
  }
}

function asked({ outcomes, asked: count }: Settlement): readonly PeriodOutcome[] {
  return outcomes.slice(Math.max(0, outcomes.length - count));
}

/** The canonical bytes of a period's statement body. */
function bodyOf(settled: Settlement, outcome: PeriodOutcome): string {
  const { facts, asOf } = settled;
  const { plan, agreement } = versionOf(settled, outcome);
  const evidence = evidenceOf(plan, facts.book, outcome.period, asOf);
  return canonicalBody(
    buildStatement(plan, outcome, { asOf, documentHash: documentHash(agreement), evidence }),
  );
}

/** The last period asked for, with those before it as its history. */
function html(settled: Settlement): string {
  const { outcomes, asOf } = settled;
  const stated = outcomes.at(-1);
  if (stated === undefined) return "<p>There are no facts to settle.</p>";
  const { plan, agreement } = versionOf(settled, stated);
  return statementHtml({
    agreement,
    outcomes,
    asOf,
    zone: plan.zone,
    explanations: explanationsOf(settled, stated),
    identities: {
      documentHash: documentHash(agreement),
      zoneRelease: plan.zoneRelease,
      bodyHash: bytesToHex(sha256(utf8ToBytes(bodyOf(settled, stated)))),
    },
  });
}

function explanationsOf(
  { plans, plan, facts, outcomes, asOf }: Settlement,
  outcome: PeriodOutcome,
): readonly Explanation[] {
  const prior = outcomes.slice(0, outcomes.indexOf(outcome));
  return pathsOf(outcome, plan).flatMap(
    (path) => explain(plan, facts.book, outcome, path, { asOf, prior, versions: plans }) ?? [],
  );
}
