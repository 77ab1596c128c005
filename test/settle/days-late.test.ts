/** Days between two dates: what a line that came late costs by the day. */
import { describe, expect, it } from "vitest";
import { DAY } from "../../src/engine/value/instant.ts";
import { amountText } from "../../src/engine/value/money.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { linesOf } from "../compile/document.ts";
import { explainAll, faultsOf } from "../explain/explaining.ts";
import { figureOf, type Happening, planOf, settle } from "./settling.ts";

const LINES = `
facts:
  lines: { shape: records, fields: { class: { one of: [swift, slow] }, promised: date, received: date, sent: instant } }
`;

const agreement = (late: string): string => `
tallystick: 1
agreement: Days late
id: days-late
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
${LINES}
items:
  deliveries: { from: lines, values: { late: ${late} } }
figures:
  worst: { highest of: late, over: deliveries }
  all: { sum of: late, over: deliveries }
  days: { sum of: { started: 24 hours, of: { larger of: [0 hours, late] } }, over: deliveries }
credits:
  by the day: { when: always, amount: { times: [days, 3 EUR] }, rounding: half up }
`;

const line = (promised: string, received: string, by: "swift" | "slow" = "swift"): Happening => ({
  stream: "lines",
  at: "2026-03-30T10:00:00Z",
  fields: { class: by, promised, received, sent: "2026-03-30T10:00:00Z" },
});

describe("two dates", () => {
  const plan = planOf(agreement("{ subtract: [received, promised] }"));

  it("differ by whole days of 24 hours, across the night that has only 23 as well", () => {
    const march = settle(plan, "2026-03", [
      line("2026-03-28", "2026-03-30"),
      line("2026-03-10", "2026-03-09"),
    ]);
    expect(figureOf(march, "worst")).toEqual(ratio(2 * DAY));
    expect(figureOf(march, "all")).toEqual(ratio(DAY));
    expect(amountText(march.total)).toBe("6.00");
  });

  it("have no difference when one of them is unknown", () => {
    const march = settle(plan, "2026-03", [
      { ...line("2026-03-28", "2026-03-30"), fields: { promised: "2026-03-28" } },
    ]);
    expect(figureOf(march, "worst")).toBeUndefined();
  });

  it("may be chosen by rows, by a test and by the date itself", () => {
    const moved = "{ due: { from: promised, by: 1 calendar day } }";
    const chosen = [
      `{ by: class, swift: promised, slow: ${moved} }`,
      `{ if: { class: swift }, then: promised, otherwise: ${moved} }`,
      `{ larger of: [promised, { day of: sent }] }`,
    ].map((due) => planOf(agreement(`{ subtract: [received, ${due}] }`)));
    const lines = [line("2026-03-30", "2026-04-03", "slow")];
    const worst = chosen.map((each) => figureOf(settle(each, "2026-03", lines), "worst"));
    expect(worst).toEqual([ratio(3 * DAY), ratio(3 * DAY), ratio(4 * DAY)]);
  });

  it("are explained by the two dates", () => {
    const [march] = explainAll(plan, "2026-03-02T00:00:00Z", "2026-03-31T00:00:00Z", [
      line("2026-03-28", "2026-03-30"),
    ]);
    expect(march === undefined ? ["no period"] : faultsOf(march)).toEqual([]);
  });
});

describe("the compiler", () => {
  const problems = (formula: string): readonly string[] =>
    linesOf(`${LINES}
figures:
  x: { highest of: ${formula}, over: lines }
  last: { highest of: received, over: lines }
  since: { subtract: [{ previous: last, ago: 1 }, { previous: last, ago: 2 }] }
`);

  it("lets dates meet dates alone, and wants to see one", () => {
    const blind = "error wrong-type /figures/since/subtract/1";
    expect(problems("{ subtract: [received, promised] }")).toEqual([blind]);
    expect(problems("{ subtract: [received, sent] }")).toEqual([
      "error wrong-type /figures/x/highest of/subtract/1",
      blind,
    ]);
    expect(problems("{ subtract: [sent, received] }")).toEqual([
      "error wrong-type /figures/x/highest of/subtract/1",
      blind,
    ]);
    expect(problems("{ add: [received, 24 hours] }")).toEqual([
      "error wrong-type /figures/x/highest of/add/0",
      blind,
    ]);
  });
});
