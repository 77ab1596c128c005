/** The door of the documents: agreements as text that people can read and sign, and back.
 *
 *  Everything that other folders use of this one is listed here by name. */

export { canonicalAgreement, documentHash } from "./canonical.ts";
export { locateProblems } from "./locate.ts";
export { parseAgreement } from "./parse.ts";
