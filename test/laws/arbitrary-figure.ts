/**
 * Items, timelines, fees, figures and targets at random: everything that is measured over a period.
 */
import fc from "fast-check";
import type {
  Figure,
  ItemSet,
  Named,
  NamedTimeline,
  ServiceLevelTarget,
} from "../../src/engine/prepare/agreement.ts";
import type { Name, Timeline, Verdict } from "../../src/engine/prepare/expression.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { ROUNDING_MODES } from "../../src/engine/value/rounding.ts";
import { chain } from "./arbitrary-chain.ts";
import { CHECKS, LINES, type NamesAt, NONE, namesOf, OUTAGES, REGIONS, SETS } from "./arbitrary-facts.ts";
import {
  clockTime,
  conditionAt,
  dateAt,
  durationAt,
  euros,
  type Formula,
  instantAt,
  moneyAt,
  nameOf,
  numberAt,
  percentage,
  perhaps,
  type Test,
  tableAt,
} from "./arbitrary-formula.ts";
import { price } from "./arbitrary-price.ts";
import { longText } from "./arbitrary-text.ts";
import { timelineFrom } from "./arbitrary-timeline.ts";

const lineNames = namesOf(LINES);

/** Lines with worked-out values, orders made of them, slices of time, and runs of a timeline. */
export const items: fc.Arbitrary<readonly ItemSet[]> = fc
  .tuple(
    numberAt(lineNames, 2),
    moneyAt(lineNames, 2),
    conditionAt(lineNames, 2),
    dateAt(lineNames),
    perhaps("where", conditionAt(lineNames, 1)),
    fc.option(clockTime, { nil: undefined }),
    fc.constantFrom("included" as const, "left out" as const),
    fc.constantFrom<RunsOf[]>(
      { of: { kind: "named", name: "down" }, by: [] },
      { of: { kind: "during", items: "outages" }, by: ["region"] },
    ),
    perhaps("datedBy", fc.constantFrom(nameOf("start"), nameOf("end"))),
  )
  .map(([score, value, good, datedBy, where, every, empty, runs, dated]) => [
    {
      name: "lines",
      kind: "from",
      of: "order lines",
      datedBy,
      values: [
        { name: "score", is: score },
        { name: "value lost", is: value },
        { name: "good", is: { kind: "test", test: good } },
      ],
      ...where,
    },
    {
      name: "orders",
      kind: "group",
      of: "lines",
      by: ["order", "region"],
      empty: "left out",
      values: [
        {
          name: "good",
          is: {
            kind: "test",
            test: {
              kind: "every member",
              test: {
                kind: "compare",
                left: nameOf("good"),
                comparator: "exactly",
                right: { kind: "flag", flag: true },
              },
            },
          },
        },
        { name: "total lost", is: { kind: "sum of", value: nameOf("value lost"), over: "members" } },
      ],
    },
    {
      name: "slices",
      kind: "group",
      of: "checks",
      by: ["region"],
      ...(every === undefined ? { empty: "left out" } : { every, empty }),
      values: [{ name: "slow", is: { kind: "mean of", value: nameOf("milliseconds"), over: "members" } }],
    },
    {
      name: "breakdowns",
      kind: "runs",
      ...runs,
      ...dated,
      values: [{ name: "hours", is: { kind: "divide", dividend: nameOf("length"), divisor: HOUR_LONG } }],
    },
  ]);

type RunsOf = { readonly of: Timeline<Name>; readonly by: readonly string[] };

const HOUR_LONG: Formula = { kind: "time amount", count: ratio(1), unit: "hours" };

const timelineSources = {
  intervals: [{ name: "outages", names: namesOf(OUTAGES) }],
  samples: [{ name: "checks", names: namesOf(CHECKS) }],
  dimension: "cause",
};

export const timelines: fc.Arbitrary<readonly NamedTimeline[]> = fc
  .tuple(
    timelineFrom({ ...timelineSources, named: [] }, 2),
    timelineFrom({ ...timelineSources, named: ["down"] }, 2),
  )
  .map(([down, degraded]) => [
    { name: "down", is: down },
    { name: "degraded", is: degraded },
  ]);

const aTimeline: fc.Arbitrary<Timeline<Name>> = timelineFrom(
  { ...timelineSources, named: ["down", "degraded"] },
  1,
);

const aWhere = (names: NamesAt): fc.Arbitrary<{ where?: Test }> => perhaps("where", conditionAt(names, 1));

/** Something measured over a period, as a share between 0 and 1. */
const share: fc.Arbitrary<Formula> = fc.oneof(
  fc
    .constantFrom(...SETS)
    .chain(({ name, names }) =>
      fc
        .tuple(conditionAt(names, 1), aWhere(names))
        .map(([that, where]): Formula => ({ kind: "share of", over: name, that, ...where })),
    ),
  fc.tuple(aTimeline, perhaps("within", aTimeline), fc.array(aTimeline, { maxLength: 2 })).map(
    ([timeline, within, without]): Formula => ({
      kind: "subtract",
      from: { kind: "number", value: ratio(1), percent: true },
      take: { kind: "share of time", timeline, without, ...within },
    }),
  ),
);

