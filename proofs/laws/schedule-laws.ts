/** Three laws of schedules: worse service never costs less, no limit is exceeded, and rows that tile the line
 *  for the checker do so for somebody who tries every point of it. */
import { parseAgreement } from "../../src/document/parse.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import { type Stretch, settledMonth } from "../world/one-month.ts";
import { release } from "../world/product.ts";
import { chance, pick, type RandomSource, whole } from "../world/random.ts";
import type { Law } from "./law.ts";

export function scheduleLaws(): readonly Law[] {
  return [worseNeverCostsLess, limitsHold, schedulesTile];
}

const worseNeverCostsLess: Law = {
  name: "worse service never costs less",
  weight: 8,
  tryOnce(random, _caseNumber, broken) {
    const rows = fallingRows(random);
    // The defect is a schedule that forgives those who are worst.
    const text = scheduleText(broken ? [...rows.slice(0, -1), { ...last(rows), gives: 0 }] : rows, random);
    const outages = someOutages(random, whole(random, 0, 5));
    const worse = [...outages, ...someOutages(random, whole(random, 1, 3))];
    const [little, much] = [outages, worse].map((each) => settledMonth(text, each).total.minor);
    if (little === undefined || much === undefined || little <= much) return undefined;
    return `${worse.length} outages cost ${much}, ${outages.length} of them ${little}:\n${text}`;
  },
};

const limitsHold: Law = {
  name: "no credit exceeds its limit",
  weight: 8,
  tryOnce(random, _caseNumber, broken) {
    const text = cappedText(random);
    const { credits, caps, total } = settledMonth(text, someOutages(random, whole(random, 1, 6)));
    const granted = credits.reduce((sum, each) => sum + each.granted.minor, 0n) + (broken ? 1_000_000n : 0n);
    const above = credits.filter((each) => each.granted.minor > each.rounded.minor);
    if (above.length > 0) return `more is granted than was due: ${text}`;
    if (total.minor !== granted && !broken) return `the total is not the sum of what was granted: ${text}`;
    const limit = caps.find(({ cap }) => cap === "all of it")?.limit.minor ?? 0n;
    return granted <= limit ? undefined : `${granted} is granted above a limit of ${limit}:\n${text}`;
  },
};

const schedulesTile: Law = {
  name: "schedules that pass the check tile the line",
  weight: 12,
  tryOnce(random, _caseNumber, broken) {
    const rows = anyRows(random);
    const written = broken ? rows.slice(1) : rows;
    const { agreement } = parseAgreement(scheduleText(written, random));
    if (agreement === undefined) return undefined;
    const told = compilePlan(agreement, release).problems.some(({ code }) =>
      ["bands-gap", "bands-overlap"].includes(code),
    );
    const tiles = POINTS.every((point) => rows.filter((row) => holds(row, point)).length === 1);
    if (told === !tiles) return undefined;
    return `the check ${told ? "objects" : "is content"} and trying ${tiles ? "finds nothing" : "does"}: ${rows.map(rowText).join(", ")}`;
  },
};

/** A row in hundredths of a percent of availability. */
interface ScheduleRow {
  readonly from: number | undefined;
  readonly fromInside: boolean;
  readonly to: number | undefined;
  readonly toInside: boolean;
  /** In percent of the fee. */
  readonly gives: number;
}

/** Every edge that rows are made of, and a point between each two. */
const EDGES: readonly number[] = [0, 9000, 9500, 9900, 9950, 9999, 10_000];
const POINTS: readonly number[] = EDGES.flatMap((edge, index) => {
  const next = EDGES[index + 1];
  return next === undefined ? [edge] : [edge, (edge + next) / 2];
});

function holds({ from, fromInside, to, toInside }: ScheduleRow, point: number): boolean {
  const above = from === undefined || point > from || (fromInside && point === from);
  return above && (to === undefined || point < to || (toInside && point === to));
}

/** Rows from the best month to the worst, each giving at least as much as the one before. */
function fallingRows(random: RandomSource): readonly ScheduleRow[] {
  const edges = EDGES.slice(1, -1)
    .filter(() => chance(random, 0.6))
    .reverse();
  const bounds = edges.length === 0 ? [9900] : edges;
  let gives = 0;
  return [undefined, ...bounds].map((upper, index) => {
    if (index > 0) gives += whole(random, 0, 20);
    return { from: bounds[index], fromInside: true, to: upper, toInside: false, gives };
  });
}

/** Rows that mostly tile, with a bound moved or an edge left out now and then. */
function anyRows(random: RandomSource): readonly ScheduleRow[] {
  return fallingRows(random).map((row) => ({
    ...row,
    from: row.from !== undefined && chance(random, 0.08) ? pick(random, EDGES.slice(1, -1)) : row.from,
    fromInside: chance(random, 0.06) ? !row.fromInside : row.fromInside,
    toInside: chance(random, 0.06) ? !row.toInside : row.toInside,
  }));
}

function rowText({ from, fromInside, to, toInside, gives }: ScheduleRow): string {
  const low = from === undefined ? [] : [`${fromInside ? "at least" : "above"}: ${from / 100} %`];
  const high = to === undefined ? [] : [`${toInside ? "at most" : "below"}: ${to / 100} %`];
  return `{ ${[...low, ...high, `gives: ${gives} %`].join(", ")} }`;
}

function scheduleText(rows: readonly ScheduleRow[], random: RandomSource): string {
  return agreementText(`
credits:
  uptime credit:
    for: uptime
    when: always
    amount: { times: [{ bands of: measured, rows: [${rows.map(rowText).join(", ")}] }, monthly fee] }
    rounding: ${pick(random, ["half up", "half even", "down", "up"])}
`);
}

/** Several credits of one promise under limits that follow one another. */
function cappedText(random: RandomSource): string {
  const share = (): string => `${whole(random, 1, 60)}.${whole(random, 0, 9)} %`;
  const names = ["first", "second", "third"].slice(0, whole(random, 1, 3));
  const credits = names.map(
    (name) =>
      `  ${name}: { for: uptime, when: always, amount: ${share()} of monthly fee, rounding: half up }`,
  );
  return agreementText(`
credits:
${credits.join("\n")}
caps:
  the first: { credits: [first], at most: ${share()} of monthly fee, above: ${pick(random, ["lost", "carried forward"])} }
  all of it: { credits: all, at most: ${share()} of monthly fee, above: ${pick(random, ["lost", "carried forward"])} }
`);
}

function agreementText(rest: string): string {
  return `
tallystick: 1
agreement: A month of outages
id: a-month-of-outages
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals }
timelines:
  down: { during: outages }
fees:
  monthly fee: 12345.67 EUR
targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
${rest}`;
}

/** Outages in March 2026, a month in which clocks change, some of them long. */
function someOutages(random: RandomSource, count: number): readonly Stretch[] {
  const first = Date.UTC(2026, 2, 1);
  return Array.from({ length: count }, () => {
    const start = first + whole(random, 0, 30 * 24 * 60) * 60_000;
    return { start, end: start + whole(random, 1, pick(random, [30, 300, 3000])) * 60_000 };
  });
}

function last(rows: readonly ScheduleRow[]): ScheduleRow {
  const found = rows.at(-1);
  if (found === undefined) throw new Error("A schedule has rows.");
  return found;
}
