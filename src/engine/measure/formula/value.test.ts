import { describe, expect, it } from "vitest";
import type { Formula } from "../../plan/plan.ts";
import { UTC } from "../../time/zone.ts";
import { DAY, HOUR } from "../../value/instant.ts";
import { parseDecimal, ratio, ZERO } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import type { FieldValue } from "../fact/fact.ts";
import type { CellScope, ItemScope, Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

const number = (text: string): Formula => ({
  kind: "number",
  value: parseDecimal(text) ?? ZERO,
  percent: false,
});
const field = (
  name: string,
  type: "number" | "duration" | "instant" | "date" | "text" = "number",
): Formula => ({
  kind: "field",
  name,
  type,
});
const text = (name: string) => ({ kind: "field", name, type: "text" }) as const;
const nothing: Formula = { kind: "not applicable" };

function itemWith(fields: Readonly<Record<string, FieldValue>>, date = 0): Scope {
  const item: ItemScope = {
    date,
    field: (name) => fields[name],
    value: () => undefined,
    extent: () => undefined,
    clock: () => undefined,
    fieldAt: () => undefined,
    overMembers: () => undefined,
    membersPass: () => false,
  };
  return { place: { zone: UTC, coverages: new Map() }, item };
}

const computed = (formula: Formula, fields: Readonly<Record<string, FieldValue>> = {}, date = 0): Value =>
  evaluate(formula, itemWith(fields, date));

describe("arithmetic", () => {
  it("is exact", () => {
    const third: Formula = { kind: "divide", dividend: number("1"), divisor: number("3") };
    expect(computed({ kind: "times", of: [third, number("3")] })).toEqual(ratio(1));
  });

  it("without an operand has no value, and with an inapplicable one is not applicable", () => {
    expect(computed({ kind: "add", of: [number("1"), field("unknown")] })).toBeUndefined();
    expect(computed({ kind: "add", of: [nothing, field("unknown")] })).toBe(NOT_APPLICABLE);
  });

  it("by zero is what the agreement says, or has no value", () => {
    const divided = { kind: "divide", dividend: number("5"), divisor: number("0") } as const;
    expect(computed(divided)).toBeUndefined();
    expect(computed({ ...divided, byZero: number("1") })).toEqual(ratio(1));
    expect(computed({ ...divided, byZero: nothing })).toBe(NOT_APPLICABLE);
  });

  it("moves an instant by a duration and measures between two", () => {
    const hour: Formula = { kind: "time amount", count: ratio(1), unit: "hours" };
    expect(computed({ kind: "add", of: [field("at", "instant"), hour] }, { at: 5 })).toBe(HOUR + 5);
    expect(computed({ kind: "subtract", from: field("at", "instant"), take: hour }, { at: HOUR })).toBe(0);
    const between: Formula = { kind: "subtract", from: field("b", "instant"), take: field("a", "instant") };
    expect(computed(between, { a: 10, b: 250 })).toEqual(ratio(240));
  });

  it("takes the smaller and the larger of numbers and of instants", () => {
    const both = [field("a"), field("b")];
    expect(computed({ kind: "smaller of", of: both }, { a: ratio(3), b: ratio(2) })).toEqual(ratio(2));
    expect(computed({ kind: "larger of", of: both }, { a: ratio(3), b: ratio(2) })).toEqual(ratio(3));
    const instants = [field("a", "instant"), field("b", "instant")];
    expect(computed({ kind: "larger of", of: instants }, { a: 3, b: 2 })).toBe(3);
    expect(computed({ kind: "larger of", of: both }, { a: ratio(3) })).toBeUndefined();
  });

  it("reads durations of facts as exact milliseconds", () => {
    expect(computed(field("wait", "duration"), { wait: 20_000 })).toEqual(ratio(20_000));
  });
});

describe("steps", () => {
  const steps = (count: "full" | "started", of: string): Value =>
    computed({ kind: "steps", count, size: number("12"), of: number(of) });

  it.each([
    ["full", "35.9", 2],
    ["full", "36", 3],
    ["started", "36", 3],
    ["started", "36.1", 4],
    ["full", "-1", 0],
    ["started", "-1", -1],
  ] as const)("%s 12s of %s are %i", (count, of, expected) => {
    expect(steps(count, of)).toEqual(ratio(expected));
  });
});

describe("bands", () => {
  const at = (bound: string, inclusive = true) => ({ bound: number(bound), inclusive });
  const bands: Formula = {
    kind: "bands",
    of: field("share"),
    rows: [
      { from: at("0.99"), to: at("0.999", false), gives: number("10") },
      { from: at("0.95"), to: at("0.99", false), gives: number("25") },
      { to: at("0.95", false), gives: number("100") },
    ],
    overlap: "refused",
    otherwise: number("0"),
  };

  it.each([
    ["0.999", 0],
    ["0.99", 10],
    ["0.98999", 25],
    ["0.95", 25],
    ["0.9", 100],
  ])("at %s give %i", (share, gives) => {
    expect(computed(bands, { share: parseDecimal(share) ?? ZERO })).toEqual(ratio(gives));
  });

  it("of nothing give nothing", () => {
    expect(computed(bands)).toBeUndefined();
  });

  it("may overlap where the agreement says which row counts", () => {
    const rows = [
      { from: at("1"), gives: number("5") },
      { from: at("2"), gives: number("9") },
    ];
    const of = number("3");
    expect(computed({ kind: "bands", of, rows, overlap: "first" })).toEqual(ratio(5));
    expect(computed({ kind: "bands", of, rows, overlap: "highest" })).toEqual(ratio(9));
    expect(computed({ kind: "bands", of, rows, overlap: "lowest" })).toEqual(ratio(5));
  });
});

describe("a table", () => {
  const table: Formula = {
    kind: "table",
    by: [text("priority"), text("site")],
    rows: [
      { keys: [null, null], value: number("1") },
      { keys: ["P1", null], value: number("2") },
      { keys: [null, "Bonn"], value: number("3") },
      { keys: ["P1", "Bonn"], value: number("4") },
    ],
  };

  it("prefers the row with the fewest open keys, then the first", () => {
    expect(computed(table, { priority: "P1", site: "Bonn" })).toEqual(ratio(4));
    expect(computed(table, { priority: "P1", site: "Kiel" })).toEqual(ratio(2));
    expect(computed(table, { priority: "P2", site: "Bonn" })).toEqual(ratio(3));
    expect(computed(table, {})).toEqual(ratio(1));
  });

  it("has no promise for a combination that nobody wrote", () => {
    const rows = [{ keys: ["P1"], value: number("1") }];
    expect(computed({ kind: "table", by: [text("priority")], rows }, { priority: "P2" })).toBe(
      NOT_APPLICABLE,
    );
  });
});

describe("values in force", () => {
  const formula: Formula = {
    kind: "in force",
    rows: [
      { from: 10, value: number("1") },
      { from: 20, value: number("2") },
    ],
  };

  it("are chosen by the item's date", () => {
    expect(computed(formula, {}, 9)).toBeUndefined();
    expect(computed(formula, {}, 19)).toEqual(ratio(1));
    expect(computed(formula, {}, 20)).toEqual(ratio(2));
  });
});

describe("moments", () => {
  it("the day of an instant is the local date", () => {
    expect(computed({ kind: "day of", instant: field("at", "instant") }, { at: 3 * DAY + HOUR })).toBe(3);
  });

  it("a date moves by months and days and stays a date", () => {
    const month: Formula = { kind: "time amount", count: ratio(1), unit: "months" };
    const days: Formula = { kind: "time amount", count: ratio(5), unit: "calendar days" };
    // 31 January 1970 is day 30; a month later is 28 February, day 58.
    expect(computed({ kind: "moved", from: field("day", "date"), by: month }, { day: 30 })).toBe(58);
    expect(computed({ kind: "moved", from: field("day", "date"), by: days }, { day: 30 })).toBe(35);
  });

  it("an instant moves by elapsed hours round the clock", () => {
    const hours: Formula = { kind: "time amount", count: ratio(36), unit: "hours" };
    expect(computed({ kind: "moved", from: field("at", "instant"), by: hours }, { at: 0 })).toBe(36 * HOUR);
  });

  it("a clock that never attached has no readings", () => {
    const due: Formula = { kind: "clock value", clock: { kind: "clock", name: "response" }, value: "due" };
    expect(computed(due)).toBeUndefined();
  });
});

describe("a test", () => {
  const holds = (
    test: Extract<Formula, { kind: "test" }>["test"],
    fields: Readonly<Record<string, FieldValue>>,
  ) => computed({ kind: "test", test }, fields);
  const atMost = { kind: "compare", left: field("wait"), comparator: "at most", right: number("5") } as const;

  it("does not pass on what is unknown", () => {
    expect(holds(atMost, {})).toBe(false);
    expect(holds({ kind: "not", test: atMost }, {})).toBe(true);
    const known = { kind: "presence", subject: text("wait"), known: true } as const;
    expect(holds({ kind: "all of", of: [known, { kind: "not", test: atMost }] }, {})).toBe(false);
  });

  it("of no parts is true for all and false for any", () => {
    expect(holds({ kind: "all of", of: [] }, {})).toBe(true);
    expect(holds({ kind: "any of", of: [] }, {})).toBe(false);
  });

  it("compares at the bound as it is written", () => {
    const compare = (comparator: "at least" | "above" | "below" | "exactly") =>
      holds({ ...atMost, comparator }, { wait: ratio(5) });
    expect([compare("at least"), compare("above"), compare("below"), compare("exactly")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("looks for one of several words", () => {
    const test = { kind: "one of", subject: text("priority"), values: ["P1", "P2"] } as const;
    expect(holds(test, { priority: "P2" })).toBe(true);
    expect(holds(test, { priority: "P3" })).toBe(false);
    expect(holds(test, {})).toBe(false);
  });

  it("knows a clock that never attached as absent", () => {
    const test = {
      kind: "clock is",
      clock: { kind: "clock", name: "response" },
      outcomes: ["absent"],
    } as const;
    expect(holds(test, {})).toBe(true);
  });
});

describe("in a cell", () => {
  it("names are read there, and the item's own come with it", () => {
    const cell: CellScope = {
      date: 0,
      period: { start: 0, end: 30 * DAY },
      lengthOfPeriod: 30 * DAY,
      daysInPeriod: 30,
      dimension: (name) => (name === "class" ? "standard" : undefined),
      in: () => cell,
      quantity: (kind, name) => (kind === "fee" && name === "monthly fee" ? ratio(900) : undefined),
      verdict: () => "missed",
      measured: () => ratio(98, 100),
      aggregate: () => undefined,
      timeline: () => undefined,
      balance: () => undefined,
      level: () => undefined,
      cellsOf: () => undefined,
      history: () => undefined,
    };
    const scope: Scope = { ...itemWith({ share: ratio(1, 30) }), cell };
    const fee: Formula = { kind: "fee", name: "monthly fee", type: "money" };
    expect(evaluate({ kind: "times", of: [fee, field("share")] }, scope)).toEqual(ratio(30));
    expect(evaluate({ kind: "dimension", name: "class" }, scope)).toBe("standard");
    expect(evaluate({ kind: "days in period", type: "number" }, scope)).toEqual(ratio(30));
    expect(evaluate({ kind: "length of period", type: "duration" }, scope)).toEqual(ratio(30 * DAY));
    expect(evaluate({ kind: "start of period", type: "instant" }, scope)).toBe(0);
    expect(evaluate({ kind: "end of period", type: "instant" }, scope)).toBe(30 * DAY);
    const missed = {
      kind: "verdict is",
      target: { kind: "target", name: "uptime", type: "number" },
      verdicts: ["missed"],
    } as const;
    expect(evaluate({ kind: "test", test: missed }, scope)).toBe(true);
  });
});
