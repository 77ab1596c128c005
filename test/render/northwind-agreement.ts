/** A whole agreement made by hand: what the printers are tried on without a parser. */
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import type { Condition, Expression, Name, TimeAmount } from "../../src/engine/prepare/expression.ts";
import { daysOfDate } from "../../src/engine/value/gregorian.ts";
import { HOUR } from "../../src/engine/value/instant.ts";
import { ratio } from "../../src/engine/value/ratio.ts";

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
  accounts: [],
  claims: [],
  rights: [],
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
