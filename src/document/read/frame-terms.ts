/** The terms around the promises: goals, the matrix, reviews, silence, exclusions and signatories.
 *
 *  An agreement that states none of them has no frame at all, so that it stays the value it was. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { Literal } from "../../engine/prepare/expression.ts";
import type {
  BusinessGoal,
  CountedOn,
  Exclusion,
  Frame,
  ResponsibilityMatrix,
  ServiceReview,
  Side,
  Signatory,
  Silence,
} from "../../engine/prepare/frame.ts";
import {
  EXCLUSION,
  EXCLUSION_TYPES,
  GOAL,
  LETTERS,
  REQUESTS,
  RESPONSIBLE,
  REVIEW,
  SIDES,
  SIGNATORIES,
  SIGNATORY,
  SILENCE,
  SILENCES,
} from "../keywords/frame.ts";
import { VERDICTS } from "../keywords/judging.ts";
import { comparisonSentence, splitComparison } from "../phrase/comparison.ts";
import { readPeriod } from "../phrase/period.ts";
import type { Node } from "../tree.ts";
import { readOperand } from "./condition.ts";
import { readNames } from "./facts.ts";
import { readAmount, readScalar, STAND_IN } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readNamed,
  readPhrase,
  report,
  reportType,
} from "./reading.ts";

/** The frame, under its own key of the agreement; no key when nothing of it is stated. */
export function readFrame(reading: Reading, fields: Fields): Pick<Agreement, "frame"> {
  const responsible = maybe(fields.get("responsible"), (each) => readMatrix(reading, each));
  const frame: Frame = {
    goals: readNamed(reading, fields.get("goals"), "section of goals", (name, value) =>
      readGoal(reading, name, value),
    ),
    ...given({ responsible }),
    reviews: readNamed(reading, fields.get("reviews"), "section of reviews", (name, value) =>
      readReview(reading, name, value),
    ),
    silences: maybe(fields.get("silence"), (each) => readSilences(reading, each)) ?? [],
    exclusions: readNamed(reading, fields.get("exclusions"), "section of exclusions", (name, value) =>
      readExclusion(reading, name, value),
    ),
    signatories: maybe(fields.get("signatories"), (each) => readSignatories(reading, each)) ?? [],
  };
  const { goals, reviews, silences, exclusions, signatories } = frame;
  const isEmpty = [goals, reviews, silences, exclusions, signatories].every((part) => part.length === 0);
  return isEmpty && responsible === undefined ? {} : { frame };
}

function readGoal(reading: Reading, name: string, node: Node): BusinessGoal {
  const fields = fieldsOf(reading, node, GOAL);
  return {
    name,
    owner: readName(reading, fields.need("owner")),
    indicator: readName(reading, fields.need("indicator")),
    aim: readAim(reading, fields.need("aims at")),
    each: readEach(reading, fields.need("each")),
    servedBy: readNames(reading, fields.need("served by")),
    ...given({
      baseline: maybe(fields.get("baseline"), (each) => readConstant(reading, each)),
      source: maybe(fields.get("source"), (each) => readName(reading, each)),
      withoutValue: maybe(fields.get("without value"), (each) => readChoice(reading, each, VERDICTS)),
    }),
  };
}

function readAim(reading: Reading, node: Node): BusinessGoal["aim"] {
  const none = { comparator: "at least", bound: STAND_IN } as const;
  if (node.kind !== "text") {
    reportType(reading, node, 'a level such as "at most 50"');
    return none;
  }
  const split = splitComparison(node.text);
  if (split === undefined) {
    report(reading, "comparator-missing", node.pointer, comparisonSentence(node.text));
    return none;
  }
  const bound = readOperand(reading, split.operand, node.pointer);
  return { comparator: split.comparator, bound: constantOf(reading, bound, node.pointer) };
}

function readConstant(reading: Reading, node: Node): Literal {
  if (node.kind !== "text" && node.kind !== "number") {
    reportType(reading, node, "a constant such as 95 %");
    return STAND_IN;
  }
  return constantOf(reading, readScalar(reading, node), node.pointer);
}

