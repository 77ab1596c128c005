/** The door of the documents: agreements as text that people can read and sign, and back.
 *
 *  Everything that other folders use of this one is listed here by name. */

export { canonicalAgreement, documentHash } from "./canonical.ts";
export { locateProblems } from "./locate.ts";
export { parseAgreement } from "./parse.ts";
export { printAgreement } from "./print.ts";
export { printContract } from "./prose/contract.ts";
export { proseToHtml } from "./prose/html.ts";
export { proseToMarkdown } from "./prose/markdown.ts";
export type { ContractProse } from "./prose/prose.ts";
