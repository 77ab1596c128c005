/** Whose signature is this? Keys as a line of text that people can send to each other.
 *
 *  The form is that of C2SP signed notes: name, key id and key, joined by "+". The id is a hash of name and key, so
 *  a line in which either was changed contradicts itself. A short id is no proof; what is trusted is the whole
 *  line, handed over by another way than the file it verifies. */

import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, joined, toBase64, toHex } from "./bytes.ts";

export interface PublicKey {
  /** Who signs with it; without spaces and "+". */
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  /** 32 bytes of Ed25519. */
  readonly bytes: Uint8Array;
}

/** Signs bytes; the secret stays with whoever made this function. */
export interface Signer {
  readonly key: PublicKey;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** The mark of Ed25519 in keys and ids of signed notes. */
const ED25519 = Uint8Array.of(1);

/** Whether a text can be the name of a key. */
export function isKeyName(name: string): boolean {
  return name !== "" && !/[\s+\p{C}]/u.test(name);
}

export function publicKey(name: string, bytes: Uint8Array): PublicKey {
  const hash = sha256(joined(utf8ToBytes(`${name}\n`), ED25519, bytes));
  return { name, id: toHex(hash.subarray(0, 4)), bytes };
}

/** "molar.example+c74f20a3+ARrb…". */
export function printKey({ name, id, bytes }: PublicKey): string {
  return `${name}+${id}+${toBase64(joined(ED25519, bytes))}`;
}

/** The key of a line that `printKey` wrote, or undefined. */
export function parseKey(text: string): PublicKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text);
  const [, name = "", id = "", encoded = ""] = match ?? [];
  const marked = fromBase64(encoded);
  if (!isKeyName(name) || marked?.length !== 33 || marked[0] !== ED25519[0]) return undefined;
  const key = publicKey(name, marked.subarray(1));
  return key.id === id ? key : undefined;
}

/** Whether the key's owner signed exactly these bytes (RFC 8032, without leniency). */
export function isSignedBy({ bytes: key }: PublicKey, signed: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, signed, key, { zip215: false });
  } catch {
    // The library throws for bytes that are no point of the curve: nobody signed with them.
    return false;
  }
}
