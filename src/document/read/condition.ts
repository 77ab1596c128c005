/** Conditions: a map from names to tests, of which all must hold.
 *
 *  A test is written as shortly as it is said: a word means "is that word", a list "is one of them",
 *  "at most 5 seconds" compares. Which words are outcomes of a clock or verdicts of a target follows
 *  from what the name was declared as. */

import type { ClockOutcome, Condition, Expression, Name, Verdict } from "../../engine/prepare/expression.ts";
import { TEST_MAP } from "../keywords/condition.ts";
import { VERDICTS } from "../keywords/judging.ts";
import { COMPARATORS, splitComparison } from "../phrase/comparison.ts";
import { readLiteral } from "../phrase/literal.ts";
import { isRefusal } from "../phrase/refusal.ts";
import type { Entry, MapNode, Node } from "../tree.ts";
import { valueAt } from "../tree.ts";
import { readFormula } from "./formula.ts";
import { nameAt, readScalar, readWords } from "./literal.ts";
import { fieldsOf, type Reading, readList, readText, report, reportType } from "./reading.ts";

const OUTCOMES: readonly ClockOutcome[] = ["met", "breached", "undecided", "void", "absent"];

const TRUE: Condition<Name> = { kind: "all of", of: [] };

/** A condition anywhere in the document. */
export function readCondition(reading: Reading, node: Node): Condition<Name> {
  if (node.kind !== "map") {
    reportType(reading, node, "a name and what it must be, such as { solution: breached }");
    return TRUE;
  }
  const parts = partsOf(node).map((entry) => readPart(reading, node, entry));
  const [only, second] = parts;
  if (only === undefined && !node.incomplete)
    reportType(reading, node, "a condition; these braces are empty");
  return only !== undefined && second === undefined ? only : { kind: "all of", of: parts };
}

/** The entries that are conditions of their own: "is" belongs to "value". */
function partsOf(map: MapNode): readonly Entry[] {
  return valueAt(map, "value") === undefined ? map.entries : map.entries.filter(({ key }) => key !== "is");
}

function readPart(reading: Reading, map: MapNode, { key, value }: Entry): Condition<Name> {
  switch (key) {
    case "all of":
    case "any of":
      return {
        kind: key,
        of: readList(
          reading,
          value,
          (item) => readCondition(reading, item),
          "a list of conditions in brackets",
        ),
      };
    case "not":
      return { kind: "not", test: readCondition(reading, value) };
    case "every member":
    case "some member":
      return { kind: key, test: readCondition(reading, value) };
    case "is":
      report(
        reading,
        "missing-key",
        map.pointer,
        '"is" tests a "value" that is missing here; write "value: ..." beside it, or the name in place of "is".',
      );
      return TRUE;
    case "value": {
      const test = valueAt(map, "is");
      if (test !== undefined) return readTest(reading, test, readFormula(reading, value));
      break;
    }
  }
  return readTest(reading, value, nameAt(key, value.pointer));
}

/** The test of a subject, which is a name or any other formula. */
function readTest(reading: Reading, node: Node, subject: Expression<Name>): Condition<Name> {
  switch (node.kind) {
    case "text":
      return readTextTest(reading, node.text, node.pointer, subject);
    case "number":
    case "flag":
      return { kind: "compare", left: subject, comparator: "exactly", right: readScalar(reading, node) };
    case "list":
      return isOneOf(
        reading,
        subject,
        node.items.map((item) => readText(reading, item)),
      );
    case "map":
      return readTestMap(reading, node, subject);
    default:
      reportType(reading, node, WANTED_TEST);
      return TRUE;
  }
}

/** How a single word of a test is understood. */
export type TextTest = "presence" | "comparison" | "constant" | "word";

/** A word is a text of the parties' own unless the language knows it. A quantity in a unit that is none
 *  of time, such as "5 kg", is such a text. */
