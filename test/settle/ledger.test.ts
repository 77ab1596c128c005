/** Accounts over several months: what is posted, what expires, what is cut, and what limits of a year leave. */
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { formatDecimal } from "../../src/engine/value/ratio.ts";
import { ledgerPart } from "../../src/render/ledger-part.ts";
import { explainAll, faultsOf, read } from "../explain/explaining.ts";
import { type Happening, planOf, settleAll } from "./settling.ts";

const HEAD = `tallystick: 1
agreement: Calls answered
id: calls
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Etc/UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  reports: { shape: records, fields: { region: { one of: [north, south] }, failures: number } }
fees: { monthly fee: 1000 EUR }
figures:
  failures: { sum of: failures, over: reports }
targets:
  calls: { measure: failures, expected: at most 0, without value: not measured }
`;

const CREDITS = `credits:
  calls credit: { for: calls, amount: { times: [10 %, monthly fee, failures] }, rounding: half up }
`;

/** So many failures a month from January on. */
function months(...failures: readonly number[]): readonly Happening[] {
  return failures.map((count, index) => ({
    stream: "reports",
    at: `2026-${String(index + 1).padStart(2, "0")}-10T00:00:00Z`,
    fields: { region: index % 2 === 0 ? "north" : "south", failures: count },
  }));
}

function settled(text: string, ...failures: readonly number[]): readonly PeriodOutcome[] {
  const end = `2026-${String(failures.length).padStart(2, "0")}-15T00:00:00Z`;
  return settleAll(planOf(HEAD + text), "2026-01-01T00:00:00Z", end, months(...failures));
}

const told = ({ ledger }: PeriodOutcome): readonly string[] =>
  (ledger?.postings ?? []).map(
    ({ entry, amount, balance, uncut }) =>
      `${entry} ${formatDecimal(amount, 0)} → ${formatDecimal(balance, 0)}${uncut === undefined ? "" : ` instead of ${formatDecimal(uncut, 0)}`}`,
  );

describe("an account", () => {
  const points = (more = "") => `accounts:
  points:
    holds: number${more}
    entries:
      failures: { add: failures, when: { calls: missed } }
      good month: { take: 2, when: { calls: met } }
`;

  it("is posted to in written order and carries its balance on", () => {
    expect(settled(points(), 3, 0, 1).map(told)).toEqual([
      ["failures 3 → 3"],
      ["good month -2 → 1"],
      ["failures 1 → 2"],
    ]);
  });

  it("says when a bound cuts a posting", () => {
    const bounded = points("\n    opening: 1\n    at most: 5\n    at least: 0");
    expect(settled(bounded, 7, 0, 0, 0).map(told)).toEqual([
      ["failures 4 → 5 instead of 7"],
      ["good month -2 → 3"],
      ["good month -2 → 1"],
      ["good month -1 → 0 instead of -2"],
    ]);
  });

  it("lets the oldest addition expire, less what was taken of it", () => {
    expect(settled(points("\n    expires after: 3 periods"), 5, 4, 0, 0, 1).map(told)).toEqual([
      ["failures 5 → 5"],
      ["failures 4 → 9"],
      ["good month -2 → 7"],
      ["expiry -3 → 4", "good month -2 → 2"],
      ["expiry -2 → 0", "failures 1 → 1"],
    ]);
  });

  it("keeps a cell for every value of its dimension", () => {
    const outcomes = settled(
      `accounts:
  points: { holds: number, per: [region], entries: { failures: { add: { sum of: failures, over: reports } } } }
`,
      3,
      4,
    );
    expect(
      outcomes[1]?.ledger?.accounts.map(({ cell, closing }) => [
        cell.dimensions[0]?.value,
        formatDecimal(closing, 0),
      ]),
    ).toEqual([
      ["north", "3"],
      ["south", "4"],
    ]);
  });

  it("is read by a credit as the period before left it", () => {
    const outcomes = settled(
      `credits:
  by points: { when: always, amount: { times: [1 %, monthly fee, { opening balance of: points }] }, rounding: half up }
${points()}`,
      3,
      0,
      0,
    );
    expect(outcomes.map(({ total }) => total.minor)).toEqual([0n, 3000n, 1000n]);
  });

  it("is emptied by an entry that takes its balance", () => {
    const outcomes = settled(
      `accounts:
  points:
    holds: number
    entries:
      failures: { add: failures }
      reset: { take: { balance of: points }, when: { calls: met } }
`,
      3,
      2,
      0,
      1,
    );
    expect(outcomes.map(told)).toEqual([
      ["failures 3 → 3"],
      ["failures 2 → 5"],
      ["reset -5 → 0"],
      ["failures 1 → 1"],
    ]);
  });
});

