/** The door of the journal: what makes history provable, by name.
 *
 *  From the entry and its tree to checkpoints, keys and receipts. Everything here is a pure function of its
 *  arguments and runs in a browser too; who signs, and where entries are kept, is somebody else's business. */

export { fromBase64, fromHex, toBase64, toHex } from "./bytes.ts";
export type { Checkpoint, NoteSignature, SignedCheckpoint } from "./checkpoint.ts";
export {
  checkpointText,
  countersigned,
  parseCheckpoint,
  printCheckpoint,
  signedBytes,
  withSignature,
} from "./checkpoint.ts";
export type { Entry, PersonalData } from "./entry.ts";
export { commitment, committed, entryHash, entryText, isBound } from "./entry.ts";
export type { Withheld } from "./excerpt.ts";
export { excerptRoot, withheldOf } from "./excerpt.ts";
export type { Flaw, FlawCode, Sentence } from "./flaw.ts";
export { FLAWS, filled, flaw, flawText } from "./flaw.ts";
export type { PublicKey, Signer } from "./key.ts";
export { isKeyName, isSignedBy, parseKey, printKey, publicKey } from "./key.ts";
export type { HeldKey, Rotation } from "./keyring.ts";
export { keyringOf, rotationEntry } from "./keyring.ts";
export type { TreeHead } from "./proof.ts";
export { consistencyProof, inclusionProof, isContinued, isIncluded } from "./proof.ts";
export type { Frontier, Hash } from "./tree.ts";
export { append, EMPTY_FRONTIER, frontierRoot, leafHash, nodeHash, treeRoot } from "./tree.ts";
export type { Receipt, Vouched } from "./verify.ts";
export { checkReceipt, receiptFor, vouchersOf } from "./verify.ts";
