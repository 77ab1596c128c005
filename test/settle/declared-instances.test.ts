/** All of two feeds are off only when both are: an instance that never failed is an instance. */
import { expect, it } from "vitest";
import { figureOf, type Happening, planOf, settle } from "./settling.ts";

const plan = (feed: string): ReturnType<typeof planOf> =>
  planOf(`
tallystick: 1
agreement: Feeds
id: feeds
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  feeds off: { shape: intervals, fields: { feed: ${feed} } }
timelines:
  off: { during: feeds off }
figures:
  all off: { divide: [{ time of: { across: feed, need: all, of: off } }, 1 minute] }
  any off: { divide: [{ time of: { across: feed, need: any, of: off } }, 1 minute] }
targets:
  power: { measure: { add: [all off, any off] }, expected: exactly 0, without value: met }
`);

const off = (feed: string, from: string, until: string): Happening => ({
  stream: "feeds off",
  at: `2026-06-${from}:00Z`,
  until: `2026-06-${until}:00Z`,
  fields: { feed },
});

function minutes(feed: string, happenings: readonly Happening[]): readonly unknown[] {
  const june = settle(plan(feed), "2026-06", happenings);
  return ["all off", "any off"].map((name) => {
    const value = figureOf(june, name);
    return typeof value === "object" ? Number(value.numerator / value.denominator) : value;
  });
}

const A = off("A", "10T01:00", "10T02:00");
const B = off("B", "10T01:40", "10T03:00");

it("counts declared feeds, whether or not they ever failed", () => {
  expect(minutes("{ one of: [A, B] }", [A])).toEqual([0, 60]);
  expect(minutes("{ one of: [A, B] }", [A, B])).toEqual([20, 120]);
  expect(minutes("{ one of: [A, B] }", [])).toEqual([0, 0]);
});

it("counts the feeds that were reported where none are declared", () => {
  expect(minutes("text", [A])).toEqual([60, 60]);
  expect(minutes("text", [A, B])).toEqual([20, 120]);
  expect(minutes("text", [A, off("B", "01T00:00", "01T00:10")])).toEqual([0, 70]);
});

it("does not count what is reported after the period's end", () => {
  const july: Happening = { ...B, at: "2026-07-01T00:00:00Z", until: "2026-07-01T01:00:00Z" };
  expect(minutes("text", [A, july])).toEqual([60, 60]);
});
