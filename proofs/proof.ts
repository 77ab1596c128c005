/**
 * What a proof is: one promise of the product, and a program that measures whether it is kept.
 *
 * A proof never stops at "it works". It returns the figures it measured, so that a reader can see how much was
 * tried. Every proof also carries a seeded defect: a fault it plants on request and must then report, because
 * a check that cannot fail proves nothing.
 */

export interface ProofOptions {
  /** Path of a file with foreign data; without it the proof uses data of our own making. */
  readonly input?: string;
  /** How many cases to try, where the proof makes its own. */
  readonly cases?: number;
  /** When true the proof plants its defect and is expected to answer `holds: false`. */
  readonly seedDefect: boolean;
  /** Progress for a person; it goes to stderr and is no part of the answer. */
  readonly log: (line: string) => void;
}

export interface ProofResult {
  readonly holds: boolean;
  /** What was measured, ready for JSON (a bigint is printed as its digits). */
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface Proof {
  /** The word on the command line: `npm run -s proof -- NAME`. */
  readonly name: string;
  /** The promise in one sentence, as a customer would say it. */
  readonly promise: string;
  /** True when it takes seconds: it then runs whenever no name is given. */
  readonly quick: boolean;
  run(options: ProofOptions): Promise<ProofResult>;
}