/** A number, a length of time or money over a period. */
const figureOver: fc.Arbitrary<Formula> = fc.oneof(
  fc
    .constantFrom(...SETS)
    .chain(({ name, names }) =>
      aWhere(names).map((where): Formula => ({ kind: "count of", over: name, ...where })),
    ),
  fc
    .constantFrom(...SETS.filter(({ names }) => names.numbers.length > 0))
    .chain(({ name, names }) =>
      fc
        .tuple(
          fc.constantFrom("sum of" as const, "mean of" as const, "lowest of" as const, "highest of" as const),
          numberAt(names, 1),
          aWhere(names),
        )
        .map(([kind, value, where]): Formula => ({ kind, value, over: name, ...where })),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), durationAt(SETS[0]?.names ?? NONE, 1))
    .map(([n, value]): Formula => ({ kind: "percentile of", percentile: ratio(n), value, over: "tickets" })),
  fc
    .tuple(fc.constantFrom("time of" as const, "runs of" as const, "longest run of" as const), aTimeline)
    .map(([kind, timeline]): Formula => ({ kind, timeline })),
  fc
    .option(fc.constantFrom<Verdict[][]>(["missed"], ["missed", "not measured"]), { nil: undefined })
    .map((verdicts): Formula => ({ kind: "cells of", target: "mean time", ...(verdicts && { verdicts }) })),
);

const moneyOver: fc.Arbitrary<Formula> = fc
  .constantFrom(...SETS.filter(({ names }) => names.money.length > 0))
  .chain(({ name, names }) =>
    fc
      .tuple(moneyAt(names, 1), aWhere(names))
      .map(([value, where]): Formula => ({ kind: "sum of", value, over: name, ...where })),
  );

export const fees: fc.Arbitrary<readonly Named<Formula>[]> = fc
  .tuple(fc.oneof<fc.Arbitrary<Formula>[]>(euros, inForce(euros), price), moneyOver)
  .map(([fee, turnover]) => [
    { name: "monthly fee", is: fee },
    { name: "turnover", is: turnover },
  ]);

function inForce(value: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> {
  return fc.tuple(value, value).map(
    ([before, after]): Formula => ({
      kind: "in force",
      rows: [
        { from: 20_000, value: before },
        { from: 20_700, value: after },
      ],
    }),
  );
}

export const figures: fc.Arbitrary<readonly Figure[]> = fc
  .tuple(figureOver, tableAt({ ...NONE, choices: { region: REGIONS } }, percentage) ?? percentage, moneyOver)
  .map(([plain, promise, value]) => [
    { name: "activity", per: [], is: plain },
    { name: "promise", per: ["region"], is: promise },
    {
      name: "at stake",
      per: [],
      is: {
        kind: "times",
        of: [{ kind: "number", value: ratio(3, 25), percent: true }, nameOf("monthly fee")],
      },
    },
    { name: "lost", per: [], is: value },
  ]);

const verdict: fc.Arbitrary<Verdict> = fc.constantFrom(
  "met",
  "missed",
  "not measured",
  "not applicable",
  "deemed met",
);

const levels = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), fc.boolean())
  .map(([a, b, both]) => {
    const level = (n: number) => ({
      comparator: "at least" as const,
      bound: { kind: "number" as const, value: ratio(n, 10_000), percent: true },
    });
    return { expected: level(Math.max(a, b)), ...(both ? { minimum: level(Math.min(a, b)) } : {}) };
  });

const roundings = fc.record({ mode: fc.constantFrom(...ROUNDING_MODES), decimals: fc.nat(6) });

export const target = (name: string): fc.Arbitrary<ServiceLevelTarget> =>
  fc
    .tuple(
      fc.record({
        name: fc.constant(name),
        per: fc.constantFrom([], ["region"]),
        measure: share,
        withoutValue: verdict,
      }),
      levels,
      perhaps("rounding", roundings),
      perhaps("service", fc.constant("desk: support")),
      perhaps("text", longText),
      perhaps("restsOn", chain),
      perhaps(
        "volume",
        fc
          .tuple(fc.integer({ min: 1, max: 50 }), verdict)
          .map(([fewerThan, then]) => ({ count: { kind: "count of", over: "tickets" }, fewerThan, then })),
      ),
      perhaps(
        "period",
        fc.constantFrom(
          { kind: "calendar quarter" },
          { kind: "year", startMonth: 4 },
          { kind: "rolling", days: 28 },
          { kind: "billing month", startDay: 15 },
        ),
      ),
    )
    .map(([rule, ...optional]) => Object.assign({}, rule, ...optional));

/** Reported only, or judged by a length of time. */
export const duration: fc.Arbitrary<ServiceLevelTarget> = fc
  .tuple(
    durationAt(SETS[0]?.names ?? NONE, 1),
    fc
      .integer({ min: 100, max: 400 })
      .map((hours) => ({ kind: "time amount" as const, count: ratio(hours), unit: "hours" as const })),
    verdict,
    perhaps("datedBy", instantAt(SETS[0]?.names ?? NONE)),
  )
  .map(([value, bound, withoutValue, dating]) => ({
    name: "mean time",
    per: ["priority"],
    measure: { kind: "mean of", value, over: "tickets" },
    expected: { comparator: "at most", bound },
    withoutValue,
    ...dating,
  }));
