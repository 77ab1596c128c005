/** Admission: what may come in, what it then means, and what is said of the rest. */
import { describe, expect, it } from "vitest";
import type { PlannedStream } from "../../plan/plan.ts";
import type { FactStream } from "../../prepare/agreement.ts";
import { ratio } from "../../value/ratio.ts";
import { admitFact, admitFacts } from "./admit.ts";
import type { RawFact } from "./fact.ts";

const tickets: FactStream = {
  name: "tickets",
  shape: "events",
  events: ["opened", "solved"],
  fields: [
    { name: "priority", type: "text", oneOf: ["P1", "P2"] },
    { name: "score", type: "number" },
    { name: "price", type: "money" },
    { name: "wait", type: "duration" },
    { name: "since", type: "instant" },
    { name: "due", type: "date" },
    { name: "vip", type: "flag" },
    { name: "a/b", type: "number" },
  ],
};
const outages: FactStream = { name: "outages", shape: "intervals", events: [], fields: [] };
const streams: ReadonlyMap<string, PlannedStream> = new Map(
  [tickets, outages].map((rule) => [rule.name, { rule }] as const),
);

const RAW: RawFact = {
  id: "e1",
  source: "desk",
  stream: "tickets",
  subject: "T1",
  event: "opened",
  occurredAt: "2026-10-05T11:04:00+02:00",
  recordedAt: "2026-10-05T09:05:00Z",
  fields: {},
};

type Field = string | number | boolean;

