/** What somebody has to do for a credit that is not given by itself.
 *
 *  The field says "credit request" or "claim": notices and requests that must arrive in time, a sum
 *  below which nobody writes, good standing, and what the claim leads to. A credit that no claim rule
 *  covers is given automatically. The engine computes windows, minimum and standing; the remaining
 *  terms are signed and printed beside them. */

import type { Comparator, Condition, Expression, Name, TimeAmount } from "./expression.ts";

export interface ClaimRule {
  readonly name: string;
  /** Names of credits, or every credit that the provider pays. */
  readonly credits: readonly string[] | "all";
  /** What has to be done, in written order and each in time; at least one step. */
  readonly needs: readonly ClaimStep[];
  /** The calendar on which business time of this rule is counted. */
  readonly on?: string;
  /** On the sum of the credits that the rule covers in the period, before any cap. */
  readonly minimum?: { readonly comparator: Comparator; readonly bound: Expression<Name> };
  /** Good standing: without it the credit is not given, however well it was claimed. */
  readonly onlyIf?: Condition<Name>;
  readonly evidence: readonly string[];
  /** How long the other side may take to decide; counted from the last step. */
  readonly decidedWithin?: TimeAmount;
  readonly silence?: "accepted" | "refused";
  readonly given?: "against future fees" | "on the next invoice" | "in cash";
  /** How long a credit can be used; counted from the last step. */
  readonly expires?: TimeAmount;
  readonly remedy?: "sole" | "not sole";
  readonly burdenOfProof?: "provider" | "customer";
  readonly measuredBy?: "provider" | "customer" | "third party";
}

/** A fact that must be there in time: a notice, a ticket, a request. */
export interface ClaimStep {
  readonly name: string;
  /** The set whose items are such facts. */
  readonly by: string;
  readonly where?: Condition<Name>;
  /** The instant or date whose period an item speaks for; absent: the date that its set gives it. */
  readonly datedBy?: Expression<Name>;
  /** Absent: the step can be made at any time, and is never too late. */
  readonly window?: ClaimWindow;
}

/** The time in which a step must be made. */
export interface ClaimWindow {
  readonly within: TimeAmount;
  /** What it is counted from: an instant, or a date, which is over before the window begins. */
  readonly after: Expression<Name>;
}
