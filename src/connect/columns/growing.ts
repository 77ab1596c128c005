/** How do millions of numbers grow without being copied? In segments of a fixed size: a full segment
 *  is never touched again, so memory never doubles for the moment of a copy, and a segment in which
 *  nothing was written does not exist. Reading beyond what was written gives the column's empty value. */

/** A column of numbers that grows at its end; any place may be overwritten. */
export interface Growing {
  at(index: number): number;
  set(index: number, value: number): void;
}

const BITS = 16;
const SEGMENT = 1 << BITS;
const WITHIN = SEGMENT - 1;

/** Whole numbers from -2^31 to 2^31-1. */
export function growingWholes(empty: number): Growing {
  return growing(empty, (length) => new Int32Array(length));
}

/** Numbers from 0 to 65535. */
export function growingSmall(): Growing {
  return growing(0, (length) => new Uint16Array(length));
}

/** Any number; instants, above all. */
export function growingNumbers(empty: number): Growing {
  return growing(empty, (length) => new Float64Array(length));
}

interface Segment {
  [index: number]: number;
  fill(value: number): Segment;
}

function growing(empty: number, make: (length: number) => Segment): Growing {
  const segments: (Segment | undefined)[] = [];
  return {
    at: (index) => segments[index >>> BITS]?.[index & WITHIN] ?? empty,
    set(index, value) {
      const place = index >>> BITS;
      let segment = segments[place];
      if (segment === undefined) {
        if (value === empty) return;
        segment = make(SEGMENT).fill(empty);
        segments[place] = segment;
      }
      segment[index & WITHIN] = value;
    },
  };
}
