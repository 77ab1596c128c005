/** The door of evidence: making a bundle, verifying one, and saying what was found. */

export { countersignBundle } from "./countersign.ts";
export type { Difference } from "./difference.ts";
export type { Finding, FindingCode } from "./finding.ts";
export { findingText } from "./finding.ts";
export type { Bundle, BundleInput } from "./make.ts";
export { makeBundle } from "./make.ts";
export type { KeptEntry, KeptJournal, Packing } from "./pack.ts";
export { packBundle } from "./pack.ts";
export type { Part } from "./part.ts";
export type { CompiledVersion, Question, Recomputed } from "./recompute.ts";
export { compileVersions, recompute } from "./recompute.ts";
export type { Verification, VerifyOptions } from "./verify.ts";
export { verifyBundle } from "./verify.ts";
