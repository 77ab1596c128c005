/** The door of the documents: agreements as text that people can read and sign, and back.
 *
 *  Everything that other folders use of this one is listed here by name. */

export { canonicalAgreement, documentHash } from "./canonical.ts";
export { composeChecked } from "./compose/checked.ts";
export type { Composition } from "./compose/compose.ts";
export { composeAgreement } from "./compose/compose.ts";
export type { Deviation } from "./compose/deviations.ts";
export { deviationsOf } from "./compose/deviations.ts";
export type { Change, Impact, Shielded } from "./compose/impact.ts";
export { templateImpact } from "./compose/impact.ts";
export type { Library, LibraryDocument } from "./compose/library.ts";
export { libraryDocument } from "./compose/library.ts";
export { placedIn } from "./compose/places.ts";
export { locateProblems } from "./locate.ts";
export { parseAgreement } from "./parse.ts";
export { printAgreement } from "./print.ts";
export { withDeviations } from "./prose/annex.ts";
export { PROSE_PRINTER, printContract, printPromise } from "./prose/contract.ts";
export { contractBody, proseToHtml } from "./prose/page/html.ts";
export { proseToMarkdown } from "./prose/page/markdown.ts";
export type {
  ContractProse,
  ProseBlock,
  ProseClause,
  ProseSection,
  ProseTable,
  Sentence,
  Span,
} from "./prose/prose.ts";
export { plainText } from "./prose/prose.ts";
export { agreementSchema, schemaText } from "./schema/schema.ts";
