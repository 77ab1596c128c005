/** How the words of a contract are to be read: the fixed rules of the agreement language.
 *
 *  They hold for every agreement of this language version and are part of what is signed; only the
 *  rules whose words occur in a contract are printed, so that a short contract stays short. */

export interface Reading {
  /** The rule is printed when the contract's text holds this; without it, always. */
  readonly when?: RegExp;
  readonly title: string;
  readonly text: string;
}
