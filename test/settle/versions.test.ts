/** An amendment in the middle of a month: each clock follows the version in force when it began, while
 *  levels, fees and credits of a month follow the version in force at its end. */
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFact } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { checkVersions, streamsOf } from "../../src/engine/plan/versions.ts";
import { explain, pathsOf } from "../../src/engine/report/explain/explain.ts";
import { periodsOf, settlePeriods } from "../../src/engine/river.ts";
import { amountText } from "../../src/engine/value/money.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { faultsOf } from "../explain/explaining.ts";
import { evaluationOf, factsOf, figureOf, type Happening, instant, planOf } from "./settling.ts";

interface Terms {
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly governing?: string;
  readonly hours?: string;
  readonly fields?: string;
  readonly limit?: string;
  readonly level?: number;
  readonly fee?: number;
  readonly more?: string;
}

/** One version of a small support agreement. */
function version(terms: Terms): Plan {
  const { id = "amended", from = "2026-01-01", to, governing = "zone: UTC, period: calendar month" } = terms;
  const { hours = "08:00-18:00", fields = "team: text", limit = "8 hours", level = 90, fee = 100 } = terms;
  return planOf(
    `
tallystick: 1
agreement: Amended
id: ${id}
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: ${from}${to === undefined ? "" : `, to: ${to}`} }
governing: { ${governing}, zone data: 2026f, currency: EUR, language: en }
calendars:
  office: { hours: { Mon-Fri: ${hours} } }
facts:
  tickets: { shape: events, events: [opened, answered, reopened, solved], fields: { ${fields} } }
clocks:
  solution: { items: tickets, starts: opened, stops: solved, calendar: office, limit: ${limit}, met when: at most limit }
${terms.more ?? ""}
fees:
  monthly fee: ${fee} EUR
figures:
  begun: { count of: tickets }
targets:
  solved in time:
    measure: { share of: tickets, where: { solution: [met, breached] }, that: { solution: met } }
    expected: at least ${level} %
    without value: not measured
credits:
  late: { for: solved in time, amount: { times: [10 %, monthly fee] }, rounding: half up }
`,
  );
}

const AMENDED = "2026-06-16";

const step = (subject: string, event: string, at: string, fields: Happening["fields"] = {}): Happening => ({
  stream: "tickets",
  subject,
  event,
  at: `2026-${at}:00Z`,
  fields,
});

const ticket = (subject: string, opened: string, solved: string): readonly Happening[] => [
  step(subject, "opened", opened),
  step(subject, "solved", solved),
];

const solution = "solved in time";

/** April to July, each month explained as well as settled. */
function settled(versions: readonly Plan[], happenings: readonly Happening[], asOf = "2027-01-01T00:00:00Z") {
  const [first] = versions;
  const newest = versions.at(-1);
  if (first === undefined || newest === undefined) throw new Error("a version is needed");
  const { book } = bookOf(factsOf(newest, happenings));
  const options = { versions, asOf: instant(asOf) };
  const [from, to] = [instant("2026-04-01T00:00:00Z"), instant("2026-08-01T00:00:00Z")];
  const outcomes = settlePeriods(newest, book, from, to, options);
  const faults = outcomes.flatMap((outcome, index) => {
    const told = { ...options, prior: outcomes.slice(0, index) };
    return faultsOf({
      outcome,
      paths: pathsOf(outcome, newest),
      at: (path) => {
        const found = explain(newest, book, outcome, path, told);
        if (found === undefined) throw new Error(`nothing at ${path}`);
        return found;
      },
    });
  });
  const month = (label: string): PeriodOutcome => {
    const found = outcomes.find(({ period }) => period.label === label);
    if (found === undefined) throw new Error(`no ${label}`);
    return found;
  };
  return { month, faults };
}

/** Before, across and after the amendment; six, seven and six hours round the clock. */
const THREE = [
  ...ticket("before", "06-10T10:00", "06-10T16:00"),
  ...ticket("across", "06-15T17:00", "06-16T15:00"),
  ...ticket("after", "06-22T10:00", "06-22T16:00"),
];

