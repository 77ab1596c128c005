/** The worst start of a chain, found again by trying every minute of a fortnight with a change of clocks in it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feasibilityOf } from "../../src/engine/measure/chain/feasibility.ts";
import type { Chain } from "../../src/engine/prepare/chain.ts";
import type { BusinessCalendar } from "../../src/engine/time/calendar.ts";
import { offsetAt, zoneOf } from "../../src/engine/time/zone.ts";
import { planOf, release } from "../compile/document.ts";
import { naivelyOpen } from "./naive-calendar.ts";

const MINUTE = 60_000;
const FROM = Date.UTC(2026, 2, 23) / MINUTE;
const DAYS = 45;

interface Limit {
  readonly hours: number;
  readonly zone: string;
  readonly opens: number;
  readonly closes: number;
  readonly isBusiness: boolean;
}

type Model =
  | { readonly kind: "in sequence" | "in parallel" | "any of"; readonly of: readonly Model[] }
  | { readonly kind: "limit"; readonly limit: Limit };

const limit: fc.Arbitrary<Limit> = fc.record({
  hours: fc.integer({ min: 1, max: 12 }),
  zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata"),
  opens: fc.integer({ min: 1, max: 11 }),
  closes: fc.integer({ min: 12, max: 23 }),
  isBusiness: fc.boolean(),
});

const model: fc.Arbitrary<Model> = fc.letrec<{ model: Model }>((tie) => ({
  model: fc.oneof(
    { maxDepth: 2 },
    limit.map((each) => ({ kind: "limit" as const, limit: each })),
    fc.record({
      kind: fc.constantFrom("in sequence" as const, "in parallel" as const, "any of" as const),
      of: fc.array(tie("model"), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).model;

function agreement(id: string, { hours, zone, opens, closes, isBusiness }: Limit): string {
  const time = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
  return `tallystick: 1
agreement: Under test
id: ${id}
version: 1
kind: operational level agreement
between: { provider: Team, customer: Northwind }
term: { from: 2026-03-24, to: 2026-04-05 }
governing: { zone: ${zone}, zone data: ${release.id}, currency: EUR, language: en, period: calendar month }
calendars: { desk: { hours: { Mon-Fri: ${time(opens)}-${time(closes)} } } }
facts: { tickets: { shape: events, events: [opened, solved] } }
clocks:
  repair: { items: tickets, starts: opened, stops: solved, calendar: desk, limit: ${hours} ${isBusiness ? "business hours" : "hours"}, met when: at most limit }
targets:
  solved: { measure: { share of: tickets, that: { repair: met } }, without value: met }
`;
}

/** For each whole minute from FROM on, how many minutes were open before it. */
function openMinutes({ zone, opens, closes }: Limit): Int32Array {
  const day = [{ open: opens * 60 * MINUTE, close: closes * 60 * MINUTE }];
  const week = [day, day, day, day, day, [], []];
  const calendar: BusinessCalendar = {
    name: "desk",
    zone,
    versions: [{ from: null, week, holidays: [], dates: [], breaks: [] }],
  };
  const found = zoneOf(release, zone);
  if (found === undefined) throw new Error(`no zone ${zone}`);
  const before = new Int32Array(DAYS * 1440 + 1);
  for (let index = 0; index < DAYS * 1440; index += 1) {
    const isOpen = naivelyOpen(calendar, (at) => offsetAt(found, at), (FROM + index) * MINUTE);
    before[index + 1] = (before[index] ?? 0) + (isOpen ? 1 : 0);
  }
  return before;
}

/** When a limit is up, by counting open minutes. */
function naiveDue({ hours, isBusiness }: Limit, before: Int32Array, start: number): number {
  if (!isBusiness) return start + hours * 60 * MINUTE;
  const minute = Math.floor(start / MINUTE) - FROM;
  const isOpen = before[minute + 1] !== before[minute];
  const wanted = (before[minute] ?? 0) * MINUTE + (isOpen ? start % MINUTE : 0) + hours * 60 * MINUTE;
  let index = minute;
  while ((before[index + 1] ?? Number.POSITIVE_INFINITY) * MINUTE < wanted) index += 1;
  return (FROM + index) * MINUTE + (wanted - (before[index] ?? 0) * MINUTE);
}

function naiveEnd(of: Model, counted: ReadonlyMap<Limit, Int32Array>, start: number): number {
  if (of.kind === "limit") return naiveDue(of.limit, counted.get(of.limit) ?? new Int32Array(), start);
  if (of.kind === "in sequence") return of.of.reduce((at, each) => naiveEnd(each, counted, at), start);
  const ends = of.of.map((each) => naiveEnd(each, counted, start));
  return of.kind === "in parallel" ? Math.max(...ends) : Math.min(...ends);
}

function limitsIn(of: Model): readonly Limit[] {
  return of.kind === "limit" ? [of.limit] : of.of.flatMap(limitsIn);
}

function chainOf(of: Model, ids: ReadonlyMap<Limit, string>): Chain {
  if (of.kind === "limit")
    return { kind: "leg", agreement: ids.get(of.limit) ?? "", clock: "repair", where: [] };
  return { kind: of.kind, of: of.of.map((each) => chainOf(each, ids)) };
}

describe("a chain", () => {
  it("has the same worst start as a model that tries every minute and the milliseconds beside it", () => {
    fc.assert(
      fc.property(limit, model, (own, below) => {
        const limits = [...new Set(limitsIn(below))];
        const ids = new Map(limits.map((each, index) => [each, `leg-${index}`]));
        const plans = new Map(
          limits.map((each) => [ids.get(each) ?? "", planOf(agreement(ids.get(each) ?? "", each))]),
        );
        const plan = planOf(agreement("upper", own));
        const targets = plan.agreement.targets.map((each) => ({ ...each, restsOn: chainOf(below, ids) }));
        const upper = { ...plan, agreement: { ...plan.agreement, targets } };
        const { span, targets: found } = feasibilityOf(upper, (id) => plans.get(id));
        const counted = new Map([own, ...limits].map((each) => [each, openMinutes(each)]));
        let least = Number.POSITIVE_INFINITY;
        for (let minute = span.start; minute < span.end; minute += MINUTE)
          for (const at of [minute - 1, minute, minute + 1]) {
            if (at < span.start || at >= span.end) continue;
            const margin =
              naiveDue(own, counted.get(own) ?? new Int32Array(), at) - naiveEnd(below, counted, at);
            least = Math.min(least, margin);
          }
        const time = found[0]?.cells[0]?.time;
        expect(time?.margin).toBe(least);
        expect((time?.due ?? 0) - (time?.ends ?? 0)).toBe(least);
        expect(time?.carries).toBe(least >= 0);
      }),
      { numRuns: 8, seed: 5 },
    );
  }, 120_000);
});
