import { describe, expect, it } from "vitest";
import { type Happening, instant, planOf, settle } from "../../test/settle/settling.ts";
import { remedyPart } from "./remedy-part.ts";

const agreement = (language: string): string => `tallystick: 1
agreement: Hosting
id: hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: ${language}, period: calendar month }
facts:
  outages: { shape: intervals }
  requests: { shape: records, fields: { month: date } }
timelines:
  down: { during: outages }
fees:
  monthly fee: 1000 EUR
targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
credits:
  uptime credit: { for: uptime, amount: 10 % of monthly fee, rounding: half up }
claims:
  asking:
    credits: all
    needs: { request: { by: requests, dated by: month, within: 30 calendar days, after: end of period } }
    evidence: [logs]
rights:
  leave: { who: customer, may: terminate, when: { uptime: missed }, within: 3 months }
`;

function boxIn(language: string, asOf: string, request: readonly Happening[] = []): string {
  const plan = planOf(agreement(language));
  const outage: Happening = { stream: "outages", at: "2026-06-10T10:00:00Z", until: "2026-06-10T12:00:00Z" };
  const at = instant(asOf);
  const outcome = settle(plan, "2026-06", [outage, ...request], { asOf: at });
  const identities = { documentHash: "", zoneRelease: { id: "2026f", hash: "" } };
  const input = { agreement: plan.agreement, outcomes: [outcome], asOf: at, zone: plan.zone, identities };
  return remedyPart(input, outcome)
    .replaceAll(/<[^>]+>/g, "|")
    .replaceAll(/\|[| ]*/g, " | ");
}

describe("the box of claims and rights", () => {
  it("tells what can be claimed, by when and how, and until when a right can be used", () => {
    const box = boxIn("en", "2026-07-05T00:00:00Z");
    expect(box).toContain("Still to be claimed: EUR 100.00 | by the end of 30 July 2026 |");
    expect(box).toContain("What to do: “request”, reported under “requests”; with it: logs");
    expect(box).toContain("Acme may terminate this agreement |");
    expect(box).toContain("Until | the end of 30 September 2026 |");
  });

  it("is in the language that governs", () => {
    const box = boxIn("de", "2026-07-05T00:00:00Z");
    expect(box).toContain("Noch geltend zu machen: 100,00 EUR | bis zum Ablauf des 30. Juli 2026 |");
    expect(box).toContain("Acme ist berechtigt, diese Vereinbarung zu kündigen |");
    expect(box).not.toMatch(/\b(the|until|claimed)\b/i);
  });

  it("tells what was claimed, and what came to nothing", () => {
    const request: Happening = {
      stream: "requests",
      at: "2026-07-02T08:00:00Z",
      fields: { month: "2026-06-01" },
    };
    expect(boxIn("en", "2026-08-05T00:00:00Z", [request])).toContain(
      "Claimed: EUR 100.00 | claimed on 2 July 2026, 10:00 |",
    );
    const late = boxIn("en", "2027-08-05T00:00:00Z");
    expect(late).toContain("Not given: EUR 100.00 | it could be claimed until the end of 30 July 2026 |");
    expect(late).toContain("the end of 30 September 2026, and has lapsed");
  });
});
