/** A whole agreement with three settled months, made by hand: what the printers are tried on without an engine. */
import type {
  Cell,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
  ServiceCredit,
} from "../../src/engine/measure/evaluation.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import type { Condition, Expression, Name, TimeAmount } from "../../src/engine/prepare/expression.ts";
import type { Explanation } from "../../src/engine/report/explanation.ts";
import { UTC } from "../../src/engine/time/zone.ts";
import { daysOfDate } from "../../src/engine/value/gregorian.ts";
import { DAY, HOUR, MINUTE } from "../../src/engine/value/instant.ts";
import { money } from "../../src/engine/value/money.ts";
import { parseDecimal, ratio } from "../../src/engine/value/ratio.ts";
import type { StatementInput } from "../../src/render/statement-input.ts";

const named = (name: string, pointer = `/x/${name}`): Name => ({ kind: "name", name, pointer });
const percent = (text: string): Expression<Name> => ({
  kind: "number",
  value: ratio(Math.round(Number(text) * 1000), 100_000),
  percent: true,
});
const amount = (count: number, unit: TimeAmount["unit"]): TimeAmount => ({
  kind: "time amount",
  count: ratio(count),
  unit,
});
const euro = (units: number): Expression<Name> => ({ kind: "money", amount: ratio(units), currency: "EUR" });
const oneOf = (name: string, ...values: string[]): Condition<Name> => ({
  kind: "one of",
  subject: named(name),
  values,
});
const opening = [{ open: 8 * HOUR, close: 18 * HOUR }];

