/** What does this test look at? Names become references, and words become what they can only mean.
 *
 *  A document writes `{ response: met }` and `{ priority: urgent }` alike. Which of the two is the
 *  outcome of a clock, the verdict of a target or the text of a field is known here, where the names
 *  are; so the reader of documents may guess, and this file decides. */
import type { ClockOutcome, Condition, Name, Verdict } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { unreachable } from "../../value/assert.ts";
import type { Formula, Reference, Test } from "../plan.ts";
import { inside, operand, type Place, report, type Typed } from "../scope.ts";
import { commonType, expectType, inWords } from "../types.ts";
import { resolveExpression } from "./expression.ts";
import { checkLimited, isClock, isTarget, quietlyResolved, resolveClock, resolveName } from "./name.ts";
import { isReference } from "./table.ts";

export const CLOCK_OUTCOMES: readonly ClockOutcome[] = ["met", "breached", "undecided", "void", "absent"];
export const VERDICTS: readonly Verdict[] = ["met", "missed", "not measured", "not applicable", "deemed met"];

/** The test with its leaves resolved. */
export function resolveCondition(test: Condition<Name>, place: Place): Test {
  switch (test.kind) {
    case "all of":
    case "any of":
      return { kind: test.kind, of: test.of.map((each) => resolveCondition(each, place)) };
    case "not":
      return { kind: "not", test: resolveCondition(test.test, place) };
    case "one of":
      return resolveWords(test.subject, test.values, place);
    case "clock is":
      return resolveWords(test.clock, test.outcomes, place);
    case "verdict is":
      return resolveWords(test.target, test.verdicts, place);
    case "compare":
      return resolveComparison(test, place);
    case "presence":
      return { kind: "presence", subject: subjectOf(resolveName(test.subject, place)), known: test.known };
    case "every member":
    case "some member":
      return { kind: test.kind, test: resolveCondition(test.test, insideGroup(test.kind, place)) };
    default:
      return unreachable(test);
  }
}

function subjectOf({ formula }: Typed): Reference {
  return isReference(formula) ? formula : { kind: "field", name: "", type: "text" };
}

/** One of several words: outcomes of a clock, verdicts of a target, or texts of a field. */
function resolveWords(subject: Name, words: readonly string[], place: Place): Test {
  const here = { ...place, pointer: subject.pointer };
  if (isClock(subject.name, place)) {
    const judged = words.find((word) => word === "met" || word === "breached");
    if (judged !== undefined) checkLimited(subject.name, `"${judged}"`, here);
    const outcomes = known(words, CLOCK_OUTCOMES, `an outcome of the clock "${subject.name}"`, here);
    return { kind: "clock is", clock: resolveClock(subject, place), outcomes };
  }
  const value = resolveName(subject, place);
  if (isTarget(subject.name, place)) {
    const verdicts = known(words, VERDICTS, `a verdict of the target "${subject.name}"`, here);
    return { kind: "verdict is", target: subjectOf(value), verdicts };
  }
  if (value.type !== undefined && value.type !== "text") return resolveSameAs(value, words, here);
  if (value.oneOf !== undefined) known(words, value.oneOf, `a value of "${subject.name}"`, here);
  return { kind: "one of", subject: subjectOf(value), values: words };
}

/** The words that are in the list; the others are reported as `unknown-key-value`. */
function known<W extends string>(
  words: readonly string[],
  list: readonly W[],
  what: string,
  place: Place,
): readonly W[] {
  for (const word of words) {
    if (list.some((each) => each === word)) continue;
    report(place, "unknown-key-value", `"${word}" is not ${what}; ${meant(word, list)}`);
  }
  return list.filter((each) => words.includes(each));
}

/** `{ received: ordered }`: a word beside a number or a date can only be another name. */
function resolveSameAs(value: Typed, words: readonly string[], place: Place): Test {
  const of = words.map((word): Test => {
    const right = quietlyResolved(word, place);
    if (right !== undefined && value.type !== undefined) expectType(right, [value.type], place);
    else if (value.type !== undefined) {
      report(
        place,
        "wrong-type",
        `"${word}" is a text where ${inWords(value.type)} is needed; write a value of that type, or the name of one.`,
      );
    }
    const formula: Formula = right?.formula ?? { kind: "text", text: word };
    return { kind: "compare", left: value.formula, comparator: "exactly", right: formula };
  });
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: "any of", of };
}

/** Likes are compared with likes; only what has an order can be more or less. */
function resolveComparison(test: Condition<Name> & { readonly kind: "compare" }, place: Place): Test {
  const left = test.left.kind === "name" ? { ...place, pointer: test.left.pointer } : inside(place, "value");
  const subject = resolveExpression(test.left, { ...left, promisesTime: false });
  const right = test.left.kind === "name" ? left : inside(place, "is");
  const bound = resolveRight(test, subject, operand(right));
  const type = commonType([
    { value: subject, place: left },
    { value: bound, place: right },
  ]);
  if ((type === "text" || type === "flag") && test.comparator !== "exactly") {
    report(
      right,
      "wrong-type",
      `${inWords(type)} has no order; write the value itself instead of "${test.comparator} ...".`,
    );
  }
  return { kind: "compare", left: subject.formula, comparator: test.comparator, right: bound.formula };
}

/** The right side; beside a text, a word that names nothing is that text. */
function resolveRight(
  { right }: Condition<Name> & { readonly kind: "compare" },
  subject: Typed,
  place: Place,
): Typed {
  if (subject.type !== "text" || (right.kind !== "name" && right.kind !== "text"))
    return resolveExpression(right, place);
  const found = right.kind === "name" ? quietlyResolved(right.name, place) : undefined;
  if (found !== undefined) return found;
  const text = right.kind === "name" ? right.name : right.text;
  if (subject.oneOf !== undefined) known([text], subject.oneOf, `a value of ${calledInText(subject)}`, place);
  return { type: "text", formula: { kind: "text", text } };
}

function calledInText({ formula }: Typed): string {
  return "name" in formula && typeof formula.name === "string" ? `"${formula.name}"` : "this field";
}

function insideGroup(words: "every member" | "some member", place: Place): Place {
  const here = inside(place, words);
  const members = place.scope.item?.members;
  if (members !== undefined) return { ...here, scope: { ...place.scope, item: members } };
  report(
    here,
    "not-a-group",
    `"${words}" asks about the members of a group; write it among the values of items with "group".`,
  );
  return here;
}
