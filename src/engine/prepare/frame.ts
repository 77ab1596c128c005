/** The terms around the promises: why they are made, who does what, when people meet, what silence means.
 *
 *  The field calls them the frame of an agreement. No figure follows from them, so the engine never reads
 *  them; yet they are checked as strictly as the rest, for a matrix without anybody accountable, or an
 *  exclusion that nothing takes out, is found in court and not before. The value is absent from an
 *  agreement that states none of them. */

import type { PeriodKind } from "./agreement.ts";
import type { Comparator, Literal, TimeAmount, Verdict } from "./expression.ts";

/** On which side of the agreement somebody stands. */
export type Side = "provider" | "customer" | "supplier";

export interface Frame {
  readonly goals: readonly BusinessGoal[];
  readonly responsible?: ResponsibilityMatrix;
  readonly reviews: readonly ServiceReview[];
  readonly silences: readonly Silence[];
  readonly exclusions: readonly Exclusion[];
  readonly signatories: readonly Signatory[];
}

/** What the customer wants of the service, and by which figure of their own they will see it. */
export interface BusinessGoal {
  readonly name: string;
  readonly owner: string;
  readonly indicator: string;
  /** Where the indicator stood before. */
  readonly baseline?: Literal;
  readonly aim: { readonly comparator: Comparator; readonly bound: Literal };
  readonly each: PeriodKind;
  readonly source?: string;
  /** What holds for a period in which nobody reported the indicator. */
  readonly withoutValue?: Verdict;
  /** Targets of this agreement by which the goal is to be reached. */
  readonly servedBy: readonly string[];
}

/** Who does, answers for, is asked about and is told of each task: RACI. */
export interface ResponsibilityMatrix {
  readonly roles: readonly { readonly name: string; readonly party: Side }[];
  readonly tasks: readonly Task[];
}

export interface Task {
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly letter: Letter }[];
}

/** Responsible, accountable, consulted, informed; one role may do a task and answer for it. */
export type Letter = "R" | "A" | "C" | "I" | "A and R";

/** The calendar on which business days and hours of a term are counted. */
export interface CountedOn {
  readonly on?: { readonly kind: "calendar"; readonly name: string };
}

/** A meeting of both sides about a period that is over. */
export interface ServiceReview extends CountedOn {
  readonly name: string;
  readonly each: PeriodKind;
  /** How long after the period's end at the latest. */
  readonly within?: TimeAmount;
  readonly invited: readonly string[];
  readonly agenda: readonly string[];
}

/** What it means when one side does not answer a request of the other. */
export interface Silence extends CountedOn {
  readonly request: Request;
  readonly within: TimeAmount;
  readonly countsAs: "accepted" | "refused";
}

export type Request = "exclusion" | "statement" | "correction" | "amendment" | "claim" | "review minutes";

/** Time or items that are taken out of a measure, with who may say so and what they must show. */
export interface Exclusion extends CountedOn {
  readonly name: string;
  readonly type: ExclusionType;
  /** The timeline by which it is taken out, or the stream of facts that reports it. */
  readonly timeline?: string;
  readonly facts?: string;
  readonly declaredBy: Side;
  readonly notice?: TimeAmount;
  readonly evidence: readonly string[];
  /** At most so much of it is taken out in each period; absent: in each governing one. */
  readonly budget?: { readonly atMost: TimeAmount; readonly each?: PeriodKind };
}

export type ExclusionType =
  | "planned maintenance"
  | "emergency maintenance"
  | "force majeure"
  | "customer-caused"
  | "third party"
  | "beyond quota";

/** A person who binds a party. */
export interface Signatory {
  readonly party: Side;
  readonly name: string;
  /** The office in which the person signs. */
  readonly capacity: string;
}
