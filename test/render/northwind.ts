/** Three settled months of that agreement, made by hand, the last of which misses two promises. */
import type {
  Cell,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
  ServiceCredit,
} from "../../src/engine/measure/evaluation.ts";
import type { Explanation } from "../../src/engine/report/explain/explanation.ts";
import type { AssessmentPeriod } from "../../src/engine/time/period.ts";
import { UTC } from "../../src/engine/time/zone.ts";
import { daysOfDate } from "../../src/engine/value/gregorian.ts";
import { DAY, HOUR, MINUTE } from "../../src/engine/value/instant.ts";
import { type Money, money } from "../../src/engine/value/money.ts";
import { compare, ratio } from "../../src/engine/value/ratio.ts";
import type { StatementInput } from "../../src/render/statement-input.ts";
import { northwind } from "./northwind-agreement.ts";

const WHOLE: Cell = { dimensions: [] };
const priority = (value: string): Cell => ({ dimensions: [{ name: "priority", value }] });
const share = (n: number, d: number): Quantity => ({ type: "number", value: ratio(n, d) });
const euros = (cents: bigint): Money => money(cents, "EUR");

const MONTHS = [
  { month: 9, down: 20, urgent: share(19, 20), later: share(60, 61), delivered: 1380, lines: 1420 },
  { month: 10, down: 31, urgent: share(40, 41), later: share(88, 90), delivered: 1391, lines: 1433 },
  { month: 11, down: 56, urgent: share(17, 18), later: share(104, 106), delivered: 1412, lines: 1468 },
] as const;

function outcomeOf(facts: (typeof MONTHS)[number]): PeriodOutcome {
  const period = monthOf(facts.month);
  const minutes = (period.end - period.start) / MINUTE;
  const up = share(minutes - facts.down, minutes);
  const resolved = "incidents resolved in time";
  const evaluations = [
    judged(resolved, priority("P1"), period, facts.urgent, [share(95, 100), share(90, 100)]),
    judged(resolved, priority("P2"), period, facts.later, [share(95, 100), share(90, 100)]),
    judged("availability of the shop", WHOLE, period, up, [share(999, 1000), share(995, 1000)]),
    {
      ...judged("deliveries on time", WHOLE, period, share(facts.delivered, facts.lines), [share(95, 100)]),
      volume: facts.lines,
    },
  ];
  const missed = (index: number): boolean => evaluations[index]?.verdict === "missed";
  const credits = [
    credit(
      "availability credit",
      "availability of the shop",
      WHOLE,
      missed(2) ? [200_000n, 171_429n] : [0n, 0n],
    ),
    credit("support credit", resolved, priority("P1"), missed(0) ? [80_000n, 68_571n] : [0n, 0n]),
    credit("support credit", resolved, priority("P2"), [0n, 0n]),
  ];
  const before = credits.reduce((total, each) => total + each.rounded.minor, 0n);
  const after = before > 240_000n ? 240_000n : before;
  const cap = {
    cap: "monthly limit",
    cell: WHOLE,
    limit: euros(240_000n),
    before: euros(before),
    after: euros(after),
    carriedForward: euros(0n),
    broughtForward: { amount: euros(0n), granted: euros(0n) },
  };
  const figures = [
    { name: "monthly fee", cell: WHOLE, quantity: { type: "money", value: ratio(40_000) } },
  ] as const;
  return { period, figures, evaluations, credits, caps: [cap], total: euros(after) };
}

function monthOf(month: number): AssessmentPeriod {
  const label = `2026-${String(month).padStart(2, "0")}`;
  return { start: daysOfDate(2026, month, 1) * DAY, end: daysOfDate(2026, month + 1, 1) * DAY, label };
}

function judged(
  target: string,
  cell: Cell,
  period: AssessmentPeriod,
  measured: Quantity,
  [expected, minimum]: readonly [Quantity, Quantity?],
): PeriodEvaluation {
  const [a, b] = [measured.value, expected.value];
  const met = typeof a === "object" && typeof b === "object" && compare(a, b) >= 0;
  const floor = minimum === undefined ? {} : { minimum };
  const verdict = met ? "met" : "missed";
  const level = met ? "expected" : "minimum";
  return {
    target,
    cell,
    period,
    measured,
    judged: measured,
    expected,
    ...floor,
    verdict,
    level,
    provisional: false,
  };
}

function credit(name: string, target: string, cell: Cell, cents: readonly [bigint, bigint]): ServiceCredit {
  const [rounded, granted] = cents;
  return {
    credit: name,
    target,
    cell,
    paidBy: "provider",
    exact: ratio(rounded, 100n),
    rounded: euros(rounded),
    granted: euros(granted),
    due: rounded > 0n,
  };
}

const day = (date: number, hour: number, minute: number): number =>
  daysOfDate(2026, 11, date) * DAY + hour * HOUR + minute * MINUTE;

const whyDown: Explanation = {
  path: "targets/availability of the shop",
  label: "availability of the shop",
  text: "99.87 %",
  sentence: "availability of the shop: 100 % − 0.13 % = 99.87 %.",
  operation: "difference",
  facts: [],
  pointer: "/targets/availability of the shop/measure",
  version: 3,
  parts: [
    {
      path: "",
      label: "100 %",
      text: "100 %",
      sentence: "100 %, as the agreement says.",
      operation: "constant",
      quantity: share(1, 1),
      parts: [],
      facts: [],
      pointer: "/targets/availability of the shop/measure/subtract/0",
      version: 3,
    },
    {
      path: "",
      label: "down",
      text: "56 min",
      sentence: "down: 56 min, from 2 stretches of time.",
      operation: "intervals",
      quantity: { type: "duration", value: ratio(56 * MINUTE) },
      parts: [],
      intervals: [
        {
          start: day(4, 9, 10),
          end: day(4, 9, 51),
          counted: 41 * MINUTE,
          kind: "counted",
          reason: "database failover",
          factIds: ["8f2c-17", "8f2c-18"],
        },
        {
          start: day(11, 22, 0),
          end: day(12, 1, 30),
          counted: 0,
          kind: "left out",
          reason: "agreed maintenance",
          party: "provider",
          factIds: ["m-0042"],
        },
        {
          start: day(23, 14, 2),
          end: day(23, 14, 17),
          counted: 15 * MINUTE,
          kind: "counted",
          reason: "certificate expired",
          factIds: ["91aa-03"],
        },
      ],
      facts: [],
      pointer: "/timelines/down",
      version: 3,
    },
  ],
};

export const northwindStatement: StatementInput = {
  agreement: northwind,
  outcomes: MONTHS.map(outcomeOf),
  asOf: day(30, 23, 59) + 10 * DAY + 9 * HOUR,
  zone: { ...UTC, name: "UTC" },
  identities: {
    documentHash: "3f1c0d9e5b7a48c2e6f00b1d2a3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e",
    bodyHash: "a9c1e2b3d4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9f",
    zoneRelease: { id: "2026f", hash: "77d0aa41c5b2e3f4a5968778695a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f70" },
    engine: "tallystick 0.1.0",
  },
  explanations: [whyDown],
};
