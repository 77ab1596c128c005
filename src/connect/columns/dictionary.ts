/** How are millions of different texts kept without millions of strings? Each text is written once
 *  into a heap of bytes and is a number from then on, in the order of first sight.
 *
 *  A JavaScript string costs more than its characters, and a string cut out of a chunk of a file keeps
 *  the whole chunk alive. So the dictionary keeps characters: one byte each where all of a text's code
 *  units are below 256, two otherwise. Texts are compared by code units, as everywhere in the engine. */
import { assert } from "../../engine/value/assert.ts";
import { type Growing, growingWholes } from "./growing.ts";

export interface Dictionary {
  readonly size: number;
  /** The number of a text, -1 for one not seen yet. */
  find(text: string): number;
  /** The number of a text, which is new if it equals `size` before the call. */
  add(text: string): number;
  textOf(index: number): string;
  /** The order of two texts by code units, without making them. */
  compare(a: number, b: number): number;
  /** All numbers in the order of their texts. */
  inOrder(): Int32Array;
}

/** Bytes of one block of the heap; a longer text has a block of its own. */
const BLOCK = 1 << 20;

/** Block and place of a text share 32 bits: 4096 blocks of a mebibyte. */
const PLACE_BITS = 20;

export function dictionary(): Dictionary {
  const heap = characterHeap();
  const hashes = growingWholes(0);
  let table = new Int32Array(1 << 10).fill(-1);
  let size = 0;
  const slotOf = (text: string, hash: number): number => {
    const mask = table.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = table[slot] ?? -1;
      if (index < 0 || (hashes.at(index) === hash && heap.equals(index, text))) return slot;
    }
  };
  return {
    get size() {
      return size;
    },
    find: (text) => table[slotOf(text, hashOf(text))] ?? -1,
    add(text) {
      const hash = hashOf(text);
      const slot = slotOf(text, hash);
      const before = table[slot] ?? -1;
      if (before >= 0) return before;
      heap.write(size, text);
      hashes.set(size, hash);
      table[slot] = size;
      size += 1;
      if (size * 3 > table.length * 2) table = widened(table.length * 2, size, hashes);
      return size - 1;
    },
    textOf: heap.read,
    compare: heap.compare,
    inOrder: () => inOrder(size, heap),
  };
}

/** Characters that decide most comparisons, as one number: a comparison then touches the heap only
 *  where they are equal. */
const LEADING = 6;

function inOrder(size: number, heap: CharacterHeap): Int32Array {
  const numbers = new Int32Array(size).map((_, number) => number);
  const shared = sharedBeginning(size, heap);
  const leading = new Float64Array(size);
  for (let number = 0; number < size; number += 1) {
    // A text of wide characters would not fit: then each comparison looks at the texts themselves.
    if (heap.isWide(number)) return numbers.sort(heap.compare);
    for (let at = shared; at < shared + LEADING; at += 1) {
      leading[number] = (leading[number] ?? 0) * 256 + heap.unitAt(number, at);
    }
  }
  return numbers.sort((a, b) => (leading[a] ?? 0) - (leading[b] ?? 0) || heap.compare(a, b));
}

/** How many characters every text begins with. */
function sharedBeginning(size: number, heap: CharacterHeap): number {
  let shared = size === 0 ? 0 : heap.lengthOf(0);
  for (let number = 1; number < size && shared > 0; number += 1) {
    let at = 0;
    while (at < shared && at < heap.lengthOf(number) && heap.unitAt(number, at) === heap.unitAt(0, at))
      at += 1;
    shared = at;
  }
  return shared;
}

/** FNV-1a over code units; whole 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 16);
}

function widened(length: number, size: number, hashes: Growing): Int32Array<ArrayBuffer> {
  const table = new Int32Array(length).fill(-1);
  const mask = length - 1;
  for (let index = 0; index < size; index += 1) {
    let slot = hashes.at(index) & mask;
    while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    table[slot] = index;
  }
  return table;
}

interface CharacterHeap {
  write(index: number, text: string): void;
  read(index: number): string;
  equals(index: number, text: string): boolean;
  compare(a: number, b: number): number;
  /** Code units of a text. */
  lengthOf(index: number): number;
  isWide(index: number): boolean;
  /** One code unit, 0 behind the end of a narrow text. */
  unitAt(index: number, at: number): number;
}

/** Characters of texts in blocks. `places` holds block and offset, `lengths` the code units, negated
 *  where each takes two bytes. */
function characterHeap(): CharacterHeap {
  const blocks: Uint8Array[] = [];
  const places = growingWholes(0);
  const lengths = growingWholes(0);
  let free = BLOCK;
  const blockAt = (index: number): Uint8Array => blocks[places.at(index) >>> PLACE_BITS] ?? NOTHING;
  const offsetAt = (index: number): number => places.at(index) & (BLOCK - 1);
  const unitAt = (index: number, at: number): number => {
    const block = blockAt(index);
    const offset = offsetAt(index);
    const length = lengths.at(index);
    if (length >= 0) return at < length ? (block[offset + at] ?? 0) : 0;
    return ((block[offset + 2 * at] ?? 0) << 8) | (block[offset + 2 * at + 1] ?? 0);
  };
  return {
    unitAt,
    lengthOf: (index) => Math.abs(lengths.at(index)),
    isWide: (index) => lengths.at(index) < 0,
    write(index, text) {
      const wide = isWide(text);
      const bytes = wide ? text.length * 2 : text.length;
      if (free + bytes > BLOCK) {
        assert(blocks.length < 1 << (32 - PLACE_BITS), "the texts of a dictionary fit into four gibibytes");
        blocks.push(new Uint8Array(Math.max(BLOCK, bytes)));
        free = 0;
      }
      writeUnits(blocks[blocks.length - 1] ?? NOTHING, free, text, wide);
      places.set(index, ((blocks.length - 1) << PLACE_BITS) | free);
      lengths.set(index, wide ? -text.length : text.length);
      free += bytes;
    },
    read(index) {
      const length = lengths.at(index);
      const offset = offsetAt(index);
      if (length >= 0) return narrowText(blockAt(index).subarray(offset, offset + length));
      let text = "";
      for (let at = 0; at < -length; at += 1) text += String.fromCharCode(unitAt(index, at));
      return text;
    },
    equals(index, text) {
      if (Math.abs(lengths.at(index)) !== text.length) return false;
      for (let at = 0; at < text.length; at += 1) if (unitAt(index, at) !== text.charCodeAt(at)) return false;
      return true;
    },
    compare(a, b) {
      const shared = Math.min(Math.abs(lengths.at(a)), Math.abs(lengths.at(b)));
      for (let at = 0; at < shared; at += 1) {
        const difference = unitAt(a, at) - unitAt(b, at);
        if (difference !== 0) return difference;
      }
      return Math.abs(lengths.at(a)) - Math.abs(lengths.at(b));
    },
  };
}

const NOTHING = new Uint8Array(0);

/** A call with very many arguments would overflow the stack. */
const UNITS_A_CALL = 4096;

function narrowText(bytes: Uint8Array): string {
  if (bytes.length <= UNITS_A_CALL) return Reflect.apply(String.fromCharCode, undefined, bytes);
  return narrowText(bytes.subarray(0, UNITS_A_CALL)) + narrowText(bytes.subarray(UNITS_A_CALL));
}

function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 255) return true;
  return false;
}

function writeUnits(block: Uint8Array, from: number, text: string, wide: boolean): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (wide) {
      block[from + 2 * at] = unit >>> 8;
      block[from + 2 * at + 1] = unit & 255;
    } else block[from + at] = unit;
  }
}
