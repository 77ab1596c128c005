import { describe, expect, it } from "vitest";
import { problemsOf } from "../../../../test/compile/document.ts";

/** What is said when outages of servers are priced as these runs, and each of them is promised for these cells. */
function priced(runs: string, per: string): readonly string[] {
  const problems = problemsOf(`
facts:
  outages: { shape: intervals, fields: { server: { one of: [small, large] }, site: text } }
timelines:
  down: { during: outages }
  out: { any of: [down] }
items:
  interruptions: { ${runs}, values: { hours begun: { started: 1 hour, of: length } } }
  long ones: { from: interruptions, where: { length: above 1 hour } }
targets:
  availability: { ${per} measure: { share of time: down }, expected: exactly 0 %, without value: met }
credits:
  hours down:
    for: availability
    amount: { times: [{ sum of: hours begun, over: long ones }, 5 EUR] }
    rounding: half up
`);
  return problems
    .filter(({ code }) => code === "runs-not-separate")
    .map(({ pointer, message }) => `${pointer} ${message}`);
}

describe("runs that are priced in cells", () => {
  it.each([
    ["runs of: out, by: [server]", "per: [server],"],
    ["runs of: out, by: [server, site]", "per: [server],"],
    ["runs of: out", ""],
  ])("are fine when they are formed as finely: %s, %s", (runs, per) => {
    expect(priced(runs, per)).toEqual([]);
  });

  it.each([
    ["runs of: out", "per: [server],", "server"],
    ["runs of: out, by: [site]", "per: [server],", "server"],
    ["runs of: out, by: [server]", "per: [server, site],", "site"],
  ])("would count what happened to the others: %s, %s", (runs, per, dimension) => {
    const lines = priced(runs, per);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch("/credits/hours down/amount");
    expect(lines[0]).toMatch(`join what happened to every "${dimension}"`);
  });
});

describe("a name of another kind", () => {
  it.each([
    ["out", "{time of: out}"],
    ["outages", "{count of: outages}"],
    ["hours down", "{previous: hours down, ago: 1}"],
  ])("%s is told what to write in a figure: %s", (name, instead) => {
    const problems = problemsOf(`
facts:
  outages: { shape: intervals }
timelines:
  out: { during: outages }
figures:
  asked: { times: [2, ${name}] }
targets:
  availability: { measure: { share of time: out }, expected: exactly 0 %, without value: met }
  other: { measure: asked, without value: met }
credits:
  hours down: { for: availability, amount: 5 EUR, rounding: half up }
`);
    expect(problems.map(({ message }) => message).join("\n")).toMatch(instead);
  });
});
