/** What does a journal claim to hold at an instant, in a text that parties sign and keep?
 *
 *  A checkpoint is a signed note after C2SP: origin, size and root, one line each, then the instant, then after an
 *  empty line one line per signature. Provider and customer sign the same text, so a countersignature is one more
 *  line. Whoever keeps a checkpoint can show for ever what the journal held; two checkpoints of one origin and
 *  size with different roots convict whoever signed both. */

import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, fromHex, joined, toBase64, toHex } from "./bytes.ts";
import type { PublicKey, Signer } from "./key.ts";
import type { TreeHead } from "./proof.ts";

export interface Checkpoint extends TreeHead {
  /** Which journal this is, such as "molar.example/desk/tickets". */
  readonly origin: string;
  /** When it was made, by the signer's clock: "2026-11-05T00:00:00Z". */
  readonly at: string;
}

export interface NoteSignature {
  readonly name: string;
  /** The id of the key, eight hexadecimal digits. */
  readonly id: string;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly signatures: readonly NoteSignature[];
}

/** The text that is signed, its last newline included. */
export function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n${at}\n`;
}

/** The bytes that every signature is over. */
export function signedBytes(checkpoint: Checkpoint): Uint8Array {
  return utf8ToBytes(checkpointText(checkpoint));
}

/** One more signature, by a signer at hand. */
export function countersigned(signed: SignedCheckpoint, { key, sign }: Signer): SignedCheckpoint {
  return withSignature(signed, key, sign(signedBytes(signed.checkpoint)));
}

/** One more signature, made elsewhere over `signedBytes`. */
export function withSignature(
  { checkpoint, signatures }: SignedCheckpoint,
  { name, id }: PublicKey,
  signature: Uint8Array,
): SignedCheckpoint {
  return { checkpoint, signatures: [...signatures, { name, id, signature }] };
}

/** The whole note: text, empty line, signatures. */
export function printCheckpoint({ checkpoint, signatures }: SignedCheckpoint): string {
  const lines = signatures.map(
    ({ name, id, signature }) =>
      `— ${name} ${toBase64(joined(fromHex(id, 4) ?? new Uint8Array(), signature))}\n`,
  );
  return `${checkpointText(checkpoint)}\n${lines.join("")}`;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/** The note of a text that `printCheckpoint` wrote, or undefined: there is one spelling. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const [origin = "", digits = "", encoded = "", at = "", empty, ...lines] = text.split("\n");
  const [size, root] = [Number(digits), fromBase64(encoded)];
  if (origin === "" || empty !== "" || lines.pop() !== "" || !INSTANT.test(at)) return undefined;
  if (!/^(?:0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size) || root?.length !== 32)
    return undefined;
  const signatures = lines.map(signatureIn);
  if (!signatures.every((each) => each !== undefined)) return undefined;
  return { checkpoint: { origin, size, root, at }, signatures };
}

function signatureIn(line: string): NoteSignature | undefined {
  const [, name = "", encoded = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== 68) return undefined;
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}