describe("an amendment in the middle of a month", () => {
  const limits = [version({}), version({ from: AMENDED, limit: "4 hours" })];

  it("leaves a clock that was running its limit, and gives new ones the new limit", () => {
    const business = ["8 business hours", "4 business hours"] as const;
    const versions = [version({ limit: business[0] }), version({ from: AMENDED, limit: business[1] })];
    const { month, faults } = settled(versions, THREE);
    // Across: one hour on Monday and seven on Tuesday are eight business hours, which the old limit allows.
    expect(evaluationOf(month("2026-06"), solution).measured?.value).toEqual(ratio(2, 3));
    expect(faults).toEqual([]);
  });

  it("judges a running clock at the limit of its beginning, also while nobody has stopped it", () => {
    const open = [step("old", "opened", "06-15T22:00"), step("new", "opened", "06-16T00:00")];
    const share = (asOf: string) =>
      evaluationOf(settled(limits, open, asOf).month("2026-06"), solution).measured?.value;
    expect(share("2026-06-16T04:00:00Z")).toBeUndefined();
    expect(share("2026-06-16T04:00:01Z")).toEqual(ratio(0));
    const solved = [...open, step("old", "solved", "06-16T06:00")];
    expect(evaluationOf(settled(limits, solved).month("2026-06"), solution).measured?.value).toEqual(
      ratio(1, 2),
    );
  });

  it("counts each clock in the hours of its version", () => {
    const versions = [
      version({ limit: "4 business hours" }),
      version({ from: AMENDED, limit: "4 business hours", hours: "12:00-20:00" }),
    ];
    const { month, faults } = settled(versions, [
      ...ticket("old", "06-15T16:00", "06-16T10:00"),
      ...ticket("old and late", "06-15T16:00", "06-16T10:01"),
      ...ticket("new", "06-17T08:00", "06-17T16:00"),
      ...ticket("new and late", "06-17T08:00", "06-17T16:01"),
    ]);
    expect(evaluationOf(month("2026-06"), solution).measured?.value).toEqual(ratio(1, 2));
    expect(faults).toEqual([]);
  });

  it("changes level and fee for the whole month, and for no month before", () => {
    const versions = [version({}), version({ from: AMENDED, level: 60, fee: 200 })];
    const { month, faults } = settled(versions, [
      ...ticket("may, kept", "05-10T10:00", "05-10T12:00"),
      ...ticket("may, late", "05-11T10:00", "05-11T20:00"),
      ...ticket("june, kept", "06-10T10:00", "06-10T12:00"),
      ...ticket("june, kept too", "06-11T10:00", "06-11T12:00"),
      ...ticket("june, late", "06-12T10:00", "06-12T20:00"),
      ...ticket("july, late", "07-12T10:00", "07-12T20:00"),
    ]);
    const told = ["2026-05", "2026-06", "2026-07"].map((label) => [
      evaluationOf(month(label), solution).verdict,
      amountText(month(label).total),
    ]);
    expect(told).toEqual([
      ["missed", "10.00"],
      ["met", "0.00"],
      ["missed", "20.00"],
    ]);
    expect(faults).toEqual([]);
  });

  it("judges a month that ends as the amendment begins by the version before", () => {
    const versions = [version({ fee: 100 }), version({ from: "2026-06-01", fee: 200 })];
    const late = [
      ...ticket("may", "05-31T10:00", "05-31T20:00"),
      ...ticket("june", "06-01T00:00", "06-01T10:00"),
    ];
    const { month } = settled(versions, late);
    expect(amountText(month("2026-05").total)).toBe("10.00");
    expect(amountText(month("2026-06").total)).toBe("20.00");
  });
});

describe("a clock that came or went", () => {
  const RESPONSE =
    "  response: { items: tickets, starts: opened, stops: answered, limit: 1 hour, met when: at most limit }";
  const figures = (clock: string): string => `items:
  answers: { cycles of: ${clock} }
  judged: { from: tickets, where: { ${clock}: [met, breached] } }
timelines:
  waiting: { during: answers }
`;
  const WITH = `${RESPONSE}\n${figures("response")}`;
  const answered = (subject: string, day: string): readonly Happening[] => [
    step(subject, "opened", `${day}T10:00`),
    step(subject, "answered", `${day}T10:30`),
    step(subject, "solved", `${day}T12:00`),
  ];
  const both = [...answered("old", "06-10"), ...answered("new", "06-20"), ...answered("july", "07-10")];
  const counted = (plan: Plan): Plan => ({
    ...plan,
    figures: plan.figures.map((figure) =>
      figure.name === "begun" && plan.sets.has("answers")
        ? { ...figure, is: { kind: "count of", over: "answers" } }
        : figure,
    ),
  });

  it("is absent from tickets that were opened before it was agreed", () => {
    const versions = [version({}), counted(version({ from: AMENDED, more: WITH }))];
    const { month, faults } = settled(versions, both);
    expect(figureOf(month("2026-06"), "begun")).toEqual(ratio(1));
    expect(figureOf(month("2026-07"), "begun")).toEqual(ratio(1));
    expect(faults).toEqual([]);
  });

  it("is not asked any more in the month in which it was given up, and stays what it was before", () => {
    const versions = [counted(version({ more: WITH })), version({ from: AMENDED })];
    const { month, faults } = settled(versions, [...answered("may", "05-10"), ...both]);
    expect(figureOf(month("2026-05"), "begun")).toEqual(ratio(1));
    expect(figureOf(month("2026-06"), "begun")).toEqual(ratio(2));
    expect(faults).toEqual([]);
  });
});

