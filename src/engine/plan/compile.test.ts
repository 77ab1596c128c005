import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { agreementOf, linesOf, planOf, problemsOf, release } from "../../../test/compile/document.ts";
import { figure, SOLUTION, SOLVED, TICKETS } from "../../../test/compile/tickets.ts";
import { hasErrors } from "../value/problem.ts";
import { compilePlan } from "./compile.ts";

/** A value of a ticket and what is wrong with it. */
function value(formula: string): readonly string[] {
  return linesOf(`${TICKETS}${SOLUTION}
fees:
  monthly fee: 100 EUR
items:
  cases: { from: tickets, values: { x: ${formula} } }
figures:
  late cost: { times: [10 %, monthly fee, { count of: tickets }] }
${SOLVED}`).map((line) => line.replace("/items/cases/values/x", "…"));
}

describe("the examples", () => {
  const base = new URL("../../../examples/", import.meta.url);
  const documents = ["agreements", "public-data"].flatMap((folder) =>
    readdirSync(new URL(folder, base), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}/agreement.yaml`),
  );

  it.each(documents)("%s compiles without an error", (path) => {
    const { problems, plan } = compilePlan(agreementOf(readFileSync(new URL(path, base), "utf8")), release);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan).toBeDefined();
  });

  it("give the same problems in the same order every time", () => {
    const text = readFileSync(new URL("agreements/orgvue-support/agreement.yaml", base), "utf8");
    expect(problemsOf(text)).toEqual(problemsOf(text));
  });
});

describe("an item", () => {
  it("may use a fee that never changes, written out in its place", () => {
    expect(value("{ times: [2 %, monthly fee] }").filter((line) => !line.includes("unused-fee"))).toEqual([]);
  });

  it("may not use a figure that depends on the period", () => {
    expect(value("{ add: [cost, late cost] }")).toEqual(["error nested-aggregate …/add/1"]);
  });

  it("counts no other items and no time", () => {
    expect(value("{ count of: tickets }")).toEqual(["error nested-aggregate …/count of"]);
    expect(value("{ time of: the period }")).toEqual(["error nested-aggregate …/time of"]);
  });

  it("reads a field as it was at an event it has", () => {
    expect(value("{ field: score, at: opened }")).toEqual([]);
    expect(value("{ field: score, at: closed }")).toEqual(["error unknown-event …/at"]);
  });

  it("moves an instant by business days on a calendar only", () => {
    expect(value("{ due: { from: promised, by: 2 business days, on: 24x7 } }")).toEqual([]);
    expect(value("{ due: { from: promised, by: 2 business days } }")).toEqual([
      "error business-unit-without-calendar …/due/by",
    ]);
    expect(value("{ due: { from: agreed, by: 2 hours } }")).toEqual(["error wrong-unit …/due/by"]);
  });

  it("has values that may use one another, but not in a circle", () => {
    const items = (a: string): string => `${TICKETS}
items:
  cases: { from: tickets, values: { a: ${a}, b: { times: [2, c] }, c: { add: [score, 1] } } }
figures:
  x: { sum of: a, over: cases }
${SOLUTION}${SOLVED}`;
    expect(linesOf(items("b"))).toEqual([]);
    expect(
      planOf(items("b"))
        .sets.get("cases")
        ?.values.map(({ name }) => name),
    ).toEqual(["c", "b", "a"]);
    expect(linesOf(items("{ add: [a, 1] }"))).toEqual(["error cyclic-dependency /items/cases/values/a"]);
  });
});

describe("a whole unit of time", () => {
  const unit = (amount: string): readonly string[] =>
    linesOf(`facts: { outages: { shape: intervals } }
timelines: { down: { in whole: ${amount}, counted when: touched, of: { during: outages } } }
targets: { uptime: { measure: { share of time: down }, expected: at most 1 %, without value: not measured } }
`);

  it("is a millisecond or longer", () => {
    expect(unit("1 millisecond")).toEqual([]);
    expect(unit("0.5 milliseconds")).toEqual(["error not-positive /timelines/down/in whole"]);
  });
});

describe("cells", () => {
  const per = (rest: string): readonly string[] =>
    linesOf(`${TICKETS}${SOLUTION}
figures:
  promise: { per: [priority], is: { by: priority, high: 90 %, low: 80 % } }
targets:
  solved in time:
    measure: { share of: tickets, that: { solution: met } }
    without value: not measured
    ${rest}
`);

  it("of a target have the dimensions of the figures it uses", () => {
    expect(per("per: [priority]\n    expected: { at least: promise }")).toEqual([]);
    expect(per("expected: { at least: promise }")).toEqual([
      "error per-dimension-unknown /targets/solved in time",
    ]);
  });

  it("are those in which an earlier value was formed", () => {
    const back = (per: string): readonly string[] =>
      linesOf(`${TICKETS}
figures:
  share: { per: [priority], is: { share of: tickets, that: { vip: true } } }
  before: { per: [${per}], is: { previous: share, ago: 1, otherwise: 0 % } }
`);
    expect(back("priority")).toEqual([]);
    expect(back("team")).toEqual(["error per-dimension-unknown /figures/before"]);
  });

  it("must be named by whoever looks back outside all cells", () => {
    const looking = (rest: string): readonly string[] =>
      linesOf(`${TICKETS}${SOLUTION}
targets:
  solved in time:
    per: [priority]
    measure: { share of: tickets, that: { solution: met } }
    expected: at least 95 %
    without value: not measured
${rest}`);
    const often = "{ times in last: 6, of: solved in time, verdict: missed }";
    const figure = (per: string): string =>
      `figures:\n  often: ${per === "" ? often : `{ per: [${per}], is: ${often} }`}\n`;
    const credit = (from: string): string =>
      `credits:\n  again: { ${from}, amount: { times: [often, 5 EUR] }, rounding: half up }\n`;
    expect(looking(figure(""))).toEqual(["error per-dimension-unknown /figures/often"]);
    expect(looking(figure("priority"))).toEqual([]);
    expect(looking(figure("") + credit("for: solved in time"))).toEqual([]);
    expect(looking(figure("") + credit("when: always"))).toEqual([
      "error per-dimension-unknown /credits/again",
    ]);
    expect(
      looking(
        `${figure("priority")}caps:\n  most: { credits: all, at most: { times: [often, 5 EUR] }, above: lost }\n`,
      ),
    ).toEqual(["error per-dimension-unknown /caps/most"]);
    for (const back of [
      "{ in a row: solved in time, verdict: missed }",
      "{ previous: solved in time, ago: 1, otherwise: 0 % }",
    ]) {
      expect(looking(`figures:\n  back: ${back}\n`)).toEqual(["error per-dimension-unknown /figures/back"]);
    }
  });

  it("may be finer than those of the figures it uses", () => {
    expect(per("per: [team, priority]\n    expected: { at least: promise }")).toEqual([]);
  });

  it("are made of texts", () => {
    expect(per("per: [score]")).toEqual(["error per-dimension-unknown /targets/solved in time/per/0"]);
  });

  it("read a dimension where no item is at hand", () => {
    expect(
      per("per: [priority]\n    expected: { at least: { by: priority, high: 90 %, low: 80 % } }"),
    ).toEqual([]);
    expect(per("expected: { at least: { by: priority, high: 90 %, low: 80 % } }")).toEqual([
      "error unknown-name /targets/solved in time/expected/at least/by",
    ]);
  });
});

describe("the order of figures", () => {
  it("puts each behind those it uses, whatever the document does", () => {
    const plan = planOf(`${TICKETS}
figures:
  c: { add: [b, 1] }
  b: { add: [a, 1] }
  a: { count of: tickets }
targets:
  few:
    measure: c
    expected: at most 10
    without value: met
`);
    expect(plan.figures.map(({ name }) => name)).toEqual(["a", "b", "c", "few"]);
  });

  it("lets a figure look back at itself", () => {
    expect(figure("{ add: [{ previous: x, ago: 1, otherwise: 0 }, { count of: tickets }] }")).toEqual([]);
  });

  it("judges a target before a run of its verdicts is counted", () => {
    expect(figure("{ in a row: solved in time, verdict: missed }")).toEqual([]);
    const names = planOf(`${TICKETS}${SOLUTION}
figures:
  run: { in a row: solved in time, verdict: missed }
${SOLVED}`).figures.map(({ name }) => name);
    expect(names).toEqual(["solved in time", "run"]);
  });

  it("checks what stands for the past before there was any, once all types are known", () => {
    expect(figure("{ add: [{ previous: x, ago: 1, otherwise: 0 EUR }, { count of: tickets }] }")).toContain(
      "error wrong-type …/add/1",
    );
    expect(figure("{ add: [{ previous: late, ago: 1, otherwise: 0 }, monthly fee] }")).toEqual([
      "error wrong-type …/add/0/otherwise",
    ]);
  });
});

describe("clocks", () => {
  const clock = (rest: string): readonly string[] =>
    linesOf(`${TICKETS}
clocks:
  solution: { items: tickets, starts: opened, stops: resolved, met when: at most limit, ${rest} }
${SOLVED}`).map((line) => line.replace("/clocks/solution", "…"));

  it("promise days and months, by table, condition and date", () => {
    expect(
      clock("calendar: 24x7, limit: { by: priority, high: 4 business hours, low: 2 business days }"),
    ).toEqual([]);
    expect(clock("limit: { if: { vip: true }, then: 1 month, otherwise: 3 calendar days }")).toEqual([]);
    expect(
      clock(
        "limit: { in force: [{ from: 2026-01-01, value: 5 hours }, { from: 2027-01-01, value: 4 hours }] }",
      ),
    ).toEqual([]);
  });

  it("choose a calendar by table", () => {
    expect(clock("limit: 4 business hours, calendar: { by: priority, high: 24x7, low: 24x7 }")).toEqual([]);
    expect(clock("limit: 4 business hours, calendar: { by: priority, high: 24x7, low: ofice }")).toEqual([
      "error unknown-calendar …/calendar/low",
    ]);
  });

  it("need a row only for the items they attach to", () => {
    expect(clock("attaches: { priority: high }, limit: { by: priority, high: 4 hours }")).toEqual([]);
    expect(clock("attaches: { priority: low }, limit: { by: priority, high: 4 hours }")).toEqual([
      "error table-not-covering …/limit",
    ]);
  });

  it("start at an instant and at nothing else", () => {
    expect(clock("limit: 4 hours, starts at: promised")).toEqual([]);
    expect(clock("limit: 4 hours, starts at: agreed")).toEqual(["error wrong-type …/starts at"]);
  });

  it("read fields of their items, neither fees nor other clocks", () => {
    expect(clock("limit: effort")).toEqual([]);
    expect(clock("limit: { times: [2, solution] }")).toEqual(["error unknown-name …/limit/times/1"]);
  });
});

describe("a plan", () => {
  it("knows the calendar that never closes without its being declared", () => {
    expect([...planOf(`${TICKETS}${SOLUTION}${SOLVED}`).coverages.keys()]).toEqual(["24x7"]);
  });

  it("is withheld when anything is an error, and accompanied by warnings otherwise", () => {
    const { plan, problems } = compilePlan(
      agreementOf(`${TICKETS}${SOLUTION}${SOLVED}
fees:
  monthly fee: 1 EUR
`),
      release,
    );
    expect(plan).toBeDefined();
    expect(problems.map(({ code }) => code)).toEqual(["unused-fee"]);
    expect(hasErrors(problems)).toBe(false);
  });
});

describe("an agreement that was made to take long", () => {
  it("is refused or compiled without doubling work with each line", () => {
    const doubling = Array.from(
      { length: 50 },
      (_, index) => `  f${index + 1}: { add: [f${index}, f${index}] }`,
    );
    const text = `${TICKETS}
figures:
  f0: { count of: tickets }
${doubling.join("\n")}
targets:
  few: { measure: { bands of: f50, rows: [{ below: f49, gives: 1 }, { at least: f49, gives: 2 }] }, expected: { at most: f50 }, without value: met }
`;
    expect(linesOf(text)).toEqual([]);
  });

  it("has no chain that nobody could follow", () => {
    const chain = Array.from({ length: 80 }, (_, index) => `  f${index}: { add: [1, f${index + 1}] }`);
    expect(linesOf(`${TICKETS}\nfigures:\n${chain.join("\n")}\n  f80: 1\n`)).toEqual([
      "error too-deep /figures/f0",
    ]);
  });
});

describe("a word for two things", () => {
  it("may be a target and its credit, unless an earlier one of them is asked for", () => {
    const text = (when: string): string => `${TICKETS}${SOLUTION}
fees:
  monthly fee: 1 EUR
${SOLVED}
credits:
  solved in time: { for: solved in time, ${when}amount: { times: [10 %, monthly fee] }, rounding: half up }
`;
    expect(linesOf(text(""))).toEqual([]);
    expect(
      linesOf(text("when: { value: { previous: solved in time, ago: 1 }, is: at most 90 % }, ")),
    ).toEqual(["error duplicate-name /credits/solved in time/when/value/previous"]);
  });
});
