/** What a short document is told about words that it repeats, and about cells without their heading. */

import { describe, expect, it } from "vitest";
import { composeAgreement } from "./compose.ts";
import { libraryDocument } from "./library.ts";

const HOUSE = `tallystick: 1
agreement: House terms
id: house
version: 1
kind: service level agreement
between: { provider: Northwind, customer: any }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  tickets: { shape: events, events: [raised, solved], fields: { priority: { one of: [P1, P2] } } }
clocks:
  solution:
    items: tickets
    starts: raised
    stops: solved
    limit: { by: priority, P1: 4 hours, P2: 8 hours }
    met when: at most limit
fees: { monthly: 900 EUR }
targets:
  solved:
    measure: { share of: tickets, that: { solution: met } }
    expected: at least 95 %
    without value: not measured
    text: 95 %
`;

function toldOf(own: string): readonly string[] {
  const house = libraryDocument("house.yaml", HOUSE);
  const head =
    "tallystick: 1\nagreement: Own\nid: own\nversion: 1\nbased on: { agreement: house, version: 1 }\n";
  const { problems } = composeAgreement(head + own, house === undefined ? [] : [house]);
  return problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
}

describe("a short document that says what its template says", () => {
  it.each([
    ["in other digits", "targets: { solved: { expected: at least 95.0 % } }"],
    ["in money with fewer decimals", "fees: { monthly: 900.00 EUR }"],
    ["in a cell", "clocks: { solution: { limit: { by: priority, P1: 4.0 hours } } }"],
  ])("is told so %s", (_, own) => {
    expect(toldOf(own)).toEqual([expect.stringMatching(/^redundant-deviation /)]);
  });

  it.each([
    ["another figure", "targets: { solved: { expected: at least 95.1 % } }"],
    ["another unit", "clocks: { solution: { limit: { by: priority, P1: 240 minutes } } }"],
    ["other letters in a text of its own", 'targets: { solved: { text: "95.0 %" } }'],
  ])("is left alone with %s", (_, own) => {
    expect(toldOf(own)).toEqual([]);
  });
});

describe("a cell over a table of the template", () => {
  it("is told to repeat by which field the table goes", () => {
    expect(toldOf("clocks: { solution: { limit: { P1: 2 hours } } }")).toEqual([
      'unknown-key /clocks/solution/limit/P1 "P1" is no key here; to change this cell of the template\'s table, repeat by which field it goes: "by: priority".',
    ]);
  });

  it("may be replaced by another formula", () => {
    expect(toldOf("clocks: { solution: { limit: { smaller of: [1 hour, 2 hours] } } }")).toEqual([]);
  });
});
