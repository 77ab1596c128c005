/** What a party may do when things have gone wrong, or well, for long enough.
 *
 *  Lawyers speak of termination rights, step-in rights and rectification plans. A right is a condition
 *  over the figures of a period together with what it allows; the kinds are a closed list, so that each
 *  prints in every language. Whether it holds, and between which dates it can be used, is computed;
 *  that it was used is a decision of people and a fact of its own. */

import type { Condition, Name, TimeAmount } from "./expression.ts";

export type RightAction =
  | "terminate"
  | "terminate the service"
  | "suspend payment"
  | "suspend the service"
  | "step in"
  | "extend the term"
  | "demand a rectification plan"
  | "demand a report"
  | "audit";

export interface RightRule {
  readonly name: string;
  readonly who: "provider" | "customer" | "supplier";
  readonly may: RightAction;
  readonly service?: string;
  /** By how much the term may be extended. */
  readonly by?: TimeAmount;
  /** How soon a plan or a report is owed once it was demanded. */
  readonly deliverWithin?: TimeAmount;
  /** Dimensions in whose cells the right arises separately. */
  readonly per: readonly string[];
  readonly when: Condition<Name>;
  /** How long the other side may mend it first; counted from the end of the period in which it arose. */
  readonly cure?: TimeAmount;
  /** How long before it takes effect notice must be given. */
  readonly notice?: TimeAmount;
  /** How long after it arose the right can be used; absent: as long as its condition holds. */
  readonly within?: TimeAmount;
  /** The calendar on which business time of this right is counted. */
  readonly on?: string;
}
