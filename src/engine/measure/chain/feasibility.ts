/** Can the agreements beneath an agreement carry it? Every target that rests on others is held against them.
 *
 *  The field asks this of operational level agreements and underpinning contracts before it signs a
 *  service level agreement. Two questions are apart: whether time limits fit into the limit, and whether
 *  levels add up to the level. A target may rest on both. Whether credits from below pay for those above
 *  is no question of this file. */

import type { Formula, Plan, PlannedClock, PlannedFigure } from "../../plan/plan.ts";
import { addMonths } from "../../time/civil.ts";
import type { Interval } from "../../time/interval.ts";
import { startOfDate } from "../../time/local-date.ts";
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { type ChainCell, canPass, cellsOf, limitFormulas, limitOf, wordsIn } from "./cell.ts";
import { clocksRead, narrowingOf } from "./clocks-read.ts";
import { type LegLink, type Link, legsOf, linkOf, type Underpinning } from "./link.ts";
import { cellText, gapSentence, shareSentence, timeSentence } from "./sentence.ts";
import { type ShareCarry, shareCarry } from "./shares.ts";
import { type Gap, type TimeCarry, timeCarry } from "./times.ts";

/** A target with what came of its chain in each cell. */
export interface TargetChain {
  readonly target: string;
  readonly carries: boolean;
  readonly cells: readonly CellCarry[];
}

export interface CellCarry {
  readonly cell: ChainCell;
  readonly time?: TimeCarry;
  readonly share?: ShareCarry;
}

export interface Feasibility {
  /** The starts that were looked at: the first year of the term. */
  readonly span: Interval;
  readonly targets: readonly TargetChain[];
  /** Pointers lead into the upper agreement. Codes: those of `linkOf`, `chain-cannot-carry`, `chain-kind`
   *  and the warning `chain-unclear`. */
  readonly problems: readonly Problem[];
}

/** Holds every target that rests on others against them. */
export function feasibilityOf(plan: Plan, library: Underpinning): Feasibility {
  const span = firstYear(plan);
  const problems: Problem[] = [];
  const targets = plan.agreement.targets.flatMap(({ name, restsOn }) => {
    const at = pointerTo("/targets", name, "rests on");
    const planned = plan.figures.find((each) => each.kind === "target" && each.name === name);
    const link = restsOn && linkOf(restsOn, at, plan, library, problems);
    if (link === undefined || planned === undefined) return [];
    const cells = carriesOf({ plan, span, at, problems }, planned, link);
    const carries = cells.every(({ time, share }) => time?.carries !== false && share?.carries !== false);
    return [{ target: name, carries, cells }];
  });
  return { span, targets, problems };
}

interface Asking {
  readonly plan: Plan;
  readonly span: Interval;
  readonly at: string;
  readonly problems: Problem[];
}

function carriesOf(asking: Asking, target: PlannedFigure, link: Link): readonly CellCarry[] {
  const { plan } = asking;
  const clock = clockOf(asking, target, link);
  const legs = legsOf(link);
  const own = [
    ...(clock === undefined ? [] : limitFormulas(clock)),
    ...(target.judgement?.expected === undefined ? [] : [target.judgement.expected.bound]),
  ];
  const below = legs.map((leg) => ({ leg, formulas: formulasOf(leg) }));
  return cellsOf(plan, target.per, own, below).flatMap((cell) => {
    if (![clock?.attaches, narrowingOf(target)].every((test) => canPass(test, wordsIn(cell)))) return [];
    const time = clock && told(asking, cell, timeIn(asking, clock, link, cell));
    const share = legs.some((leg) => leg.target !== undefined)
      ? told(asking, cell, shareCarry(target, link, cell, plan, asking.span))
      : undefined;
    if (time === undefined && share === undefined) return [];
    const carry = {
      cell,
      ...(time === undefined ? {} : { time }),
      ...(share === undefined ? {} : { share }),
    };
    asking.problems.push(...problemsIn(asking, carry));
    return [carry];
  });
}

function formulasOf({ clock, target }: LegLink): readonly Formula[] {
  const bound = target?.judgement?.expected?.bound;
  return [...(clock === undefined ? [] : limitFormulas(clock)), ...(bound === undefined ? [] : [bound])];
}

/** The one clock that the target measures, where a step has a time limit at all. */
function clockOf(
  { plan, at, problems }: Asking,
  target: PlannedFigure,
  link: Link,
): PlannedClock | undefined {
  if (!hasLimit(link)) return undefined;
  const names = clocksRead(target.is, plan);
  const clock = names.length === 1 ? plan.clocks.get(names[0] ?? "") : undefined;
  if (clock !== undefined) return clock;
  const what = names.length === 0 ? "reads no clock" : `reads ${names.length} clocks (${names.join(", ")})`;
  const message = `Time limits are held against the limit of one clock, and this target ${what}; rest a target of one clock on them.`;
  problems.push(problem("chain-kind", at, message));
  return undefined;
}

/** Own work alone is a time limit too; beside legs it is one only where they are. */
function hasLimit(link: Link): boolean {
  const legs = legsOf(link);
  return legs.length === 0 || legs.some(({ clock }) => clock !== undefined);
}

function timeIn(
  asking: Asking,
  clock: PlannedClock,
  link: Link,
  cell: ChainCell,
): TimeCarry | Gap | undefined {
  const limit = limitOf(clock, wordsIn(cell), asking.plan);
  if (limit === "none") return undefined;
  if (limit === undefined) return { pointer: "", isPromised: true };
  return timeCarry({ limit, isStrict: clock.rule.metWhen === "below" }, link, cell, asking.plan, asking.span);
}

/** What was found out; a gap is told and leaves nothing. */
function told<T extends TimeCarry | ShareCarry>(
  { at, problems }: Asking,
  cell: ChainCell,
  found: T | Gap | undefined,
): T | undefined {
  if (found === undefined || !("isPromised" in found)) return found;
  const place = found.pointer === "" ? at : found.pointer;
  if (found.isPromised) problems.push(warning("chain-unclear", place, gapSentence(found, cell)));
  else if (found.pointer !== "")
    problems.push(problem("chain-cannot-carry", place, gapSentence(found, cell)));
  return undefined;
}

function problemsIn({ at, plan }: Asking, { cell, time, share }: CellCarry): readonly Problem[] {
  const sentences = [
    ...(time === undefined || time.carries ? [] : [timeSentence(time, plan)]),
    ...(share === undefined || share.carries ? [] : [shareSentence(share)]),
  ];
  return sentences.map((sentence) =>
    problem("chain-cannot-carry", at, capitalised(`${cellText(cell)}${sentence}`)),
  );
}

/** From the first day of the term, for a year or until the term ends. */
function firstYear({ agreement: { term }, zone }: Plan): Interval {
  const end = startOfDate(zone, addMonths(term.from, 12));
  return {
    start: startOfDate(zone, term.from),
    end: term.to === undefined ? end : Math.min(end, startOfDate(zone, term.to + 1)),
  };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
