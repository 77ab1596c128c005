/**
 * Terms around the promises at random: goals, a matrix of responsibilities, reviews, silence, exclusions, signatories.
 */
import fc from "fast-check";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import type { Comparator, Literal } from "../../src/engine/prepare/expression.ts";
import type { Frame } from "../../src/engine/prepare/frame.ts";
import { clockTime, comparator, decimal, euros, percentage, perhaps } from "./arbitrary-formula.ts";
import { writing } from "./arbitrary-text.ts";

const side = fc.constantFrom("provider" as const, "customer" as const);
const each = fc.constantFrom<Agreement["governing"]["period"]>(
  { kind: "calendar month" },
  { kind: "year", startMonth: 4 },
);
const constant = fc.oneof(decimal, percentage, euros, clockTime) as fc.Arbitrary<Literal>;
const on = perhaps(
  "on",
  fc.constantFrom("always", "office").map((name) => ({ kind: "calendar", name })),
);
/** What may be a key: words that every object has are refused as keys. */
const title = writing.filter((text) => text !== "prototype" && !(text in {}));
const texts = fc.uniqueArray(title, { minLength: 1, maxLength: 3 });

function distinct<T extends { readonly name: string }>(term: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.uniqueArray(term, { maxLength: 2, selector: ({ name }) => name });
}

function term<T>(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<T> {
  return fc.tuple(...parts).map((stated) => Object.assign({}, ...stated));
}

const goal = term<Frame["goals"][number]>(
  fc.record({
    name: title,
    owner: writing,
    indicator: writing,
    aim: fc.record({ comparator: comparator as fc.Arbitrary<Comparator>, bound: constant }),
    each,
    servedBy: fc.constantFrom(["first target"], ["second, with more", "first target"]),
  }),
  perhaps("baseline", constant),
  perhaps("source", writing),
  perhaps("withoutValue", fc.constantFrom("not measured", "met")),
);

/** The first role does every task and answers for it, so that most agreements compile. */
const matrix = (roles: readonly string[]): fc.Arbitrary<NonNullable<Frame["responsible"]>> =>
  fc.record({
    roles: fc
      .array(side, { minLength: roles.length, maxLength: roles.length })
      .map((sides) => roles.map((name, index) => ({ name, party: sides[index] ?? "provider" }))),
    tasks: distinct(
      fc.tuple(title, fc.constantFrom("C" as const, "I" as const, "R" as const)).map(([name, letter]) => ({
        name,
        parts: roles.map((role, index) => ({ name: role, letter: index === 0 ? "A and R" : letter })),
      })),
    ),
  });

const review = (roles: readonly string[]): fc.Arbitrary<Frame["reviews"][number]> =>
  term(
    fc.record({ name: title, each, invited: fc.constant(roles), agenda: fc.oneof(fc.constant([]), texts) }),
    perhaps("within", clockTime),
    on,
  );

const silence = (request: Frame["silences"][number]["request"]): fc.Arbitrary<Frame["silences"][number]> =>
  term(
    fc.record({
      request: fc.constant(request),
      within: clockTime,
      countsAs: fc.constantFrom("accepted", "refused"),
    }),
    on,
  );

const exclusion = term<Frame["exclusions"][number]>(
  fc.record({
    name: title,
    type: fc.constantFrom("planned maintenance", "force majeure", "customer-caused", "beyond quota"),
    declaredBy: side,
    evidence: fc.oneof(fc.constant([]), texts),
  }),
  perhaps("facts", fc.constant("outages")),
  perhaps("notice", clockTime),
  perhaps("budget", term(fc.record({ atMost: clockTime }), perhaps("each", each))),
  on,
);

/** Any frame that states something. */
export const frame: fc.Arbitrary<Frame> = texts.chain((roles) =>
  term(
    fc.record({
      goals: distinct(goal),
      reviews: distinct(review(roles)),
      silences: fc.oneof(
        fc.constant([]),
        silence("statement").map((only) => [only]),
        fc.tuple(silence("correction"), silence("exclusion")).map((both) => [...both]),
      ),
      exclusions: distinct(exclusion),
      signatories: fc.constantFrom(
        [{ party: "provider" as const, name: "Jo Klein", capacity: "head of operations" }],
        [
          { party: "customer" as const, name: "A. N. Other", capacity: "director" },
          { party: "customer" as const, name: "Second", capacity: "counsel: law" },
        ],
      ),
    }),
    perhaps("responsible", matrix(roles)),
  ),
);