export const northwind: Agreement = {
  language: 1,
  id: "desk-and-shop",
  title: "Desk, hosting and deliveries for Acme",
  kind: "service level agreement",
  version: 3,
  parties: [
    { role: "provider", name: "Northwind Managed Services" },
    { role: "customer", name: "Acme GmbH" },
  ],
  term: {
    from: daysOfDate(2026, 1, 1),
    to: daysOfDate(2027, 12, 31),
    renews: amount(12, "months"),
    notice: amount(3, "months"),
  },
  governing: {
    zone: "UTC",
    currency: "EUR",
    language: "en",
    zoneRelease: "2026f",
    period: { kind: "calendar month" },
    evidenceWindow: amount(10, "calendar days"),
  },
  calendars: [
    {
      name: "office",
      zone: "UTC",
      versions: [
        {
          from: null,
          week: [opening, opening, opening, opening, opening, [], []],
          holidays: [daysOfDate(2026, 12, 25)],
          dates: [{ date: daysOfDate(2026, 12, 24), windows: [{ open: 8 * HOUR, close: 12 * HOUR }] }],
          breaks: [],
        },
      ],
    },
  ],
  services: [{ name: "desk", catalogueId: "SD-01", owner: "head of workplace", outOfScope: ["projects"] }],
  streams: [
    {
      name: "incidents",
      shape: "events",
      events: ["opened", "waiting for customer", "customer answered", "resolved"],
      fields: [{ name: "priority", type: "text", oneOf: ["P1", "P2"] }],
    },
    { name: "outages", shape: "intervals", events: [], fields: [] },
    { name: "maintenance", shape: "intervals", events: [], fields: [] },
    { name: "order lines", shape: "records", events: [], fields: [{ name: "on time", type: "flag" }] },
  ],
  items: [],
  clocks: [
    {
      name: "resolution",
      items: "incidents",
      starts: [{ event: "opened" }],
      stops: [{ event: "resolved" }],
      cancelledBy: [],
      resetBy: [],
      pauses: [
        {
          kind: "between",
          reason: "waiting for customer",
          party: "customer",
          atMost: amount(5, "business days"),
          from: [{ event: "waiting for customer" }],
          until: [{ event: "customer answered" }],
        },
      ],
      calendar: { kind: "calendar", name: "office" },
      limit: {
        kind: "table",
        by: [named("priority")],
        rows: [
          { keys: ["P1"], value: amount(4, "hours") },
          { keys: ["P2"], value: amount(8, "business hours") },
        ],
      },
      metWhen: "at most",
      whenLimitChanges: "keep elapsed time",
      whenReopened: "first stop counts",
      pausesBeforeStart: "do not count",
      pausesAfterBreach: "count",
      atTheSameInstant: ["stop", "reset", "cancel", "pause", "resume", "start"],
    },
  ],
  timelines: [
    {
      name: "down",
      is: {
        kind: "without",
        of: { kind: "during", items: "outages" },
        take: [{ kind: "budget", of: { kind: "during", items: "maintenance" }, atMost: amount(4, "hours") }],
      },
    },
  ],
  fees: [{ name: "monthly fee", is: euro(40_000) }],
  figures: [],
  targets: [
    {
      name: "incidents resolved in time",
      service: "desk",
      per: ["priority"],
      measure: {
        kind: "share of",
        over: "incidents",
        where: { kind: "clock is", clock: named("resolution"), outcomes: ["met", "breached"] },
        that: { kind: "clock is", clock: named("resolution"), outcomes: ["met"] },
      },
      expected: { comparator: "at least", bound: percent("95") },
      minimum: { comparator: "at least", bound: percent("90") },
      withoutValue: "deemed met",
    },
    {
      name: "availability of the shop",
      per: [],
      measure: {
        kind: "subtract",
        from: percent("100"),
        take: { kind: "share of time", timeline: { kind: "named", name: "down" }, without: [] },
      },
      expected: { comparator: "at least", bound: percent("99.9") },
      minimum: { comparator: "at least", bound: percent("99.5") },
      withoutValue: "not measured",
    },
    {
      name: "deliveries on time",
      per: [],
      measure: {
        kind: "share of",
        over: "order lines",
        that: {
          kind: "compare",
          left: named("on time"),
          comparator: "exactly",
          right: { kind: "flag", flag: true },
        },
      },
      expected: { comparator: "at least", bound: percent("95") },
      volume: {
        count: { kind: "count of", over: "order lines", where: oneOf("on time", "true", "false") },
        fewerThan: 20,
        // biome-ignore lint/suspicious/noThenProperty: "then" is a word of the agreement
        then: "not measured",
      },
      rounding: { mode: "half up", decimals: 4 },
      withoutValue: "not measured",
    },
  ],
  credits: [
    {
      name: "availability credit",
      target: "availability of the shop",
      when: "missed",
      amount: {
        kind: "times",
        of: [
          {
            kind: "bands",
            of: named("measured"),
            rows: [
              {
                from: { bound: percent("99.5"), inclusive: true },
                to: { bound: percent("99.9"), inclusive: false },
                gives: percent("5"),
              },
              { to: { bound: percent("99.5"), inclusive: false }, gives: percent("10") },
            ],
            overlap: "refused",
            otherwise: percent("0"),
          },
          named("monthly fee"),
        ],
      },
      rounding: "half up",
      paidBy: "provider",
    },
    {
      name: "support credit",
      target: "incidents resolved in time",
      when: "missed",
      amount: { kind: "times", of: [percent("2"), named("monthly fee")] },
      rounding: "half up",
      paidBy: "provider",
    },
  ],
  caps: [
    {
      name: "monthly limit",
      per: [],
      credits: "all",
      atMost: { kind: "times", of: [percent("6"), named("monthly fee")] },
      above: "lost",
    },
  ],
  clauses: [
    {
      id: "confidentiality",
      title: "Confidentiality",
      text: "Either party keeps what it learns to itself <script>alert(1)</script> & for ever.",
    },
  ],
  extensions: { "x-cost-centre": '"4711"' },
};

const WHOLE: Cell = { dimensions: [] };
const share = (n: number, d: number): Quantity => ({ type: "number", value: ratio(n, d) });
const level = (text: string): Quantity => ({
  type: "number",
  value: ratio(parseDecimal(text)?.numerator ?? 0n, (parseDecimal(text)?.denominator ?? 1n) * 100n),
});

const MONTHS = [9, 10, 11];
const DOWN = [20, 31, 56];
const RESOLVED = [
  [19, 20],
  [40, 41],
  [17, 18],
] as const;
const LATER = [
  [60, 61],
  [88, 90],
  [104, 106],
] as const;
const DELIVERED = [
  [1380, 1420],
  [1391, 1433],
  [1412, 1468],
] as const;

