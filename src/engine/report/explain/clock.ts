/** What a clock counted, stretch by stretch, and what that means against its limit.
 *
 *  The cycle was split where it paused and resumed; here the running stretches are split again at
 *  opening hours and at the breach, so that a reader sees each hour that counted, each that did not and
 *  why. The counted lengths add up to the elapsed time exactly. */

import type { ClockCycle, ClockSpan } from "../../measure/clock/reading.ts";
import { clockHistoryOf } from "../../measure/clock/version.ts";
import { amountOf } from "../../measure/formula/amount.ts";
import { type Item, itemOf, setNamed } from "../../measure/item/item.ts";
import { visibleFacts } from "../../measure/item/view.ts";
import type { PlannedClock } from "../../plan/plan.ts";
import { coveredIntervals } from "../../time/coverage.ts";
import { complementWithin, type Interval } from "../../time/interval.ts";
import { assert } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { ratio } from "../../value/ratio.ts";
import { amountText, instantText } from "../quantity-text.ts";
import { standingIn } from "./cell-standing.ts";
import type { ExplainedInterval, Explanation } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { node } from "./sentence.ts";
import { type Standing, scopeOf, type Telling } from "./standing.ts";

/** The reading of a clock that the item at hand has; undefined when it never attached. */
export function explainItemClock(name: string, standing: Standing): Explanation | undefined {
  const cycle = standing.item?.clock(name);
  const subject = standing.item?.parts.subject ?? "";
  return cycle === undefined
    ? undefined
    : explainCycle(name, cycle, { ...standing, path: `clocks/${name}[${subject}]` });
}

/** "clocks/NAME[SUBJECT]": every cycle that the clock ran for the subject; undefined when it ran none. */
export function explainClocksOf(telling: Telling, path: string): Explanation | undefined {
  const clock = [...telling.plan.clocks.values()].find(({ rule }) => path.startsWith(`clocks/${rule.name}[`));
  if (clock === undefined || !path.endsWith("]")) return undefined;
  const subject = path.slice(`clocks/${clock.rule.name}[`.length, -1);
  const standing = standingAtSubject(telling, clock, subject, path);
  if (standing === undefined) return undefined;
  const { cycles } = clockHistoryOf(clock.rule.name, standing.item.parts.facts, telling.view.versions);
  const told = cycles.map((cycle) => explainCycle(clock.rule.name, cycle, standing));
  const [only] = told;
  if (told.length < 2) return only;
  const label = `${clock.rule.name} of ${subject}`;
  return node(standing, { label, operation: "sum", type: "duration", parts: told });
}

function standingAtSubject(
  telling: Telling,
  clock: PlannedClock,
  subject: string,
  path: string,
): (Standing & { readonly item: Item }) | undefined {
  const { view, plan } = telling;
  const set = setNamed(plan, clock.rule.items);
  assert(set.kind === "stream", "a clock measures the items of a stream");
  const history = view.book.history(set.stream, subject);
  const facts = history === undefined ? [] : visibleFacts(history, "events", view);
  const [first] = facts;
  if (first === undefined) return undefined;
  const fields = Object.assign({}, ...facts.map((fact) => fact.fields));
  const parts = {
    subject,
    at: first.occurredAt,
    facts,
    fields,
    clock: () => undefined,
    members: { aggregate: () => undefined, passes: () => false },
    memo: new Map(),
  };
  return { ...standingIn(telling, { dimensions: [] }, path), item: itemOf(parts, new Map(), view) };
}

/** One cycle: the counted stretches, the limit, what was left of it and when it fell due. A void one broke
 *  nothing, whatever it had counted before it was cancelled. */
export function explainCycle(name: string, folded: ClockCycle, asked: Standing): Explanation {
  const { breach: _, ...unbroken } = folded;
  const cycle = folded.outcome === "void" ? unbroken : folded;
  const standing = underItsVersion(cycle, asked);
  const place = { ...standing, at: pointerTo("/clocks", name) };
  const facts = [cycle.startedBy, ...(cycle.endedBy === undefined ? [] : [cycle.endedBy])];
  return node(place, {
    label: name,
    operation: "intervals",
    type: "duration",
    intervals: intervalsOf(cycle, standing),
    parts: [...limitParts(name, cycle, place), ...dueParts(cycle, place)],
    facts,
    sentence: (text) => cycleSentence(name, cycle, standing, text),
  });
}

/** Hours and limit are quoted from the version of the agreement that was in force when the cycle began. */
function underItsVersion({ began }: ClockCycle, standing: Standing): Standing {
  const { telling } = standing;
  const version = telling.view.versions.find(({ force }) => force.start <= began && began < force.end);
  if (version === undefined || version.plan === telling.plan) return standing;
  return { ...standing, telling: { ...telling, plan: version.plan } };
}

function cycleSentence(name: string, cycle: ClockCycle, { telling }: Standing, text: string): string {
  const { zone } = telling.plan;
  const ended = cycle.stop ?? cycle.cancelled;
  const until = ended === undefined ? "and not stopped yet" : `to ${instantText(ended, zone)}`;
  const against = cycle.limit === undefined ? "without a limit" : `against ${amountText(cycle.limit)}`;
  const turned = cycle.cancelled ?? cycle.breach;
  const since = turned === undefined ? "" : ` since ${instantText(turned, zone)}`;
  return `${name}: ${text} counted from ${instantText(cycle.start, zone)} ${until}, ${against}: ${cycle.outcome}${since}.`;
}

