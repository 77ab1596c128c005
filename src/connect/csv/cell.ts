/** How do the bytes of a cell become text without making the same text a million times?
 *
 *  Most cells of an export repeat: a state, a priority, a name of a group. The decoder remembers a
 *  few thousand short texts by the hash of their bytes and hands the same string out again, which is
 *  both faster than decoding and lighter than a new string per cell. Bytes that are no UTF-8 give no
 *  text at all, because a replacement character would be a silent change of somebody's data. */

/** The text of `bytes[start, end)`, or undefined when they are no UTF-8. */
export type CellDecoder = (bytes: Uint8Array, start: number, end: number) => string | undefined;

const REMEMBERED = 4096;
const SHORT = 24;

/** A decoder with its own memory. */
export function cellDecoder(): CellDecoder {
  const known: (string | undefined)[] = new Array<string | undefined>(REMEMBERED).fill(undefined);
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes, start, end) => {
    const length = end - start;
    if (length === 0) return "";
    if (length > SHORT) return decoded(strict, bytes.subarray(start, end));
    let hash = length;
    let plain = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      plain |= byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (plain > 127) return decoded(strict, bytes.subarray(start, end));
    const slot = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
    const before = known[slot];
    if (before !== undefined && isTextOf(before, bytes, start, length)) return before;
    const text = asciiText(bytes, start, end);
    known[slot] = text;
    return text;
  };
}

function isTextOf(text: string, bytes: Uint8Array, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}

/** Joining characters is quicker for a few, one call for all of them is quicker for more. */
function asciiText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 8) return Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function decoded(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
