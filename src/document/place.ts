/** Lines and columns of a text, and the lines of its pointers.
 *
 *  A problem's place is where its entry begins: the key in a map, the item in a list. A pointer to
 *  something that is not there, such as a key that is missing, is placed at the nearest thing above
 *  it that is. */

export interface LinePlace {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in characters of the text. */
  readonly column: number;
}

/** Finds the place of an offset in a text. */
export function lineFinder(text: string): (offset: number) => LinePlace {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** The offset of the pointer's own entry, or of the nearest entry above it. */
export function offsetOf(pointer: string, offsets: ReadonlyMap<string, number>): number {
  for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const offset = offsets.get(path);
    if (offset !== undefined) return offset;
  }
  return offsets.get("") ?? 0;
}
