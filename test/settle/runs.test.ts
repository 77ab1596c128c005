/** Unbroken runs as things that are counted, against a second opinion that looks at one hour after another. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratio } from "../../src/engine/value/ratio.ts";
import { explainAll, faultsOf } from "../explain/explaining.ts";
import { evaluationOf, figureOf, type Happening, planOf, settle } from "./settling.ts";

const plan = (items: string, more = ""): ReturnType<typeof planOf> =>
  planOf(`
tallystick: 1
agreement: Runs
id: runs
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { region: text } }
items:
${items}
timelines:
  down: { during: outages }
figures:
  time down: { divide: [{ time of: down }, 1 hour] }
  pieces: { runs of: down }
${more}
targets:
  uptime: { measure: { subtract: [100 %, { share of time: down }] }, expected: at least 99 %, without value: met }
`);

const FIRST = Date.UTC(2026, 4, 30);
const HOUR = 3_600_000;
const JUNE = { from: 48, to: 48 + 30 * 24 };

const outage = (from: number, to: number, region = "eu"): Happening => ({
  stream: "outages",
  at: FIRST + from * HOUR,
  until: FIRST + to * HOUR,
  fields: { region },
});

/** Hours 0 to 48 lie in May, the next 720 in June. */
const outages = fc.array(
  fc
    .tuple(fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 740, max: 790 })), fc.nat(30))
    .map(([from, length]): [number, number] => [from, from + length]),
  { maxLength: 8 },
);

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Runs of hours that lie in an outage, looking at each hour from `first` up to `last`. */
function naiveRuns(all: readonly (readonly [number, number])[], first: number, last: number): readonly Run[] {
  const runs: Run[] = [];
  let start: number | undefined;
  for (let hour = first; hour <= last; hour += 1) {
    const isDown = hour < last && all.some(([from, to]) => from <= hour && hour < to);
    if (isDown) start ??= hour;
    else if (start !== undefined) {
      runs.push({ start, end: hour });
      start = undefined;
    }
  }
  return runs;
}

const FIGURES = `  how many: { count of: runs }
  longest: { divide: [{ highest of: length, over: runs }, 1 hour] }
  in all: { divide: [{ sum of: length, over: runs }, 1 hour] }
  long ones: { count of: runs, where: { length: above 10 hours } }`;

function expectRuns(outcome: ReturnType<typeof settle>, runs: readonly Run[]): void {
  const lengths = runs.map(({ start, end }) => end - start);
  const sum = lengths.reduce((total, each) => total + each, 0);
  expect(figureOf(outcome, "how many")).toEqual(ratio(runs.length));
  expect(figureOf(outcome, "in all")).toEqual(ratio(sum));
  expect(figureOf(outcome, "longest")).toEqual(runs.length === 0 ? undefined : ratio(Math.max(...lengths)));
  expect(figureOf(outcome, "long ones")).toEqual(ratio(lengths.filter((length) => length > 10).length));
}