/** Goals are measured outside of the agreement, so no name of it can stand in one. */
function constantOf(reading: Reading, read: ReturnType<typeof readScalar>, pointer: string): Literal {
  if (read === STAND_IN) return STAND_IN;
  switch (read.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
      return read;
    default:
      report(reading, "wrong-type", pointer, "A goal is stated by a constant; write one, such as 95 %.");
      return STAND_IN;
  }
}

function readMatrix(reading: Reading, node: Node): ResponsibilityMatrix {
  const fields = fieldsOf(reading, node, RESPONSIBLE);
  return {
    roles: readNamed(reading, fields.need("roles"), "list of roles", (name, value) => ({
      name,
      party: readChoice(reading, value, SIDES),
    })),
    tasks: readNamed(reading, fields.need("tasks"), "list of tasks", (name, value) => ({
      name,
      parts: readNamed(reading, value, "list of roles", (role, letter) => ({
        name: role,
        letter: readChoice(reading, letter, LETTERS),
      })),
    })),
  };
}

function readReview(reading: Reading, name: string, node: Node): ServiceReview {
  const fields = fieldsOf(reading, node, REVIEW);
  return {
    name,
    each: readEach(reading, fields.need("each")),
    invited: readNames(reading, fields.need("invited")),
    agenda: maybe(fields.get("agenda"), (each) => readNames(reading, each)) ?? [],
    ...given({ within: maybe(fields.get("within"), (each) => readAmount(reading, each)) }),
    ...readOn(reading, fields),
  };
}

function readSilences(reading: Reading, node: Node): readonly Silence[] {
  fieldsOf(reading, node, SILENCES);
  if (node.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }): readonly Silence[] => {
    const request = REQUESTS.find((each) => each === key);
    if (request === undefined) return [];
    const fields = fieldsOf(reading, value, SILENCE);
    const within = readAmount(reading, fields.need("within"));
    const countsAs = readChoice(reading, fields.need("counts as"), ["accepted", "refused"] as const);
    return [{ request, within, countsAs, ...readOn(reading, fields) }];
  });
}

function readExclusion(reading: Reading, name: string, node: Node): Exclusion {
  const fields = fieldsOf(reading, node, EXCLUSION);
  return {
    name,
    type: readChoice(reading, fields.need("type"), EXCLUSION_TYPES),
    declaredBy: readChoice(reading, fields.need("declared by"), SIDES),
    evidence: maybe(fields.get("evidence"), (each) => readNames(reading, each)) ?? [],
    ...given({
      timeline: maybe(fields.get("timeline"), (each) => readName(reading, each, "the name of a timeline")),
      facts: maybe(fields.get("facts"), (each) => readName(reading, each, "the name of a stream")),
      notice: maybe(fields.get("notice"), (each) => readAmount(reading, each)),
      budget: readBudget(reading, fields),
    }),
    ...readOn(reading, fields),
  };
}

function readBudget(reading: Reading, fields: Fields): Exclusion["budget"] {
  const atMost = maybe(fields.get("at most"), (each) => readAmount(reading, each));
  const period = fields.get("each");
  if (atMost !== undefined)
    return { atMost, ...given({ each: maybe(period, (each) => readEach(reading, each)) }) };
  if (period !== undefined)
    report(reading, "missing-key", period.pointer, 'A period needs its most; write "at most" beside "each".');
  return undefined;
}

function readSignatories(reading: Reading, node: Node): readonly Signatory[] {
  fieldsOf(reading, node, SIGNATORIES);
  if (node.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }) => {
    const party: Side | undefined = SIDES.find((each) => each === key);
    if (party === undefined) return [];
    return readList(reading, value, (item) => {
      const fields = fieldsOf(reading, item, SIGNATORY);
      const name = readName(reading, fields.need("name"), "the name of a person");
      return { party, name, capacity: readName(reading, fields.need("as"), "an office") };
    });
  });
}

function readOn(reading: Reading, fields: Fields): CountedOn {
  const name = maybe(fields.get("on"), (each) => readName(reading, each, "the name of a calendar"));
  return name === undefined ? {} : { on: { kind: "calendar", name } };
}

function readEach(reading: Reading, node: Node): BusinessGoal["each"] {
  const wanted = "a period such as calendar month";
  return readPhrase(reading, node, readPeriod, { kind: "calendar month" }, wanted);
}
