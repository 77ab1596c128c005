/**
 * Claims and rights at random, over the credits, targets and streams of a random agreement.
 */
import fc from "fast-check";
import { GIVEN, MEASURERS, REMEDY, SIDES, SILENCE } from "../../src/document/keywords/claim.ts";
import { ACTIONS } from "../../src/document/keywords/right.ts";
import type { ClaimRule, ClaimStep } from "../../src/engine/prepare/claim.ts";
import type { TimeAmount } from "../../src/engine/prepare/expression.ts";
import type { RightRule } from "../../src/engine/prepare/right.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { LINES, namesOf } from "./arbitrary-facts.ts";
import { conditionAt, euros, nameOf, perhaps, promisedTime, type Test } from "./arbitrary-formula.ts";
import { writing } from "./arbitrary-text.ts";

const names = namesOf(LINES);

const moment = fc.oneof(
  fc.constantFrom("start of period", "end of period").map(nameOf),
  promisedTime.map((by) => ({
    kind: "moved" as const,
    from: nameOf("end of period"),
    by,
    on: { kind: "calendar" as const, name: "office" },
  })),
);

const step = (name: string): fc.Arbitrary<ClaimStep> =>
  fc
    .tuple(
      perhaps("window", fc.record({ within: promisedTime, after: moment })),
      perhaps("where", conditionAt(names, 1)),
      fc.constantFrom("agreed", "arrived"),
    )
    .map(([window, where, dated]) => ({
      name,
      by: "order lines",
      ...where,
      datedBy: nameOf(dated),
      ...window,
    }));

const missed: fc.Arbitrary<Test> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 }))
  .map(([periods, times]) => ({
    kind: "compare",
    left: { kind: "times in last", target: "first target", verdict: "missed", periods },
    comparator: "above",
    right: { kind: "number", value: ratio(Math.min(times, periods - 1)), percent: false },
  }));

export const claims: fc.Arbitrary<readonly ClaimRule[]> = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom<ClaimRule["credits"][]>("all", ["first credit"], ["first credit", "second credit"]),
    fc.tuple(step("notice"), step("the request, in writing")),
    fc.array(writing, { maxLength: 2 }),
    fc
      .tuple(
        perhaps(
          "minimum",
          euros.map((bound) => ({ comparator: "above" as const, bound })),
        ),
        perhaps("onlyIf", missed),
        perhaps("expires", promisedTime),
        perhaps("given", fc.constantFrom(...GIVEN)),
        perhaps("remedy", fc.constantFrom(...REMEDY)),
        perhaps("burdenOfProof", fc.constantFrom(...SIDES)),
        perhaps("measuredBy", fc.constantFrom(...MEASURERS)),
        fc
          .option(fc.tuple(promisedTime, perhaps("silence", fc.constantFrom(...SILENCE))), { nil: undefined })
          .map((decided) => (decided === undefined ? {} : { decidedWithin: decided[0], ...decided[1] })),
      )
      .map((parts) => Object.assign({}, ...parts) as Partial<ClaimRule>),
  )
  .map(([isThere, credits, needs, evidence, more]) =>
    isThere ? [{ name: "asking for it", credits, needs, on: "office", evidence, ...more }] : [],
  );

/** Long enough for every cure below it. */
const ages: fc.Arbitrary<TimeAmount> = fc
  .integer({ min: 60, max: 90 })
  .map((count) => ({ kind: "time amount", count: ratio(count), unit: "months" }));

export const rights: fc.Arbitrary<readonly RightRule[]> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom("provider" as const, "customer" as const),
        fc.constantFrom(...ACTIONS),
        missed,
        promisedTime,
        fc
          .tuple(
            perhaps("service", fc.constant("desk: support")),
            perhaps("cure", promisedTime),
            perhaps("notice", promisedTime),
            perhaps("within", ages),
          )
          .map((parts) => Object.assign({}, ...parts) as Partial<RightRule>),
      )
      .map(([who, may, when, length, more]) => ({
        name: `to ${may}`,
        who,
        may,
        per: ["region"],
        when,
        on: "office",
        ...(may === "extend the term" ? { by: length } : {}),
        ...(may.startsWith("demand") ? { deliverWithin: length } : {}),
        ...more,
      })),
    { maxLength: 2 },
  )
  .filter((list) => new Set(list.map(({ name }) => name)).size === list.length);