describe("the page of a statement", () => {
  const text = `${HEAD}accounts:
  points: { holds: number, at most: 5, entries: { failures: { add: failures } } }
`;

  it("shows each account with its postings, and what a bound cut", () => {
    const plan = planOf(text);
    const [outcome] = settled(text.slice(HEAD.length), 7);
    const html = outcome === undefined ? "" : ledgerPart({ agreement: plan.agreement }, outcome);
    const cells = [...html.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((match) => match[1]);
    expect(cells.slice(4)).toEqual([
      "points",
      "opening",
      "",
      "0",
      "",
      "failures",
      "+5<small>cut from +7</small>",
      "5",
    ]);
  });

  it("says nothing of accounts where none is kept", () => {
    expect(ledgerPart({ agreement: planOf(HEAD).agreement }, {})).toBe("");
  });
});

describe("a limit", () => {
  it("over a year leaves what earlier months have not used", () => {
    const outcomes = settled(
      `${CREDITS}caps:
  year: { credits: all, each: year, at most: 500 EUR, above: lost }
`,
      2,
      2,
      2,
      2,
    );
    expect(outcomes.map(({ total }) => total.minor)).toEqual([20000n, 20000n, 10000n, 0n]);
    expect(outcomes[2]?.caps[0]?.used?.minor).toBe(40000n);
  });

  it("rolling over days leaves more when old months fall out of it", () => {
    const outcomes = settled(
      `${CREDITS}caps:
  rolling: { credits: all, each: rolling 59 days, at most: 300 EUR, above: lost }
`,
      2,
      2,
      2,
    );
    // The 59 days that end with 31 March begin with 1 February: January, which ends before, is free again.
    expect(outcomes.map(({ total }) => total.minor)).toEqual([20000n, 10000n, 20000n]);
  });

  it("pays its overflow in cash, apart from the total", () => {
    const [outcome] = settled(
      `${CREDITS}caps:
  month: { credits: all, at most: 300 EUR, above: paid in cash }
`,
      5,
    );
    expect(outcome?.total.minor).toBe(30000n);
    expect(outcome?.caps[0]?.cash?.minor).toBe(20000n);
  });

  it("posts its overflow to an account, from which a later credit may be paid", () => {
    const outcomes = settled(
      `credits:
  calls credit: { for: calls, amount: { times: [10 %, monthly fee, failures] }, rounding: half up }
  from the bank: { when: { calls: met }, amount: { smaller of: [{ opening balance of: bank }, 150 EUR] }, rounding: half up }
caps:
  month: { credits: [calls credit], at most: 300 EUR, above: to account bank }
accounts:
  bank: { holds: money, entries: { paid out: { take: from the bank } } }
`,
      5,
      0,
      0,
      0,
    );
    expect(outcomes.map(told)).toEqual([
      ["month 200 → 200"],
      ["paid out -150 → 50"],
      ["paid out -50 → 0"],
      [],
    ]);
    expect(outcomes.map(({ total }) => total.minor)).toEqual([30000n, 15000n, 5000n, 0n]);
  });

  it("limits what a narrower one brought forward, and does not meet its overflow again", () => {
    const outcomes = settled(
      `${CREDITS}caps:
  narrow: { credits: [calls credit], at most: 300 EUR, above: carried forward }
  wide: { credits: all, at most: 250 EUR, above: lost }
`,
      5,
      0,
    );
    expect(outcomes.map(({ total }) => total.minor)).toEqual([25000n, 20000n]);
    expect(outcomes[0]?.caps[0]?.carriedForward.minor).toBe(20000n);
  });
});

describe("the explanation of a ledger", () => {
  it("opens a balance to its postings, and a posting to what it read", () => {
    const text = `${HEAD}${CREDITS}caps:
  year: { credits: all, each: year, at most: 500 EUR, above: to account bank }
accounts:
  bank: { holds: money, entries: { back: { take: 10 EUR, when: { calls: missed } } } }
  points: { holds: number, expires after: 1 period, entries: { failures: { add: failures } } }
`;
    const explained = explainAll(
      planOf(text),
      "2026-01-01T00:00:00Z",
      "2026-03-15T00:00:00Z",
      months(3, 4, 1),
    );
    expect(explained.flatMap(faultsOf)).toEqual([]);
    expect(explained[1]?.paths).toContain("postings/bank/year");
    expect(explained[1] && read(explained[1].at("accounts/points")).split("\n")).toEqual([
      "points: 3 + -3 + 4 = 4.",
      "  the balance at the end of the period before: 3.",
      "  expiry: -3 to points.",
      "  failures: 4 to points.",
      "    failures: 4 over 1 item of reports.",
      "      f1: 4",
      "        failures: 4.",
    ]);
  });
});

describe("a look back over periods", () => {
  const paid = (formula: string) => `credits:
  looking back: { when: always, amount: { times: [1 %, monthly fee, ${formula}] }, rounding: half up }
`;

  it("adds up, averages and takes extremes, this period included or not", () => {
    const over = (aggregate: string, span: string) =>
      settled(paid(`{ ${aggregate}: calls, over: ${span} }`), 4, 1, 0, 4).map(
        ({ total }) => Number(total.minor) / 1000,
      );
    expect(over("sum of", "last 3 periods")).toEqual([4, 5, 5, 5]);
    expect(over("sum of", "3 periods before")).toEqual([0, 4, 5, 5]);
    expect(over("mean of", "last 2 periods")).toEqual([4, 2.5, 0.5, 2]);
    expect(over("highest of", "last 2 periods")).toEqual([4, 4, 1, 4]);
    expect(over("lowest of", "2 periods before")).toEqual([0, 4, 1, 0]);
  });

  it("finds a figure of its own cells that nothing else asks for there", () => {
    const perRegion = `credits:
  by region:
    for: regional
    when: always
    amount: { times: [1 EUR, { previous: failures, ago: 1, otherwise: 0 }] }
    rounding: half up
`;
    const target = `  regional:
    per: [region]
    measure: { count of: reports }
    without value: not measured
`;
    const outcomes = settled(target + perRegion, 3, 5, 0);
    expect(
      outcomes[1]?.credits.map(({ cell, exact }) => [cell.dimensions[0]?.value, exact.numerator]),
    ).toEqual([
      ["north", 3n],
      ["south", 0n],
    ]);
  });

  it("skips a period without a measure where the agreement says so", () => {
    const rows = (more: string) => {
      const text = paid(`{ in a row: calls, verdict: missed${more} }`);
      const measured = HEAD.replace("measure: failures", "measure: { mean of: failures, over: reports }");
      const outcomes = settleAll(planOf(measured + text), "2026-01-01T00:00:00Z", "2026-04-15T00:00:00Z", [
        ...months(1, 1),
        ...months(0, 0, 0, 1).slice(3),
      ]);
      return outcomes.map(({ total }) => Number(total.minor) / 1000);
    };
    expect(rows("")).toEqual([1, 2, 0, 1]);
    expect(rows(", not measured: is skipped")).toEqual([1, 2, 2, 3]);
  });
});

describe("a credit", () => {
  const refund = `credits:
  calls credit: { for: calls, amount: { times: [monthly fee, { subtract: [2, failures] }] }, rounding: half up }
`;

  it("is none below zero, and its explanation says so", () => {
    const [january] = explainAll(
      planOf(HEAD + refund),
      "2026-01-01T00:00:00Z",
      "2026-01-20T00:00:00Z",
      months(3),
    );
    const [credit] = january?.outcome.credits ?? [];
    expect(credit?.granted.minor).toBe(0n);
    expect(january && faultsOf(january)).toEqual([]);
    expect(january?.outcome.total.minor).toBe(0n);
  });

  it("whose amount has no value says that, and blames no condition", () => {
    const text = CREDITS.replace(
      "failures]",
      "{ mean of: failures, over: reports, where: { failures: above 9 } }]",
    );
    const [january] = explainAll(
      planOf(HEAD + text),
      "2026-01-01T00:00:00Z",
      "2026-01-20T00:00:00Z",
      months(3),
    );
    expect(january?.at("credits/calls credit").sentence).toBe(
      "calls credit: the amount has no value, so EUR 0.00.",
    );
  });
});