describe("what is reported", () => {
  const versions = [
    version({ fields: "team: { one of: [red, blue] }" }),
    version({ from: AMENDED, fields: "severity: { one of: [high, low] }, team: { one of: [red, green] }" }),
    version({ from: "2026-09-01", fields: "severity: text" }),
  ];
  const raw = (fields: Readonly<Record<string, string>>) => ({
    id: "1",
    source: "s",
    stream: "tickets",
    subject: "T",
    event: "opened",
    occurredAt: "2026-06-01T00:00:00Z",
    recordedAt: "2026-06-01T00:00:00Z",
    fields,
  });

  it("is admitted for all versions together", () => {
    const streams = streamsOf(versions);
    for (const team of ["red", "blue", "green"]) {
      const admitted = admitFact(raw({ team, severity: "any" }), streams, 0);
      expect(admitted.ok && admitted.value.fields).toEqual({ team, severity: "any" });
    }
    expect(admitFact(raw({ team: "yellow" }), streams, 0).ok).toBe(false);
  });

  it("may gain a field by which the new version narrows", () => {
    const by = (more: string) => `items:\n  grave: { from: tickets, where: { severity: high } }\n${more}`;
    const [old, amended] = [
      version({}),
      version({ from: AMENDED, fields: "team: text, severity: text", more: by("") }),
    ];
    const newest: Plan = {
      ...amended,
      figures: amended.figures.map((figure) =>
        figure.name === "begun" ? { ...figure, is: { kind: "count of", over: "grave" } } : figure,
      ),
    };
    const { month, faults } = settled(
      [old, newest],
      [
        step("may", "opened", "05-10T10:00"),
        step("june", "opened", "06-10T10:00"),
        step("grave", "opened", "06-20T10:00", { severity: "high" }),
      ],
    );
    expect(figureOf(month("2026-05"), "begun")).toEqual(ratio(1));
    expect(figureOf(month("2026-06"), "begun")).toEqual(ratio(1));
    expect(faults).toEqual([]);
  });
});

describe("versions of one agreement", () => {
  const told = (...versions: readonly Plan[]): readonly string[] =>
    checkVersions(versions).map(({ code, pointer }) => `${code} ${pointer}`);

  it("follow each other", () => {
    expect(told(version({}))).toEqual([]);
    expect(told(version({}), version({ from: AMENDED }), version({ from: "2026-09-01" }))).toEqual([]);
    expect(periodsOf(version({ from: AMENDED }), { start: 0, end: 1 }, [version({})])).toEqual([]);
  });

  it("are refused when they are of two agreements or come in the wrong order", () => {
    expect(told(version({}), version({ id: "other", from: AMENDED }))).toEqual(["other-agreement /1/id"]);
    expect(told(version({ from: AMENDED }), version({}))).toEqual(["version-not-later /1/term/from"]);
    expect(told(version({}), version({}), version({ id: "other" }))).toEqual([
      "version-not-later /1/term/from",
      "other-agreement /2/id",
    ]);
  });

  it("are refused when periods, zone or types differ", () => {
    const quarters = "zone: Europe/Berlin, period: calendar quarter";
    expect(told(version({}), version({ from: AMENDED, governing: quarters }))).toEqual([
      "version-disagrees /1/governing/zone",
      "version-disagrees /1/governing/period",
    ]);
    expect(told(version({}), version({ from: AMENDED, fields: "team: number" }))).toEqual([
      "version-disagrees /1/facts/tickets/fields/team",
    ]);
  });
});
