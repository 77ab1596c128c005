/** What a law is: a sentence about the product that must be true in every case one can make up.
 *
 *  A law is tried many times. A try answers with nothing, or with what was wrong, in words; the case can
 *  be had again from the law's name and the number of the case, because its chance comes from both. */
import type { RandomSource } from "../world/random.ts";

export interface Law {
  readonly name: string;
  /** Out of all cases, how many this law gets; laws that cost more get fewer. */
  readonly weight: number;
  /** `broken` asks the law to plant its defect, which it must then report in some case. */
  tryOnce(random: RandomSource, caseNumber: number, broken: boolean): string | undefined;
}
