/** The terms around the promises in the words of the document. */

import type {
  BusinessGoal,
  Exclusion,
  Frame,
  ResponsibilityMatrix,
  ServiceReview,
  Signatory,
  Silence,
} from "../../engine/prepare/frame.ts";
import { printPeriod } from "../phrase/period.ts";
import { writeBoundBy } from "./condition.ts";
import { writeAmount } from "./constant.ts";
import { writeFormula } from "./formula.ts";
import { mapOfEntries, unlessEmpty, type Written, type WrittenMap, writtenMap } from "./written.ts";

/** The sections of the frame by their top keys; none when nothing of it is stated. */
export function writeFrame(frame: Frame | undefined): Readonly<Record<string, Written | undefined>> {
  if (frame === undefined) return {};
  return {
    goals: section(frame.goals, writeGoal),
    responsible: frame.responsible && writeMatrix(frame.responsible),
    reviews: section(frame.reviews, writeReview),
    silence: writeSilences(frame.silences),
    exclusions: section(frame.exclusions, writeExclusion),
    signatories: writeSignatories(frame.signatories),
  };
}

function section<T extends { readonly name: string }>(
  terms: readonly T[],
  write: (each: T) => Written,
): WrittenMap | undefined {
  if (terms.length === 0) return undefined;
  return mapOfEntries(
    terms.map((each) => [each.name, write(each)]),
    true,
  );
}

function writeGoal(goal: BusinessGoal): WrittenMap {
  return writtenMap(
    {
      owner: goal.owner,
      indicator: goal.indicator,
      baseline: goal.baseline && writeFormula(goal.baseline),
      "aims at": writeBoundBy(goal.aim.comparator, goal.aim.bound),
      each: printPeriod(goal.each),
      source: goal.source,
      "without value": goal.withoutValue,
      "served by": goal.servedBy,
    },
    true,
  );
}

function writeMatrix({ roles, tasks }: ResponsibilityMatrix): WrittenMap {
  return writtenMap(
    {
      roles: mapOfEntries(
        roles.map(({ name, party }) => [name, party]),
        true,
      ),
      tasks: mapOfEntries(
        tasks.map(({ name, parts }) => [name, mapOfEntries(parts.map((part) => [part.name, part.letter]))]),
        true,
      ),
    },
    true,
  );
}

function writeReview({ each, within, on, invited, agenda }: ServiceReview): WrittenMap {
  return writtenMap(
    {
      each: printPeriod(each),
      within: within && writeAmount(within),
      on: on?.name,
      invited,
      agenda: unlessEmpty(agenda),
    },
    true,
  );
}

function writeSilences(silences: readonly Silence[]): WrittenMap | undefined {
  if (silences.length === 0) return undefined;
  return mapOfEntries(
    silences.map(({ request, within, on, countsAs }) => [
      request,
      writtenMap({ within: writeAmount(within), on: on?.name, "counts as": countsAs }),
    ]),
    true,
  );
}

function writeExclusion(exclusion: Exclusion): WrittenMap {
  return writtenMap(
    {
      type: exclusion.type,
      timeline: exclusion.timeline,
      facts: exclusion.facts,
      "declared by": exclusion.declaredBy,
      notice: exclusion.notice && writeAmount(exclusion.notice),
      on: exclusion.on?.name,
      evidence: unlessEmpty(exclusion.evidence),
      "at most": exclusion.budget && writeAmount(exclusion.budget.atMost),
      each: exclusion.budget?.each && printPeriod(exclusion.budget.each),
    },
    true,
  );
}

/** Grouped by party, in the order in which the parties first appear. */
function writeSignatories(signatories: readonly Signatory[]): WrittenMap | undefined {
  if (signatories.length === 0) return undefined;
  const parties = [...new Set(signatories.map(({ party }) => party))];
  return mapOfEntries(
    parties.map((side) => [
      side,
      signatories
        .filter(({ party }) => party === side)
        .map(({ name, capacity }) => writtenMap({ name, as: capacity })),
    ]),
    true,
  );
}