export function textTestOf(text: string): TextTest {
  if (text === "known" || text === "missing") return "presence";
  if (splitComparison(text) !== undefined) return "comparison";
  const literal = readLiteral(text);
  if (literal === undefined) return "word";
  if (isRefusal(literal)) return literal.code === "unknown-unit" ? "word" : "constant";
  return literal.kind === "number" && !literal.percent ? "word" : "constant";
}

function readTextTest(
  reading: Reading,
  text: string,
  pointer: string,
  subject: Expression<Name>,
): Condition<Name> {
  switch (textTestOf(text)) {
    case "presence":
      if (subject.kind === "name") return { kind: "presence", subject, known: text === "known" };
      report(
        reading,
        "wrong-type",
        pointer,
        `"${text}" asks about a name; give the formula a name and test that.`,
      );
      return TRUE;
    case "comparison": {
      const { comparator, operand } = splitComparison(text) ?? {
        comparator: "exactly" as const,
        operand: "",
      };
      return { kind: "compare", left: subject, comparator, right: readOperand(reading, operand, pointer) };
    }
    case "constant":
      return {
        kind: "compare",
        left: subject,
        comparator: "exactly",
        right: readOperand(reading, text, pointer),
      };
    case "word":
      return isOneOf(reading, subject, [text]);
  }
}

/** What follows a comparator: a constant, where a number needs no unit, or a name. */
export function readOperand(reading: Reading, operand: string, pointer: string): Expression<Name> {
  if (operand === "true" || operand === "false") return { kind: "flag", flag: operand === "true" };
  return readWords(reading, operand, pointer, "allowed");
}

/** The subject is one of the words, by what the subject is. */
function isOneOf(reading: Reading, subject: Expression<Name>, words: readonly string[]): Condition<Name> {
  if (subject.kind !== "name") return isAnyText(subject, words);
  const outcomes = OUTCOMES.filter((each) => words.includes(each));
  if (reading.declared.clocks.has(subject.name) && outcomes.length === words.length) {
    return { kind: "clock is", clock: subject, outcomes: inOrderOf(words, outcomes) };
  }
  const verdicts: readonly Verdict[] = VERDICTS.filter((each) => words.includes(each));
  if (reading.declared.targets.has(subject.name) && verdicts.length === words.length) {
    return { kind: "verdict is", target: subject, verdicts: inOrderOf(words, verdicts) };
  }
  return { kind: "one of", subject, values: words };
}

function inOrderOf<T extends string>(words: readonly string[], known: readonly T[]): readonly T[] {
  return words.flatMap((word) => known.filter((each) => each === word));
}

function isAnyText(subject: Expression<Name>, words: readonly string[]): Condition<Name> {
  const of = words.map(
    (text): Condition<Name> => ({
      kind: "compare",
      left: subject,
      comparator: "exactly",
      right: { kind: "text", text },
    }),
  );
  const [only, second] = of;
  return only !== undefined && second === undefined ? only : { kind: "any of", of };
}

/** Bounds by formulas, or the opposite of a test, in written order. */
function readTestMap(reading: Reading, node: MapNode, subject: Expression<Name>): Condition<Name> {
  fieldsOf(reading, node, TEST_MAP);
  const parts = node.entries.flatMap(({ key, value }): readonly Condition<Name>[] => {
    if (key === "not") return [{ kind: "not", test: readTest(reading, value, subject) }];
    const comparator = COMPARATORS.find((each) => each === key);
    if (comparator === undefined) return [];
    return [{ kind: "compare", left: subject, comparator, right: readFormula(reading, value) }];
  });
  if (node.entries.length === 0 && !node.incomplete) reportType(reading, node, WANTED_TEST);
  const [only, second] = parts;
  return only !== undefined && second === undefined ? only : { kind: "all of", of: parts };
}

const WANTED_TEST = 'what it must be: a word, a list of words, or a comparison such as "at most 5 seconds"';
