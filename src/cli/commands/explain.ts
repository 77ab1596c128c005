/** `tally explain`: why is this figure what it is? Opens a verdict, a credit or a clock to its facts. */

import type { PeriodOutcome } from "../../engine/measure/evaluation.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { nearest } from "../../engine/prepare/nearest.ts";
import { explain, pathsOf } from "../../engine/report/explain/explain.ts";
import { UsageError } from "../failure.ts";
import { explanationJson, explanationText } from "../output/explanation-text.ts";
import { factsTold } from "../output/rejects.ts";
import { say, sayExactly } from "../output/terminal.ts";
import { type SettlementOptions, settlement, versionOf } from "../settlement.ts";

interface ExplainOptions extends SettlementOptions {
  readonly earlier?: readonly string[];
  readonly format: "text" | "json";
  readonly most: string;
  readonly depth: string;
}

export async function explainPath(
  agreement: string,
  path: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const [most, depth] = [countOf("--most", options.most), countOf("--depth", options.depth)];
  const settled = await settlement([...(options.earlier ?? []), agreement], options);
  const { plans, facts, outcomes, asOf } = settled;
  factsTold(facts);
  const outcome = outcomes.at(-1);
  if (outcome === undefined) throw new Error("a settlement has at least one period");
  const { plan } = versionOf(settled, outcome);
  if (path === undefined) {
    listPaths(outcome, plan, options.format);
    return;
  }
  const prior = outcomes.slice(0, -1);
  const explanation = explain(plan, facts.book, outcome, path, { asOf, versions: plans, prior, most });
  if (explanation === undefined) throw unknownPath(path, outcome, plan);
  if (options.format === "json") sayExactly(`${explanationJson(explanation)}\n`);
  else say(explanationText(explanation, plan.zone, depth));
}

function listPaths(outcome: PeriodOutcome, plan: Plan, format: ExplainOptions["format"]): void {
  const paths = pathsOf(outcome, plan);
  const clocks = [...plan.clocks.keys()];
  if (format === "json") sayExactly(`${JSON.stringify({ period: outcome.period.label, paths, clocks })}\n`);
  else say([...paths, ...clocks.map((name) => `clocks/${name}[SUBJECT]`), ""].join("\n"));
}

const MOST_LISTED = 12;

function unknownPath(path: string, outcome: PeriodOutcome, plan: Plan): UsageError {
  const { label } = outcome.period;
  const [section, clock = ""] = path.split(/[/[]/);
  if (section === "clocks" && plan.clocks.has(clock))
    return new UsageError(
      `nothing in ${label} or before has a clock at "${path}": write clocks/${clock}[SUBJECT] with the subject of its facts`,
    );
  const paths = [
    ...pathsOf(outcome, plan),
    ...[...plan.clocks.keys()].map((name) => `clocks/${name}[SUBJECT]`),
  ];
  const meant = nearest(path, paths);
  if (meant !== undefined) return new UsageError(`${label} has no "${path}"; did you mean "${meant}"?`);
  const listed = paths.slice(0, MOST_LISTED).map((each) => `\n  ${each}`);
  const more = paths.length > MOST_LISTED ? `\n  and ${paths.length - MOST_LISTED} more` : "";
  return new UsageError(`${label} has no "${path}"; it has:${listed.join("")}${more}`);
}

function countOf(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`${option} ${text} is no count: write a whole number`);
  return Number(text);
}
