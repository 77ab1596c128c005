/** Conditions in the words of the document, each test as shortly as it can be said.
 *
 *  Parts that all must hold share one map when their names differ; two bounds on one name share one
 *  test. A word is written in a list of one where alone it would be read as something else. */

import type { Condition, Expression, Name } from "../../engine/prepare/expression.ts";
import { textTestOf } from "../read/condition.ts";
import { operandOf, writeFormula } from "./formula.ts";
import { mapOfEntries, type Written, type WrittenMap, writtenMap } from "./written.ts";

type Comparison = Condition<Name> & { readonly kind: "compare" };

/** A condition anywhere in the document. */
export function writeCondition(condition: Condition<Name>): WrittenMap {
  switch (condition.kind) {
    case "all of":
      return writeAllOf(condition.of);
    case "any of":
      return writtenMap({ "any of": condition.of.map(writeCondition) });
    case "not":
    case "every member":
    case "some member":
      return writtenMap({ [condition.kind]: writeCondition(condition.test) });
    case "one of":
      return mapOfEntries([[condition.subject.name, writeWords(condition.values)]]);
    case "clock is":
      return mapOfEntries([[condition.clock.name, writeWords(condition.outcomes)]]);
    case "verdict is":
      return mapOfEntries([[condition.target.name, writeWords(condition.verdicts)]]);
    case "presence":
      return mapOfEntries([[condition.subject.name, condition.known ? "known" : "missing"]]);
    case "compare":
      return writeComparison(condition);
  }
}

function writeAllOf(parts: readonly Condition<Name>[]): WrittenMap {
  const bounds = boundsOfOneName(parts);
  if (bounds !== undefined) return bounds;
  const written = parts.map(writeCondition);
  const entries = written.flatMap((part) => part.entries);
  const distinct = new Set(entries.map(([key]) => key)).size === entries.length;
  const joined = parts.length > 1 && entries.length === parts.length && distinct;
  return joined ? mapOfEntries(entries) : writtenMap({ "all of": written });
}

/** `{ wait: { at least: 5, below: 10 } }`, when every part bounds the same name in another way. */
function boundsOfOneName(parts: readonly Condition<Name>[]): WrittenMap | undefined {
  const comparisons = parts.filter((part): part is Comparison => part.kind === "compare");
  const [first] = comparisons;
  if (first?.left.kind !== "name" || parts.length < 2 || comparisons.length < parts.length) return undefined;
  const { name } = first.left;
  const sameName = comparisons.every(({ left }) => left.kind === "name" && left.name === name);
  const distinct = new Set(comparisons.map(({ comparator }) => comparator)).size === parts.length;
  if (!sameName || !distinct) return undefined;
  return mapOfEntries([
    [name, mapOfEntries(comparisons.map(({ comparator, right }) => [comparator, writeFormula(right)]))],
  ]);
}

/** One word alone, several in a list. */
function writeWords(words: readonly string[]): Written {
  const [only, second] = words;
  return only !== undefined && second === undefined && textTestOf(only) === "word" ? only : words;
}

function writeComparison(condition: Comparison): WrittenMap {
  const { left } = condition;
  if (left.kind === "name") return mapOfEntries([[left.name, writeBound(condition)]]);
  return writtenMap({ value: writeFormula(left), is: writeWordOrBound(condition) });
}

/** Of a formula that is no name, a word alone says which text it must be. */
function writeWordOrBound(condition: Comparison): Written {
  const { comparator, right } = condition;
  if (comparator === "exactly" && right.kind === "text" && textTestOf(right.text) === "word")
    return right.text;
  return writeBound(condition);
}

function writeBound({ comparator, right }: Comparison): Written {
  if (comparator === "exactly" && right.kind === "flag") return right.flag;
  return writeBoundBy(comparator, right);
}

/** "at most 5 seconds", or a map where the bound cannot be said in words. */
export function writeBoundBy(comparator: Comparison["comparator"], bound: Expression<Name>): Written {
  const words = operandOf(bound);
  return words === undefined ? writtenMap({ [comparator]: writeFormula(bound) }) : `${comparator} ${words}`;
}
