/** Claims and rights in the words of the document. */

import type { ClaimRule, ClaimStep } from "../../engine/prepare/claim.ts";
import type { RightRule } from "../../engine/prepare/right.ts";
import { writeBoundBy, writeCondition } from "./condition.ts";
import { writeAmount } from "./constant.ts";
import { writeFormula } from "./formula.ts";
import { mapOfEntries, unlessEmpty, type WrittenMap, writtenMap } from "./written.ts";

export function writeClaim(claim: ClaimRule): WrittenMap {
  const { minimum } = claim;
  return writtenMap(
    {
      credits: claim.credits,
      needs: mapOfEntries(
        claim.needs.map((step) => [step.name, writeStep(step)] as const),
        true,
      ),
      on: claim.on,
      minimum: minimum && writeBoundBy(minimum.comparator, minimum.bound),
      "only if": claim.onlyIf && writeCondition(claim.onlyIf),
      evidence: unlessEmpty(claim.evidence),
      "decided within": claim.decidedWithin && writeAmount(claim.decidedWithin),
      silence: claim.silence,
      given: claim.given,
      expires: claim.expires && writeAmount(claim.expires),
      remedy: claim.remedy,
      "burden of proof": claim.burdenOfProof,
      "measured by": claim.measuredBy,
    },
    true,
  );
}

function writeStep({ by, where, datedBy, window }: ClaimStep): WrittenMap {
  return writtenMap({
    by,
    where: where && writeCondition(where),
    "dated by": datedBy && writeFormula(datedBy),
    within: window && writeAmount(window.within),
    after: window && writeFormula(window.after),
  });
}

export function writeRight(right: RightRule): WrittenMap {
  return writtenMap(
    {
      who: right.who,
      may: right.may,
      service: right.service,
      by: right.by && writeAmount(right.by),
      "deliver within": right.deliverWithin && writeAmount(right.deliverWithin),
      per: unlessEmpty(right.per),
      when: writeCondition(right.when),
      cure: right.cure && writeAmount(right.cure),
      notice: right.notice && writeAmount(right.notice),
      within: right.within && writeAmount(right.within),
      on: right.on,
    },
    true,
  );
}