function outcomeOf(index: number): PeriodOutcome {
  const month = MONTHS[index] ?? 1;
  const start = daysOfDate(2026, month, 1) * DAY;
  const end = daysOfDate(2026, month + 1, 1) * DAY;
  const period = { start, end, label: `2026-${String(month).padStart(2, "0")}` };
  const evaluation = (
    target: string,
    cell: Cell,
    measured: Quantity,
    expected: Quantity,
    minimum?: Quantity,
  ): PeriodEvaluation => {
    const [a, b] = [measured.value, expected.value];
    const met =
      typeof a === "object" &&
      typeof b === "object" &&
      a.numerator * b.denominator >= b.numerator * a.denominator;
    return {
      target,
      cell,
      period,
      measured,
      judged: measured,
      expected,
      ...(minimum === undefined ? {} : { minimum }),
      verdict: met ? "met" : "missed",
      level: met ? "expected" : "minimum",
      provisional: false,
    };
  };
  const [p1, p2, lines] = [RESOLVED[index], LATER[index], DELIVERED[index]].map((pair) =>
    share(pair?.[0] ?? 0, pair?.[1] ?? 1),
  );
  const up = share((end - start) / MINUTE - (DOWN[index] ?? 0), (end - start) / MINUTE);
  const evaluations = [
    ...["P1", "P2"].map((value, at) =>
      evaluation(
        "incidents resolved in time",
        { dimensions: [{ name: "priority", value }] },
        (at === 0 ? p1 : p2) ?? up,
        level("95"),
        level("90"),
      ),
    ),
    evaluation("availability of the shop", WHOLE, up, level("99.9"), level("99.5")),
    {
      ...evaluation("deliveries on time", WHOLE, lines ?? up, level("95")),
      volume: DELIVERED[index]?.[1] ?? 0,
    },
  ];
  const missed = (target: string, value?: string): boolean =>
    evaluations.some(
      (each) =>
        each.target === target &&
        each.verdict === "missed" &&
        (value === undefined || each.cell.dimensions[0]?.value === value),
    );
  const credit = (
    name: string,
    target: string,
    cell: Cell,
    due: boolean,
    cents: bigint,
    granted: bigint,
  ): ServiceCredit => {
    const minor = due ? cents : 0n;
    return {
      credit: name,
      target,
      cell,
      paidBy: "provider",
      exact: ratio(minor, 100n),
      rounded: money(minor, "EUR"),
      granted: money(due ? granted : 0n, "EUR"),
      due,
    };
  };
  const down = missed("availability of the shop");
  const late = missed("incidents resolved in time", "P1");
  const credits = [
    credit("availability credit", "availability of the shop", WHOLE, down, 200_000n, 171_429n),
    credit(
      "support credit",
      "incidents resolved in time",
      { dimensions: [{ name: "priority", value: "P1" }] },
      late,
      80_000n,
      68_571n,
    ),
    credit(
      "support credit",
      "incidents resolved in time",
      { dimensions: [{ name: "priority", value: "P2" }] },
      false,
      0n,
      0n,
    ),
  ];
  const before = credits.reduce((total, each) => total + each.rounded.minor, 0n);
  const after = before > 240_000n ? 240_000n : before;
  return {
    period,
    figures: [{ name: "monthly fee", cell: WHOLE, quantity: { type: "money", value: ratio(40_000) } }],
    evaluations,
    credits,
    caps: [
      {
        cap: "monthly limit",
        cell: WHOLE,
        limit: money(240_000n, "EUR"),
        before: money(before, "EUR"),
        after: money(after, "EUR"),
        carriedForward: money(0n, "EUR"),
        broughtForward: { amount: money(0n, "EUR"), granted: money(0n, "EUR") },
      },
    ],
    total: money(after, "EUR"),
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

/** Three months, the last of which misses two promises. */
export const northwindStatement: StatementInput = {
  agreement: northwind,
  outcomes: [0, 1, 2].map(outcomeOf),
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
