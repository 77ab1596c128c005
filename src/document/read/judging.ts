/** From measures to money: timelines by name, fees, figures, targets, credits and caps. */

import type {
  CreditCap,
  CreditRule,
  Figure,
  Level,
  Named,
  NamedTimeline,
  ServiceLevelTarget,
} from "../../engine/prepare/agreement.ts";
import type { Expression, Name } from "../../engine/prepare/expression.ts";
import type { Rounding } from "../../engine/value/rounding.ts";
import { CAP, CREDIT, FIGURE, LEVEL, TARGET, VERDICTS, VOLUME } from "../keywords/judging.ts";
import { THE_PERIOD } from "../keywords/timeline.ts";
import { COMPARATORS, comparisonSentence, splitComparison } from "../phrase/comparison.ts";
import { readPeriod } from "../phrase/period.ts";
import { readSpan } from "../phrase/periods.ts";
import { readRounding, readRoundingMode } from "../phrase/rounding.ts";
import { type Node, valueAt } from "../tree.ts";
import { readChain } from "./chain.ts";
import { readCondition, readOperand } from "./condition.ts";
import { checkReserved, readDeclarations } from "./declaration.ts";
import { readNames } from "./facts.ts";
import { readFormula } from "./formula.ts";
import { STAND_IN } from "./literal.ts";
import {
  checkName,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readName,
  readNamed,
  readPhrase,
  readText,
  readWhole,
  report,
  reportType,
} from "./reading.ts";
import { readTimeline } from "./timeline.ts";

/** More targets than this are a list from a machine, and belong into a table. */
export const MOST_TARGETS = 1000;

const HALF_UP: Rounding = { mode: "half up", decimals: 0 };

/** Timelines by name. */
export function readTimelineSection(reading: Reading, node: Node | undefined): readonly NamedTimeline[] {
  return readNamed(reading, node, "section of timelines", (name, value) => {
    checkReserved(reading, name, [THE_PERIOD], value.pointer);
    return { name, is: readTimeline(reading, value) };
  });
}

/** Fees by name. */
export function readFees(reading: Reading, node: Node | undefined): readonly Named<Expression<Name>>[] {
  return readDeclarations(reading, node, "section of fees", (name, value) => ({
    name,
    is: readFormula(reading, value),
  }));
}

/** Figures by name: a formula alone, or one that is formed per the values of fields. */
export function readFigures(reading: Reading, node: Node | undefined): readonly Figure[] {
  return readDeclarations(reading, node, "section of figures", (name, value) => {
    const isPer = value.kind === "map" && (valueAt(value, "is") ?? valueAt(value, "per")) !== undefined;
    if (!isPer) return { name, per: [], is: readFormula(reading, value) };
    const fields = fieldsOf(reading, value, FIGURE);
    const per = maybe(fields.get("per"), (each) => readNames(reading, each)) ?? [];
    return { name, per, is: readFormula(reading, fields.need("is")) };
  });
}

/** The targets. */
export function readTargets(reading: Reading, node: Node | undefined): readonly ServiceLevelTarget[] {
  if (node?.kind === "map" && node.entries.length > MOST_TARGETS) {
    const message = `${node.entries.length} targets are more than the ${MOST_TARGETS} that can be read; form targets "per" field with their parameters in tables.`;
    report(reading, "too-many-targets", node.pointer, message);
    return [];
  }
  return readDeclarations(reading, node, "section of targets", (name, value) =>
    readTarget(reading, name, value),
  );
}

function readTarget(reading: Reading, name: string, node: Node): ServiceLevelTarget {
  const fields = fieldsOf(reading, node, TARGET);
  return {
    name,
    per: maybe(fields.get("per"), (each) => readNames(reading, each)) ?? [],
    measure: readFormula(reading, fields.need("measure")),
    withoutValue: readChoice(reading, fields.need("without value"), VERDICTS),
    ...given({
      service: maybe(fields.get("service"), (each) => readName(reading, each, "the name of a service")),
      expected: maybe(fields.get("expected"), (each) => readLevel(reading, each)),
      minimum: maybe(fields.get("minimum"), (each) => readLevel(reading, each)),
      rounding: maybe(fields.get("rounding"), (each) =>
        readPhrase(reading, each, readRounding, HALF_UP, 'a rounding rule such as "half up to 2 decimals"'),
      ),
      volume: maybe(fields.get("volume"), (each) => readVolume(reading, each)),
      datedBy: maybe(fields.get("dated by"), (each) => readFormula(reading, each)),
      period: maybe(fields.get("period"), (each) =>
        readPhrase(
          reading,
          each,
          readPeriod,
          { kind: "calendar month" },
          "a period such as calendar quarter",
        ),
      ),
      text: maybe(fields.get("text"), (each) => readText(reading, each)),
      restsOn: maybe(fields.get("rests on"), (each) => readChain(reading, each)),
    }),
  };
}