function limitParts(name: string, cycle: ClockCycle, standing: Standing): readonly Explanation[] {
  const { limit, limitMs } = cycle;
  if (limit === undefined || limitMs === undefined) return [];
  const at = pointerTo("/clocks", name, "limit");
  const rest = {
    ...node(
      { ...standing, at },
      {
        label: "the limit",
        operation: "reading",
        type: "duration",
        value: ratio(limitMs),
        parts: limitGrounds(name, cycle, standing),
      },
    ),
    text: amountText(limit),
    sentence: `The limit is ${amountText(limit)}.`,
  };
  const elapsed = node(standing, {
    label: "counted",
    operation: "given",
    type: "duration",
    value: ratio(cycle.elapsed),
  });
  const margin = node(standing, {
    label: cycle.elapsed > limitMs ? "over the limit" : "left of the limit",
    operation: "difference",
    type: "duration",
    parts: [{ ...rest, parts: [] }, elapsed],
  });
  return [rest, margin];
}

/** Why the limit is what it is, unless the item's fields have changed since the limit was settled. */
function limitGrounds(name: string, { limit }: ClockCycle, standing: Standing): readonly Explanation[] {
  const clock = standing.telling.plan.clocks.get(name);
  if (clock?.limit === undefined || limit === undefined || clock.limit.kind === "time amount") return [];
  const now = amountOf(clock.limit, scopeOf(standing));
  if (typeof now !== "object" || amountText(now) !== amountText(limit)) return [];
  return [explainFormula(clock.limit, { ...standing, at: pointerTo("/clocks", name, "limit") }, "the limit")];
}

function dueParts(cycle: ClockCycle, standing: Standing): readonly Explanation[] {
  const instants = [
    ["due", cycle.due],
    ["due as first promised", cycle.originalDue === cycle.due ? undefined : cycle.originalDue],
    ["breached", cycle.breach],
  ] as const;
  return instants.flatMap(([label, value]) =>
    value === undefined ? [] : [node(standing, { label, operation: "reading", type: "instant", value })],
  );
}

function intervalsOf(cycle: ClockCycle, standing: Standing): readonly ExplainedInterval[] {
  return cycle.spans
    .filter(({ start, end }) => end > start)
    .flatMap((span) => spanIntervals({ ...span, facts: factsOf(span, cycle) }, cycle, standing));
}

/** The facts that opened and closed a stretch: its own, or those of its neighbours and of the cycle. */
function factsOf(span: ClockSpan, cycle: ClockCycle): readonly string[] {
  if (span.facts.length > 0) return span.facts;
  const ended = cycle.stop ?? cycle.cancelled;
  const before = cycle.spans.filter(({ end }) => end === span.start).at(-1);
  const after = cycle.spans.find(({ start }) => start === span.end);
  const opened = span.start === cycle.start ? cycle.startedBy : before?.facts.at(-1);
  const closed = span.end === ended ? cycle.endedBy : after?.facts[0];
  return [...new Set([opened, closed].filter((fact) => fact !== undefined))];
}

function spanIntervals(
  span: ClockSpan,
  cycle: ClockCycle,
  { telling }: Standing,
): readonly ExplainedInterval[] {
  if (span.kind !== "running") return [pausedInterval(span)];
  const coverage = span.calendar === undefined ? undefined : telling.plan.coverages.get(span.calendar);
  const whole: Interval = { start: span.start, end: span.end };
  const open = coverage === undefined ? [whole] : coveredIntervals(coverage, whole);
  const shut = complementWithin(whole, open);
  const running = open
    .flatMap((interval) => splitAt(interval, cycle.breach))
    .map(
      (interval): ExplainedInterval => ({
        ...interval,
        counted: interval.end - interval.start,
        kind: cycle.breach !== undefined && interval.start >= cycle.breach ? "overdue" : "running",
        factIds: span.facts,
      }),
    );
  const closed = shut.map(
    (interval): ExplainedInterval => ({
      ...interval,
      counted: 0,
      kind: "outside hours",
      ...(span.calendar === undefined ? {} : { reason: span.calendar }),
      factIds: [],
    }),
  );
  return [...running, ...closed].sort((a, b) => a.start - b.start);
}

function pausedInterval({ start, end, kind, reason, party, facts }: ClockSpan): ExplainedInterval {
  const why = reason ?? (kind === "stopped" ? "stopped" : undefined);
  return {
    start,
    end,
    counted: 0,
    kind: kind === "stopped" ? "left out" : "paused",
    ...(why === undefined ? {} : { reason: why }),
    ...(party === undefined ? {} : { party }),
    factIds: facts,
  };
}

function splitAt(interval: Interval, at: number | undefined): readonly Interval[] {
  if (at === undefined || at <= interval.start || at >= interval.end) return [interval];
  return [
    { start: interval.start, end: at },
    { start: at, end: interval.end },
  ];
}
