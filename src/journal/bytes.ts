/** How are bytes written as text, in one spelling only?
 *
 *  A hash is written in lower-case hexadecimal, a key or a signature in base64 as RFC 4648 has it. The
 *  surprising rule: a text that any lenient reader would take (capitals, missing padding, stray bits in the
 *  last character) is refused, because two spellings of one value would let a file change unnoticed. */

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { assert } from "../engine/value/assert.ts";

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** The bytes of lower-case hexadecimal of exactly that many bytes, or undefined. */
export function fromHex(text: string, length: number): Uint8Array | undefined {
  return text.length === 2 * length && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : undefined;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const sextets = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const held = Math.min(4, bytes.length - at + 1);
    text += sextets.map((sextet, place) => (place < held ? ALPHABET.charAt(sextet) : "=")).join("");
  }
  return text;
}

/** The bytes of a base64 text, or undefined when it is not exactly what `toBase64` would write. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const digits = text.replace(/={1,2}$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const digit of digits) {
    const sextet = ALPHABET.indexOf(digit);
    if (sextet < 0) return undefined;
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return toBase64(bytes) === text ? bytes : undefined;
}

/** Whether two values of bytes are the same. Nothing secret is compared here, so time may tell. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The parts one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  assert(at === whole.length, "every part has its place");
  return whole;
}
