/** A chain as tables: each step at the worst start, then the promise and the margin. */

import Table from "cli-table3";
import type { CellCarry, Feasibility } from "../../engine/measure/chain/feasibility.ts";
import { amountText, cellText, momentText, percentText } from "../../engine/measure/chain/sentence.ts";
import type { ShareCarry } from "../../engine/measure/chain/shares.ts";
import type { TimeCarry } from "../../engine/measure/chain/times.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Zone } from "../../engine/time/zone.ts";
import { formatDuration, formatInstant } from "../../engine/value/format.ts";
import { toCanonical } from "../../engine/value/ratio.ts";
import { PLAIN } from "./evaluation-text.ts";

/** Every target that rests on others. */
export function chainText(plan: Plan, { targets, span }: Feasibility): string {
  if (targets.length === 0) return "No target rests on another agreement that was found.\n";
  const parts = targets.map(({ target, carries, cells }) => {
    const verdict = carries ? "its chain carries it" : "its chain cannot carry it";
    return [`${target}: ${verdict}`, ...cells.flatMap((cell) => cellParts(plan, cell))].join("\n");
  });
  const from = momentText(span.start, plan.zone);
  const note = `Worst of every start from ${from} until ${momentText(span.end, plan.zone)}; times of ${plan.zone.name}.`;
  return `${parts.join("\n\n")}\n\n${note}\n`;
}

function cellParts(plan: Plan, { cell, time, share }: CellCarry): readonly string[] {
  const title = cellText(cell).replace(/: $/, "");
  return [
    ...(title === "" ? [] : ["", title]),
    ...(time === undefined ? [] : timeParts(time, plan.zone)),
    ...(share === undefined ? [] : shareParts(share)),
  ];
}

function timeParts(time: TimeCarry, zone: Zone): readonly string[] {
  const table = new Table({ head: ["step", "limit", "calendar", "begins", "is up"], style: PLAIN });
  for (const { name, amount, calendar = "round the clock", zone: where, start, end } of time.runs)
    table.push([
      name,
      amountText(amount),
      `${calendar} (${where})`,
      momentText(start, zone),
      momentText(end, zone),
    ]);
  const sign = time.margin < 0 ? "too long by" : "to spare:";
  const covered =
    time.coveredMargin === time.margin ? "" : `, ${length(time.coveredMargin)} of its own hours`;
  return [
    table.toString(),
    `promised ${amountText(time.promised)}, up ${momentText(time.due, zone)}; ${sign} ${length(time.margin)}${covered}`,
  ];
}

function shareParts({ legs, promised, guaranteed, expected, period }: ShareCarry): readonly string[] {
  const table = new Table({ head: ["leg", "level"], style: PLAIN });
  for (const leg of legs) table.push([leg.name, percentText(leg.promised)]);
  const when = period === undefined ? "" : ` in ${period}`;
  return [
    table.toString(),
    `promised ${percentText(promised)}; guaranteed ${percentText(guaranteed)}${when}, expected ${percentText(expected)} if failures are independent`,
  ];
}

function length(duration: number): string {
  return formatDuration(Math.abs(duration), "h");
}

/** The same for programs: instants in UTC, lengths in milliseconds, shares as exact fractions. */
export function chainJson(plan: Plan, { targets, span, problems }: Feasibility): string {
  const { id, version } = plan.agreement;
  const told = targets.map(({ target, carries, cells }) => ({ target, carries, cells: cells.map(cellJson) }));
  const from = formatInstant(span.start);
  return JSON.stringify(
    { agreement: id, version, from, until: formatInstant(span.end), targets: told, problems },
    null,
    2,
  );
}

function cellJson({ cell, time, share }: CellCarry): object {
  const words = Object.fromEntries(cell.map(({ dimension, is }) => [dimension, is]));
  return { cell: words, ...(time && { time: timeJson(time) }), ...(share && { share: shareJson(share) }) };
}

function timeJson(time: TimeCarry): object {
  const { carries, promised, start, due, ends, margin, coveredMargin, runs, tightest } = time;
  return {
    carries,
    promised: amountText(promised),
    start: formatInstant(start),
    due: formatInstant(due),
    ends: formatInstant(ends),
    marginMs: margin,
    coveredMarginMs: coveredMargin,
    tightest: tightest.pointer,
    steps: runs.map((run) => ({
      ...run,
      amount: amountText(run.amount),
      start: formatInstant(run.start),
      end: formatInstant(run.end),
    })),
  };
}

function shareJson({ carries, promised, guaranteed, expected, period, legs, tightest }: ShareCarry): object {
  return {
    carries,
    promised: toCanonical(promised),
    guaranteed: toCanonical(guaranteed),
    expected: toCanonical(expected),
    ...(period === undefined ? {} : { period }),
    tightest: tightest.pointer,
    legs: legs.map((leg) => ({ ...leg, promised: toCanonical(leg.promised) })),
  };
}
