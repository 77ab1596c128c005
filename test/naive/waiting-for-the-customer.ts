/** Story 03 by hand: minute by minute, is the office open, is the ticket open, is somebody being waited for?
 *
 *  A question stops time until it is answered or the ticket comes back, and for three working days at most: until
 *  the same time of day three working days later. For a part it is two. */
import type { Expected } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";
import { countMinutes, midnight, wallAt } from "./wall-clock.ts";

const ZONE = "Europe/London";
const LIMIT = 16 * 60;
const EVENTS =
  "opened, asked the owner, owner answered, part ordered, part arrived, solved, reopened, withdrawn";

interface Message {
  readonly id: string;
  readonly subject: string;
  readonly event: string;
  readonly occurredAt: string;
}

interface Step {
  readonly event: string;
  readonly at: number;
}

type Span = readonly [from: number, to: number];

export function waitingFigures(jsonl: string): Expected {
  const lines = jsonl.trimEnd().split("\n");
  const rejectedLines: number[] = [];
  const seen = new Set<string>();
  const tickets = new Map<string, Step[]>();
  for (const [index, line] of lines.entries()) {
    const { id, subject, event, occurredAt }: Message = JSON.parse(line);
    if (!EVENTS.split(", ").includes(event) || !/(Z|[+-]\d\d:\d\d)$/.test(occurredAt)) {
      rejectedLines.push(index + 1);
    } else if (!seen.has(id)) {
      seen.add(id);
      const steps = tickets.get(subject) ?? [];
      tickets.set(subject, [...steps, { event, at: Date.parse(occurredAt) / 60_000 }]);
    }
  }
  const own = [...tickets.values()]
    .map((steps) => steps.sort((a, b) => a.at - b.at))
    .filter(([first]) => isInJune(first?.at ?? 0))
    .filter((steps) => steps.every(({ event }) => event !== "withdrawn"));
  const share = (withPauses: boolean) =>
    fraction(own.filter((steps) => minutesOf(steps, withPauses) <= LIMIT).length, own.length);
  const [repaired, felt] = [share(true), share(false)];
  const met = reaches(repaired, fraction(95, 100));
  const granted = met ? 0 : reaches(repaired, fraction(85, 100)) ? 160_00 : 320_00;
  return {
    files: { "tickets.jsonl": { rows: lines.length, rejectedLines } },
    periods: [
      {
        period: "2026-06",
        targets: [
          { target: "repaired in time", measured: exactText(repaired), verdict: met ? "met" : "missed" },
          {
            target: "repaired in time as the owner feels it",
            measured: exactText(felt),
            verdict: "not applicable",
          },
        ],
        credits: met ? [] : [{ credit: "late repairs", paidBy: "provider", granted: `${granted}` }],
        total: `${granted}`,
      },
    ],
  };
}

function isInJune(at: number): boolean {
  return at >= midnight(ZONE, "2026-06-01") && at < midnight(ZONE, "2026-07-01");
}

/** Open minutes between opening and solution, less those in which somebody was waited for. */
function minutesOf(steps: readonly Step[], withPauses: boolean): number {
  const waits = withPauses
    ? [
        ...spansOf(steps, ["asked the owner"], ["owner answered", "reopened"]).map((span) =>
          shortened(span, 3),
        ),
        ...spansOf(steps, ["part ordered"], ["part arrived"]).map((span) => shortened(span, 2)),
      ]
    : [];
  const waiting = (at: number): boolean => waits.some(([from, to]) => from <= at && at < to);
  return spansOf(steps, ["opened", "reopened"], ["solved"])
    .map(([from, to]) => countMinutes(from, to, (at) => isOpen(at) && !waiting(at)))
    .reduce((sum, minutes) => sum + minutes, 0);
}

/** From the first of some events to the next of others, again and again. */
function spansOf(
  steps: readonly Step[],
  begins: readonly string[],
  ends: readonly string[],
): readonly Span[] {
  const spans: Span[] = [];
  let since: number | undefined;
  for (const { event, at } of steps) {
    if (since !== undefined && ends.includes(event)) {
      spans.push([since, at]);
      since = undefined;
    } else if (begins.includes(event)) since ??= at;
  }
  return spans;
}

/** Ends a wait at the same time of day so many working days later. */
function shortened([from, to]: Span, workingDays: number): Span {
  let end = from;
  for (let left = workingDays; left > 0; ) {
    end += 1440;
    if (wallAt(ZONE, end).weekday < 5) left -= 1;
  }
  return [from, Math.min(to, end)];
}

/** There is no holiday in June or July. */
function isOpen(at: number): boolean {
  const { weekday, minute } = wallAt(ZONE, at);
  return weekday < 5 && minute >= 9 * 60 && minute < 17 * 60 + 30;
}