describe("runs of a timeline", () => {
  const cut = plan("  runs: { runs of: down }", FIGURES);
  const byStart = plan("  runs: { runs of: down, dated by: start }", FIGURES);
  const byEnd = plan("  runs: { runs of: down, dated by: end }", FIGURES);

  it("are cut at the period, and add up to the time of the timeline", () => {
    fc.assert(
      fc.property(outages, (all) => {
        const outcome = settle(
          cut,
          "2026-06",
          all.map(([from, to]) => outage(from, to)),
        );
        expectRuns(outcome, naiveRuns(all, JUNE.from, JUNE.to));
        expect(figureOf(outcome, "in all")).toEqual(figureOf(outcome, "time down"));
        expect(figureOf(outcome, "how many")).toEqual(figureOf(outcome, "pieces"));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("belong whole to the period in which they start, or end, where the set says so", () => {
    const isInJune = (hour: number): boolean => hour >= JUNE.from && hour < JUNE.to;
    fc.assert(
      fc.property(outages, (all) => {
        const happenings = all.map(([from, to]) => outage(from, to));
        const whole = naiveRuns(all, 0, 900);
        expectRuns(
          settle(byStart, "2026-06", happenings),
          whole.filter(({ start }) => isInJune(start)),
        );
        expectRuns(
          settle(byEnd, "2026-06", happenings),
          whole.filter(({ end }) => isInJune(end)),
        );
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("that still last have no end, and are as long as they have lasted", () => {
    const lasting: Happening = { stream: "outages", at: FIRST + 60 * HOUR, fields: { region: "eu" } };
    const asOf = FIRST + 100 * HOUR;
    expectRuns(settle(byStart, "2026-06", [lasting], { asOf }), [{ start: 60, end: 100 }]);
    expectRuns(settle(byEnd, "2026-06", [lasting], { asOf }), []);
  });

  it("are formed for each value of a field, which they then know", () => {
    const perRegion = plan(
      "  runs: { runs of: down, by: [region] }",
      `${FIGURES}
  in eu: { count of: runs, where: { region: eu } }
  per region: { per: [region], is: { count of: runs } }`,
    );
    const outcome = settle(perRegion, "2026-06", [
      outage(50, 60),
      outage(55, 70, "us"),
      outage(80, 81, "us"),
    ]);
    expect(figureOf(outcome, "how many")).toEqual(ratio(3));
    expect(figureOf(outcome, "in eu")).toEqual(ratio(1));
    expect(figureOf(outcome, "per region", "us")).toEqual(ratio(2));
    expect(figureOf(outcome, "pieces")).toEqual(ratio(2));
  });

  it("can be worth money each, by a table of lengths, and fill a timeline again", () => {
    const tariff = plan(
      `  runs:
    runs of: down
    values:
      worth: { bands of: length, rows: [{ below: 5 hours, gives: 10 EUR }, { at least: 5 hours, gives: 50 EUR }] }`,
      `  owed: { sum of: worth, over: runs }
  time in long runs: { divide: [{ time of: { during: runs, where: { length: at least 5 hours } } }, 1 hour] }`,
    );
    const outcome = settle(tariff, "2026-06", [outage(50, 53), outage(60, 65), outage(700, 730)]);
    expect(figureOf(outcome, "owed")).toEqual(ratio(110));
    expect(figureOf(outcome, "time in long runs")).toEqual(ratio(35));
    expect(evaluationOf(outcome, "uptime").verdict).toBe("missed");
    const happenings = [outage(50, 53), outage(60, 65), outage(700, 730)];
    const explained = explainAll(tariff, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", happenings);
    expect(explained.flatMap(faultsOf)).toEqual([]);
  });
});

describe("the extent of an item", () => {
  it("is not cut where the item is an interval of the facts", () => {
    const raw = plan(
      "  long: { from: outages, where: { length: at least 1 hour, start: known } }",
      `  how long: { divide: [{ sum of: length, over: long }, 1 hour] }`,
    );
    const outcome = settle(raw, "2026-06", [outage(760, 790), outage(755, 756), outage(40, 60)]);
    expect(figureOf(outcome, "how long")).toEqual(ratio(31));
  });

  it("gives way to a field of that name", () => {
    const own = planOf(
      cutText.replace("fields: { region: text }", "fields: { region: text, length: number }"),
    );
    const happening = { ...outage(60, 64), fields: { region: "eu", length: 7 } };
    expect(figureOf(settle(own, "2026-06", [happening]), "in all")).toEqual(ratio(7));
  });

  it("of a group by time is its interval, which can fill a timeline", () => {
    const slices = planOf(
      cutText
        .replace(
          "items: {}",
          `items:
  half days: { group: outages, every: 12 hours, empty: left out, where: { value: { count of: members }, is: at least 2 } }
  weeks: { group: outages, every: 7 calendar days, empty: left out }`,
        )
        .replace(
          "in all: { sum of: length, over: outages }",
          `in all: { divide: [{ sum of: length, over: half days }, 1 hour] }
  busy: { divide: [{ time of: { during: half days } }, 1 hour] }
  busy with three: { divide: [{ time of: { during: half days, where: { value: { count of: members }, is: at least 3 } } }, 1 hour] }
  weekly: { divide: [{ time of: { during: weeks } }, 24 hours] }`,
        ),
    );
    const outcome = settle(slices, "2026-06", [
      ...[49, 51, 53].map((hour) => outage(hour, hour + 1)),
      ...[100, 101, 150].map((hour) => outage(hour, hour + 1)),
      outage(10, 11),
    ]);
    expect(figureOf(outcome, "in all")).toEqual(ratio(24));
    expect(figureOf(outcome, "busy")).toEqual(ratio(24));
    expect(figureOf(outcome, "busy with three")).toEqual(ratio(12));
    // Weeks are laid from the first of January 1970, a Thursday: of that of 28 May four days are June's.
    expect(figureOf(outcome, "weekly")).toEqual(ratio(3 + 7));
  });
});

const cutText = `
tallystick: 1
agreement: Extents
id: extents
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { region: text } }
items: {}
figures:
  in all: { sum of: length, over: outages }
targets:
  outages: { measure: in all, without value: met }
`;
