import { describe, expect, it } from "vitest";
import type { Verdict } from "../../prepare/expression.ts";
import { money, zeroMoney } from "../../value/money.ts";
import { ratio, ZERO } from "../../value/ratio.ts";
import type { Cell, PeriodEvaluation, PeriodOutcome } from "../evaluation.ts";
import { historyValue, type Past } from "./history.ts";

const region = (value: string): Cell => ({ dimensions: [{ name: "region", value }] });

function evaluation(verdict: Verdict, cell: Cell): PeriodEvaluation {
  return { target: "uptime", cell, period: { start: 0, end: 1, label: "" }, verdict, provisional: false };
}

function outcome(verdict: Verdict, granted = 0): PeriodOutcome {
  return {
    period: { start: 0, end: 1, label: "" },
    figures: [],
    evaluations: [evaluation(verdict, region("north")), evaluation("met", region("south"))],
    credits: [
      {
        credit: "uptime credit",
        cell: region("north"),
        paidBy: "provider",
        exact: ZERO,
        rounded: zeroMoney("EUR"),
        granted: money(BigInt(granted), "EUR"),
        due: true,
      },
    ],
    caps: [],
    total: zeroMoney("EUR"),
  };
}

function past(now: Verdict, ...before: readonly PeriodOutcome[]): Past {
  return {
    prior: before,
    now: () => undefined,
    judgedIn: (_, period) => [period],
    current: (_, cell) => [evaluation(now, cell)],
    namesFor: () => ["region"],
  };
}

describe("in a row", () => {
  const node = { kind: "in a row", target: "uptime", verdict: "missed" } as const;
  const missed = outcome("missed");

  it("ends with the period at hand", () => {
    expect(historyValue(node, region("north"), past("missed", missed, missed))).toEqual(ratio(3));
    expect(historyValue(node, region("north"), past("met", missed, missed))).toEqual(ZERO);
  });

  it("is broken by a period that was met, and by one that was not measured", () => {
    expect(historyValue(node, region("north"), past("missed", missed, outcome("met"), missed))).toEqual(
      ratio(2),
    );
    expect(historyValue(node, region("north"), past("missed", missed, outcome("not measured")))).toEqual(
      ratio(1),
    );
  });

  it("is broken by a period in which its cell did not occur", () => {
    const absent = { ...missed, evaluations: [evaluation("missed", region("south"))] };
    expect(historyValue(node, region("north"), past("missed", missed, absent, missed))).toEqual(ratio(2));
    const skipping = { ...node, notMeasured: "is skipped" } as const;
    expect(historyValue(skipping, region("north"), past("missed", missed, absent, missed))).toEqual(ratio(3));
  });

  it("looks at its own cell only", () => {
    expect(historyValue(node, region("south"), past("missed", missed, missed))).toEqual(ratio(1));
  });
});

describe("times in last", () => {
  it("counts the period at hand among the last ones", () => {
    const node = { kind: "times in last", target: "uptime", verdict: "missed", periods: 3 } as const;
    const history = past("missed", outcome("missed"), outcome("met"), outcome("missed"));
    expect(historyValue(node, region("north"), history)).toEqual(ratio(2));
  });

  it("counts a period in which its cell did not occur among the last ones", () => {
    const node = { kind: "times in last", target: "uptime", verdict: "missed", periods: 3 } as const;
    const absent = { ...outcome("met"), evaluations: [] };
    const history = past("missed", outcome("missed"), absent, absent);
    expect(historyValue(node, region("north"), history)).toEqual(ratio(1));
  });
});

describe("previous", () => {
  it("is what was granted so many periods ago", () => {
    const node = { kind: "previous", name: "uptime credit", ago: 2 } as const;
    const history = past("met", outcome("missed", 1250), outcome("met"));
    expect(historyValue(node, region("north"), history)).toEqual(ratio(25, 2));
  });

  it("is what the agreement says before there was a past", () => {
    const otherwise = { kind: "money", amount: ratio(7), currency: "EUR" } as const;
    const node = { kind: "previous", name: "uptime credit", ago: 1, otherwise } as const;
    expect(historyValue(node, region("north"), past("met"))).toEqual(ratio(7));
  });
});