function readVolume(reading: Reading, node: Node): NonNullable<ServiceLevelTarget["volume"]> {
  const fields = fieldsOf(reading, node, VOLUME);
  return {
    count: readFormula(reading, fields.need("of")),
    fewerThan: readWhole(reading, fields.need("fewer than"), 1),
    // biome-ignore lint/suspicious/noThenProperty: the word of the document; nothing here is awaited.
    then: readChoice(reading, fields.need("then"), VERDICTS),
  };
}

/** A level in words, or in a map where its bound is a formula. */
export function readLevel(reading: Reading, node: Node): Level {
  const none: Level = { comparator: "at least", bound: STAND_IN };
  if (node.kind === "text") {
    const split = splitComparison(node.text);
    if (split !== undefined)
      return { comparator: split.comparator, bound: readOperand(reading, split.operand, node.pointer) };
    report(reading, "comparator-missing", node.pointer, comparisonSentence(node.text));
    return none;
  }
  if (node.kind === "number") {
    report(reading, "comparator-missing", node.pointer, comparisonSentence(node.digits));
    return none;
  }
  if (node.kind !== "map") {
    reportType(reading, node, 'a level such as "at least 95 %"');
    return none;
  }
  const fields = fieldsOf(reading, node, LEVEL);
  const [found] = COMPARATORS.flatMap((comparator) => {
    const bound = fields.get(comparator);
    return bound === undefined ? [] : [{ comparator, bound: readFormula(reading, bound) }];
  });
  return found ?? none;
}

/** The credits. */
export function readCredits(reading: Reading, node: Node | undefined): readonly CreditRule[] {
  return readDeclarations(reading, node, "section of credits", (name, value) => {
    checkReserved(reading, name, ["all"], value.pointer);
    const fields = fieldsOf(reading, value, CREDIT);
    return {
      name,
      when: maybe(fields.get("when"), (each) => readWhen(reading, each)) ?? "missed",
      amount: readFormula(reading, fields.need("amount")),
      rounding: readPhrase(
        reading,
        fields.need("rounding"),
        readRoundingMode,
        "half up" as const,
        "a way of rounding such as half up",
      ),
      paidBy:
        maybe(fields.get("paid by"), (each) =>
          readChoice(reading, each, ["provider", "customer"] as const),
        ) ?? "provider",
      ...given({
        target: maybe(fields.get("for"), (each) => readName(reading, each, "the name of a target")),
      }),
    };
  });
}

function readWhen(reading: Reading, node: Node): CreditRule["when"] {
  if (node.kind === "map") return readCondition(reading, node);
  return readChoice(reading, node, ["missed", "below minimum", "always"] as const);
}

/** The caps, in the order in which they are applied. */
export function readCaps(reading: Reading, node: Node | undefined): readonly CreditCap[] {
  return readNamed(reading, node, "section of caps", (name, value) => {
    const fields = fieldsOf(reading, value, CAP);
    const credits = fields.need("credits");
    return {
      name,
      per: maybe(fields.get("per"), (each) => readNames(reading, each)) ?? [],
      credits:
        credits.kind === "text"
          ? readChoice(reading, credits, ["all"] as const)
          : readNames(reading, credits),
      atMost: readFormula(reading, fields.need("at most")),
      above: readAbove(reading, fields.need("above")),
      ...given({
        each: maybe(fields.get("each"), (each) =>
          readPhrase(reading, each, readSpan, { kind: "term" }, "a span such as calendar quarter"),
        ),
      }),
    };
  });
}

function readAbove(reading: Reading, node: Node): CreditCap["above"] {
  const account = node.kind === "text" ? /^to account (\S.*)$/s.exec(node.text)?.[1] : undefined;
  if (account === undefined)
    return readChoice(reading, node, ["lost", "carried forward", "paid in cash"] as const);
  checkName(reading, account, node.pointer);
  return { account };
}
