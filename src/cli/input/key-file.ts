/** Keys in files: a secret one to sign with, public ones to verify against.
 *
 *  A file holds one line. The secret's form is that of Go's signed notes, so other tools of that family read it
 *  too; it is written once, for its owner's eyes only, and never over another file. Signing is the machine's own
 *  Ed25519, verifying another's, so that two implementations have to agree. */

import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fromBase64, toBase64 } from "../../journal/bytes.ts";
import { type PublicKey, parseKey, printKey, publicKey, type Signer } from "../../journal/key.ts";
import { UsageError } from "../failure.ts";
import { readDocument } from "./read-bounded.ts";

const SECRET = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(\S+)\n?$/;

/** Makes a pair: the secret in `path`, the public line in `path.pub`. Answers with the public key. */
export function makeKeyFiles(name: string, path: string): PublicKey {
  const pair = generateKeyPairSync("ed25519");
  const { d = "", x = "" } = pair.privateKey.export({ format: "jwk" });
  const key = publicKey(name, bytesOf(x));
  const secret = toBase64(Uint8Array.of(1, ...bytesOf(d)));
  writeFileSync(path, `PRIVATE+KEY+${name}+${key.id}+${secret}\n`, { flag: "wx", mode: 0o600 });
  writeFileSync(`${path}.pub`, `${printKey(key)}\n`, { flag: "wx" });
  return key;
}

/** Who signs with the secret in a file. */
export function signerIn(path: string): Signer {
  const [, name = "", id = "", encoded = ""] = SECRET.exec(textOf(path)) ?? [];
  const seed = fromBase64(encoded)?.subarray(1);
  if (seed?.length !== 32)
    throw new UsageError(`${path} holds no secret key: make one with tally keygen, and name that file`);
  const secret = createPrivateKey({ key: pkcs8(seed), format: "der", type: "pkcs8" });
  const key = publicKey(name, bytesOf(secret.export({ format: "jwk" }).x ?? ""));
  if (key.id !== id) throw new UsageError(`${path} was changed: its name and its key do not belong together`);
  return { key, sign: (bytes) => new Uint8Array(sign(null, bytes, secret)) };
}

/** A public key from a file, or from the line itself. */
export function publicKeyIn(given: string): PublicKey {
  const key = parseKey(given) ?? parseKey(textOf(given).trimEnd());
  if (key !== undefined) return key;
  throw new UsageError(`${given} holds no public key: it is one line, such as molar.example+c74f20a3+ARpc…`);
}

function textOf(path: string): string {
  return readDocument(path, "a key").toString("utf8");
}

function bytesOf(base64url: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}

/** The frame in which the machine's library takes 32 bytes as a key (RFC 8410). */
function pkcs8(seed: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
}
