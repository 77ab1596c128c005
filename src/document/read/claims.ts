/** Claims and rights: what has to be done for a credit, and what a party may do. */

import type { ClaimRule, ClaimStep } from "../../engine/prepare/claim.ts";
import type { RightRule } from "../../engine/prepare/right.ts";
import { CLAIM, CLAIM_STEP, GIVEN, MEASURERS, REMEDY, SIDES, SILENCE } from "../keywords/claim.ts";
import { ACTIONS, RIGHT, ROLES } from "../keywords/right.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { readNames } from "./facts.ts";
import { readFormula } from "./formula.ts";
import { readLevel } from "./judging.ts";
import { readAmount } from "./literal.ts";
import {
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readNamed,
  readText,
  report,
} from "./reading.ts";

/** The claim rules. */
export function readClaims(reading: Reading, node: Node | undefined): readonly ClaimRule[] {
  return readNamed(reading, node, "section of claims", (name, value) => readClaim(reading, name, value));
}

function readClaim(reading: Reading, name: string, node: Node): ClaimRule {
  const fields = fieldsOf(reading, node, CLAIM);
  const amount = (key: string) => maybe(fields.get(key), (each) => readAmount(reading, each));
  const word = <T extends string>(key: string, words: readonly T[]): T | undefined =>
    maybe(fields.get(key), (each) => readChoice(reading, each, words));
  const credits = fields.need("credits");
  return {
    name,
    credits:
      credits.kind === "text" ? readChoice(reading, credits, ["all"] as const) : readNames(reading, credits),
    needs: readSteps(reading, fields.need("needs")),
    evidence:
      maybe(fields.get("evidence"), (each) => readList(reading, each, (item) => readText(reading, item))) ??
      [],
    ...given({
      on: maybe(fields.get("on"), (each) => readName(reading, each, "the name of a calendar")),
      minimum: maybe(fields.get("minimum"), (each) => readLevel(reading, each)),
      onlyIf: maybe(fields.get("only if"), (each) => readCondition(reading, each)),
      decidedWithin: amount("decided within"),
      silence: word("silence", SILENCE),
      given: word("given", GIVEN),
      expires: amount("expires"),
      remedy: word("remedy", REMEDY),
      burdenOfProof: word("burden of proof", SIDES),
      measuredBy: word("measured by", MEASURERS),
    }),
  };
}

/** At least one step: a credit that needs nothing is given by itself. */
function readSteps(reading: Reading, node: Node): readonly ClaimStep[] {
  const steps = readNamed(reading, node, "map of claim steps", (name, value) =>
    readStep(reading, name, value),
  );
  if (node.kind === "map" && node.entries.length === 0 && !node.incomplete) {
    const message = 'A claim needs at least one step; write one, such as "request: { by: requests, ... }".';
    report(reading, "missing-key", node.pointer, message);
  }
  return steps;
}

function readStep(reading: Reading, name: string, node: Node): ClaimStep {
  const fields = fieldsOf(reading, node, CLAIM_STEP);
  const within = maybe(fields.get("within"), (each) => readAmount(reading, each));
  const after = maybe(fields.get("after"), (each) => readFormula(reading, each));
  return {
    name,
    by: readName(reading, fields.need("by"), "the name of a set of items"),
    ...given({
      window: within && after && { within, after },
      where: maybe(fields.get("where"), (each) => readCondition(reading, each)),
      datedBy: maybe(fields.get("dated by"), (each) => readFormula(reading, each)),
    }),
  };
}

/** The rights. */
export function readRights(reading: Reading, node: Node | undefined): readonly RightRule[] {
  return readNamed(reading, node, "section of rights", (name, value) => {
    const fields = fieldsOf(reading, value, RIGHT);
    const amount = (key: string) => maybe(fields.get(key), (each) => readAmount(reading, each));
    return {
      name,
      who: readChoice(reading, fields.need("who"), ROLES),
      may: readChoice(reading, fields.need("may"), ACTIONS),
      per: maybe(fields.get("per"), (each) => readNames(reading, each)) ?? [],
      when: readCondition(reading, fields.need("when")),
      ...given({
        service: maybe(fields.get("service"), (each) => readName(reading, each, "the name of a service")),
        by: amount("by"),
        deliverWithin: amount("deliver within"),
        cure: amount("cure"),
        notice: amount("notice"),
        within: amount("within"),
        on: maybe(fields.get("on"), (each) => readName(reading, each, "the name of a calendar")),
      }),
    };
  });
}