/** "code pointer" of each problem of one fact. */
function refusals(more: object, position = 0): readonly string[] {
  const result = admitFact({ ...RAW, ...more }, streams, position);
  return result.ok ? [] : result.problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

function read(name: string, value: Field): unknown {
  const result = admitFact({ ...RAW, fields: { [name]: value } }, streams, 0);
  return result.ok ? result.value.fields[name] : result.problems[0]?.code;
}

function messageOf(more: object): string {
  const result = admitFact({ ...RAW, ...more }, streams, 0);
  return result.ok ? "" : (result.problems[0]?.message ?? "");
}

describe("a fact that may come in", () => {
  it("keeps who and what, and its instants without their offset", () => {
    const result = admitFact(RAW, streams, 0);
    expect(result).toEqual({
      ok: true,
      value: {
        ...RAW,
        occurredAt: Date.parse("2026-10-05T09:04:00Z"),
        recordedAt: Date.parse("2026-10-05T09:05:00Z"),
      },
    });
  });

  it("leaves out fields that the stream does not declare", () => {
    const result = admitFact({ ...RAW, fields: { priority: "P1", colour: "red" } }, streams, 0);
    expect(result.ok && result.value.fields).toEqual({ priority: "P1" });
  });

  it("an interval may lie ahead and may have no end yet", () => {
    const announced = { stream: "outages", event: undefined, occurredAt: "2027-01-01T00:00:00Z" };
    expect(refusals(announced)).toEqual([]);
    expect(refusals({ ...announced, until: "2027-01-01T00:00:00Z" })).toEqual([]);
  });

  it("a source's clock may be a little ahead, five minutes and no more", () => {
    expect(refusals({ occurredAt: "2026-10-05T09:10:00Z" })).toEqual([]);
    expect(refusals({ occurredAt: "2026-10-05T09:10:00.001Z" })).toEqual(["future /0/occurredAt"]);
  });

  it("a leap second is the second after it", () => {
    const result = admitFact({ ...RAW, occurredAt: "2016-12-31T23:59:60Z" }, streams, 0);
    expect(result.ok && result.value.occurredAt).toBe(Date.parse("2017-01-01T00:00:00Z"));
  });
});

describe("what fields mean", () => {
  it.each<readonly [string, Field, unknown]>([
    ["score", 4, ratio(4)],
    ["score", "99.95", ratio(9995, 100)],
    ["score", "-0.5", ratio(-1, 2)],
    ["score", "99.5 %", ratio(995, 1000)],
    ["price", "12.50", ratio(25, 2)],
    ["price", "12.50 EUR", ratio(25, 2)],
    ["price", "EUR 12.50", ratio(25, 2)],
    ["wait", "90 seconds", 90_000],
    ["wait", "1.5 hours", 5_400_000],
    ["wait", "1 minute", 60_000],
    ["wait", 250, 250],
    ["since", "2026-10-05T09:04:00Z", Date.parse("2026-10-05T09:04:00Z")],
    ["due", "2026-10-05", 20_731],
    ["vip", true, true],
    ["priority", "P2", "P2"],
  ])("%s reads %j", (name, value, expected) => {
    expect(read(name, value)).toEqual(expected);
  });

  it.each<readonly [string, Field]>([
    ["score", 0.1],
    ["score", 2 ** 53],
    ["score", "1e3"],
    ["score", "1,000"],
    ["score", "four"],
    ["score", true],
    ["price", 12.5],
    ["price", "12.50 €"],
    ["price", "5 %"],
    ["price", "EUR 12.50 EUR"],
    ["price", "eur 12.50"],
    ["wait", "9999999999999 hours"],
    ["wait", 2 ** 60],
    ["wait", "90"],
    ["wait", "2 days"],
    ["wait", "0.0001 seconds"],
    ["since", "2026-10-05T09:04:00"],
    ["due", "05.10.2026"],
    ["due", "2026-02-30"],
    ["vip", "true"],
    ["priority", true],
  ])("%s refuses %j instead of guessing", (name, value) => {
    expect(read(name, value)).toBe("field-type");
  });

  it("a text that is not in the list is refused, with the list", () => {
    expect(refusals({ fields: { priority: "p1" } }, 17)).toEqual(["field-not-in-list /17/fields/priority"]);
    expect(messageOf({ fields: { priority: "p1" } })).toContain("P1, P2");
  });

  it("money in another currency is refused, where the agreement's is known", () => {
    const priced = (price: string): readonly string[] => {
      const { problems } = admitFacts([{ ...RAW, fields: { price } }], streams, "EUR");
      return problems.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(priced("12.50 USD")).toEqual(["other-currency /0/fields/price"]);
    expect(priced("USD 12.50")).toEqual(["other-currency /0/fields/price"]);
    expect([...priced("12.50 EUR"), ...priced("EUR 12.50"), ...priced("12.50")]).toEqual([]);
    expect(read("price", "12.50 USD")).toEqual(ratio(25, 2));
  });

  it("there is one zero", () => {
    expect(Object.is(read("wait", -0), 0)).toBe(true);
  });

  it("the name of a field is escaped in a pointer", () => {
    expect(refusals({ fields: { "a/b": "x" } })).toEqual(["field-type /0/fields/a~1b"]);
  });
});

describe("what is said of the rest", () => {
  it.each<readonly [string, object, readonly string[]]>([
    ["a stream nobody reads", { stream: "ticket" }, ["unknown-stream /0/stream"]],
    ["an event nobody declared", { event: "open" }, ["unknown-event /0/event"]],
    ["no event", { event: undefined }, ["missing-event /0/event"]],
    ["an instant without an offset", { occurredAt: "2026-10-05T09:04:00" }, ["offset-missing /0/occurredAt"]],
    ["hour twenty-four", { occurredAt: "2026-10-05T24:00:00Z" }, ["hour-24 /0/occurredAt"]],
    ["an instant that is a number", { recordedAt: 1_790_000_000_000 }, ["invalid-instant /0/recordedAt"]],
    [
      "no identity",
      { id: "", source: 7, subject: undefined },
      ["missing-id /0/id", "missing-source /0/source", "missing-subject /0/subject"],
    ],
    [
      "an interval that ends before it begins",
      { stream: "outages", until: "2026-10-05T09:03:59Z" },
      ["end-before-start /0/until"],
    ],
    [
      "a field that is null instead of absent",
      { fields: { priority: null } },
      ["field-type /0/fields/priority"],
    ],
    ["fields that are a list", { fields: [] }, ["field-type /0/fields"]],
    ["no fields at all", { fields: undefined }, ["field-type /0/fields"]],
  ])("%s", (_name, more, expected) => {
    expect(refusals(more)).toEqual(expected);
  });

  it("everything wrong with a fact is said at once", () => {
    const more = { event: "closed", occurredAt: "yesterday", fields: { priority: "P9", score: "x" } };
    expect(refusals(more)).toEqual([
      "unknown-event /0/event",
      "invalid-instant /0/occurredAt",
      "field-not-in-list /0/fields/priority",
      "field-type /0/fields/score",
    ]);
  });

  it("a word that is nearly right is answered with the right one", () => {
    expect(messageOf({ event: "openned" })).toContain('did you mean "opened"?');
    expect(messageOf({ stream: "tickts" })).toContain('did you mean "tickets"?');
  });

  it("what is no object is no fact", () => {
    for (const nothing of [null, 7, "fact", []]) {
      const given: unknown = nothing;
      const { facts, problems } = admitFacts([given as RawFact], streams);
      expect([facts.length, problems.map(({ code }) => code)]).toEqual([0, ["not-a-fact"]]);
    }
  });

  it("of many facts the good ones come in, and the others are named by their position", () => {
    const { facts, problems } = admitFacts(
      [RAW, { ...RAW, id: "e2", event: "lost" }, { ...RAW, id: "e3" }],
      streams,
    );
    expect(facts.map(({ id }) => id)).toEqual(["e1", "e3"]);
    expect(problems.map(({ pointer }) => pointer)).toEqual(["/1/event"]);
  });
});
