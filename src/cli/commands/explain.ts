/** `tally explain`: why is this figure what it is? Opens a verdict, a credit or a clock to its facts. */

import type { Command } from "commander";
import { explain, pathsOf } from "../../engine/report/explain.ts";
import { UsageError } from "../failure.ts";
import { explanationJson, explanationText } from "../output/explanation-text.ts";
import { formatOption } from "../output/format.ts";
import { factsTold } from "../output/rejects.ts";
import { type SettlementOptions, settlement } from "../settlement.ts";
import { withSettlementOptions } from "./options.ts";

interface ExplainOptions extends SettlementOptions {
  readonly format: "text" | "json";
  readonly most: string;
  readonly depth: string;
}

export function addExplain(program: Command): void {
  withSettlementOptions(
    program
      .command("explain")
      .description(
        "opens a figure of the last settled period to its facts; without a path, lists what can be asked",
      )
      .argument("<agreement>", "agreement document, or a folder that holds all files")
      .argument(
        "[path]",
        'such as "targets/availability", "credits/NAME[site=Berlin]", "clocks/response[INC-12]"',
      ),
  )
    .option("--most <count>", "how many items are listed one by one", "20")
    .option("--depth <count>", "how many levels are opened", "6")
    .addOption(formatOption(["text", "json"]))
    .action(explainPath);
}

async function explainPath(
  agreement: string,
  path: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const { plan, plans, facts, outcomes, asOf } = await settlement([agreement], options);
  factsTold(facts, undefined);
  const outcome = outcomes.at(-1);
  if (outcome === undefined)
    throw new UsageError("there are no facts to settle, so there is nothing to explain");
  const paths = pathsOf(outcome, plan);
  if (path === undefined) {
    process.stdout.write(
      `${paths.join("\n")}\nclocks/NAME[SUBJECT], for ${[...plan.clocks.keys()].join(", ") || "no clock"}\n`,
    );
    return;
  }
  const explanation = explain(plan, facts.book, outcome, path, {
    asOf,
    versions: plans,
    prior: outcomes.slice(0, -1),
    most: countOf(options.most),
  });
  if (explanation === undefined) {
    throw new UsageError(
      `${outcome.period.label} has no "${path}"; it has:\n  ${paths.slice(0, 40).join("\n  ")}`,
    );
  }
  process.stdout.write(
    options.format === "json"
      ? `${explanationJson(explanation)}\n`
      : explanationText(explanation, plan.zone, countOf(options.depth)),
  );
}

function countOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`"${text}" is no count: write a whole number`);
  return Number(text);
}
