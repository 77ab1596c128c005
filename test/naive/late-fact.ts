/** Story 07 by hand: first which lines may be read at all, then minutes.
 *
 *  A line typed in after 11 July 00:00 is late: the month is computed as if it had never
 *  been written, so a late correction corrects nothing. A line that happened after the instant of looking is not there yet. */
import type { Expected } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";

const CLOSES = Date.parse("2026-07-11T00:00:00+02:00");
const FROM = Date.parse("2026-06-01T00:00:00+02:00");
const TO = Date.parse("2026-07-01T00:00:00+02:00");
const LIMITS: Readonly<Record<string, number>> = { "people trapped": 60, standstill: 240 };

interface Line {
  readonly id: string;
  readonly subject: string;
  readonly event: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly corrects?: string;
  readonly fields?: { readonly kind: string };
}

type Outcome = "met" | "breached" | "undecided";

export function lateFactFigures(jsonl: string, asOf: string): Expected {
  const written = jsonl.trimEnd().split("\n");
  const now = Date.parse(asOf);
  const all: readonly Line[] = [...new Set(written)].map((line) => JSON.parse(line));
  const seen = all.filter(({ occurredAt }) => Date.parse(occurredAt) <= now);
  const isLate = ({ recordedAt }: Line): boolean => Date.parse(recordedAt) > CLOSES;
  const inMonth = ({ occurredAt }: Line): boolean => Date.parse(occurredAt) < TO;
  const inTime = seen.filter((line) => !isLate(line));
  const corrected = inTime.flatMap(({ corrects = [] }) => corrects);
  const standing = inTime.filter(({ id }) => !corrected.includes(id));
  const faults = standing
    .filter(({ event, occurredAt }) => event === "reported" && Date.parse(occurredAt) >= FROM)
    .filter(inMonth)
    .map((reported) => {
      const outcome = (event: string, limit: number): Outcome => {
        const end = standing.find((line) => line.subject === reported.subject && line.event === event);
        const until = end === undefined ? now : Date.parse(end.occurredAt);
        const minutes = (until - Date.parse(reported.occurredAt)) / 60_000;
        if (minutes > limit) return "breached";
        return end === undefined ? "undecided" : "met";
      };
      return {
        visit: outcome("technician on site", LIMITS[reported.fields?.kind ?? ""] ?? 0),
        repair: outcome("running again", 24 * 60),
      };
    });
  const visits = share(faults.map(({ visit }) => visit));
  const repairs = share(faults.map(({ repair }) => repair));
  const missed = !reaches(visits, fraction(95, 100));
  const granted = missed ? faults.filter(({ visit }) => visit === "breached").length * 150_00 : 0;
  const late = seen.filter((line) => isLate(line) && inMonth(line)).map(({ id }) => id);
  return {
    asOf,
    files: { "faults.jsonl": { rows: written.length, rejectedLines: [] } },
    periods: [
      {
        period: "2026-06",
        targets: [
          { target: "on site in time", measured: exactText(visits), verdict: missed ? "missed" : "met" },
          {
            target: "running again in time",
            measured: exactText(repairs),
            verdict: reaches(repairs, fraction(90, 100)) ? "met" : "missed",
          },
        ],
        credits: missed ? [{ credit: "late visits", paidBy: "provider", granted: `${granted}` }] : [],
        total: `${granted}`,
        ...(now < TO ? { provisional: true as const } : {}),
        ...(late.length === 0 ? {} : { late: late.sort() }),
      },
    ],
  };
}

function share(outcomes: readonly Outcome[]): ReturnType<typeof fraction> {
  const decided = outcomes.filter((outcome) => outcome !== "undecided");
  return fraction(decided.filter((outcome) => outcome === "met").length, decided.length);
}
