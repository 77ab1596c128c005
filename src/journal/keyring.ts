/** Which keys speak for a journal, and from when until when?
 *
 *  One begins with keys that were handed over. A key is replaced by an entry of the journal that the old key signed:
 *  trust goes from key to key and never comes out of nowhere. From that instant on the old key signs nothing more,
 *  so a stolen one can only pretend to be earlier, against checkpoints that the other side holds already. */

import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import type { Entry } from "./entry.ts";
import { type Flaw, flaw } from "./flaw.ts";
import { isSignedBy, type PublicKey, parseKey, printKey, type Signer } from "./key.ts";

export interface HeldKey {
  readonly key: PublicKey;
  /** The first instant at which it may sign, as text; absent for a key one began with. */
  readonly from?: string;
  /** The first instant at which it may not any more. */
  readonly until?: string;
}

/** A new key in place of an old one. */
export interface Rotation {
  /** The new key as a line. */
  readonly key: string;
  /** The id of the old key. */
  readonly replaces: string;
  readonly from: string;
  /** By the old key over `rotationBytes`, in base64. */
  readonly signature: string;
}

/** The entry with which a key hands over to the next. */
export function rotationEntry(next: PublicKey, old: Signer, from: string): Entry {
  const said = { key: printKey(next), replaces: old.key.id, from };
  return { kind: "key", body: { ...said, signature: toBase64(old.sign(rotationBytes(said))) } };
}

function rotationBytes({ key, replaces, from }: Omit<Rotation, "signature">): Uint8Array {
  return utf8ToBytes(`key rotation\n${key}\n${replaces}\n${from}\n`);
}

/** The keys one holds after the rotations of a journal, in its order. */
export function keyringOf(
  began: readonly PublicKey[],
  rotations: readonly CanonicalValue[],
): { readonly keys: readonly HeldKey[]; readonly flaws: readonly Flaw[] } {
  let keys: readonly HeldKey[] = began.map((key) => ({ key }));
  const flaws: Flaw[] = [];
  for (const body of rotations) {
    const rotation = rotationIn(body);
    const turned = rotation && turnedBy(keys, rotation);
    if (turned === undefined) flaws.push(flaw("rotation-broken", { key: rotation?.key ?? "?" }));
    else keys = turned;
  }
  return { keys, flaws };
}

function turnedBy(keys: readonly HeldKey[], rotation: Rotation): readonly HeldKey[] | undefined {
  const old = keys.find(({ key, until }) => key.id === rotation.replaces && until === undefined);
  const [key, signature] = [parseKey(rotation.key), fromBase64(rotation.signature)];
  if (old === undefined || key === undefined || signature === undefined) return undefined;
  if (!isSignedBy(old.key, rotationBytes(rotation), signature)) return undefined;
  const retired = keys.map((each) => (each === old ? { ...each, until: rotation.from } : each));
  return [...retired, { key, from: rotation.from }];
}

/** Instants are compared as texts, so they must be of one form. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

function rotationIn(body: CanonicalValue): Rotation | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  const { key, replaces, from, signature } = body as Readonly<Record<string, CanonicalValue | undefined>>;
  const isText = (value: unknown): value is string => typeof value === "string";
  if (!isText(key) || !isText(replaces) || !isText(from) || !isText(signature)) return undefined;
  return INSTANT.test(from) ? { key, replaces, from, signature } : undefined;
}

/** The key that a signature names, if it may sign at that instant. */
export function keyFor(
  keys: readonly HeldKey[],
  { name, id }: { readonly name: string; readonly id: string },
  at: string,
): { readonly held?: HeldKey; readonly isInTime: boolean } {
  const named = keys.filter(({ key }) => key.name === name && key.id === id);
  const held = named.find((each) => isWithin(each, at)) ?? named[0];
  return held === undefined ? { isInTime: false } : { held, isInTime: isWithin(held, at) };
}

function isWithin({ from, until }: HeldKey, at: string): boolean {
  const moment = seconds(at);
  return (from === undefined || moment >= seconds(from)) && (until === undefined || moment < seconds(until));
}

/** With the fraction always written, the order of texts is the order of time. */
function seconds(instant: string): string {
  return instant.includes(".") ? instant : instant.replace("Z", ".000Z");
}
