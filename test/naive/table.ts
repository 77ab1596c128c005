/** Reads the rows of a small CSV file, for the naive models: quotes are understood, nothing else is.
 *
 *  A row keeps its line, for a person who looks for a refused row counts lines. */

export interface Row {
  /** The header is line 1. */
  readonly line: number;
  /** How many cells the row has; it may be other than the header's. */
  readonly width: number;
  cell(column: string): string;
}

/** The rows of a file, without its header. */
export function rowsOf(
  text: string,
  delimiter = ",",
): { readonly width: number; readonly rows: readonly Row[] } {
  const [header = [], ...rows] = text
    .trimEnd()
    .split("\n")
    .map((line) => cellsOf(line, delimiter));
  return {
    width: header.length,
    rows: rows.map((cells, index) => ({
      line: index + 2,
      width: cells.length,
      cell: (column) => cells[header.indexOf(column)] ?? "",
    })),
  };
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [""];
  let quoted = false;
  for (const [at, character] of [...line].entries()) {
    if (character === '"') {
      if (!quoted && line[at - 1] === '"') cells.push(`${cells.pop()}"`);
      quoted = !quoted;
    } else if (character === delimiter && !quoted) cells.push("");
    else cells.push(`${cells.pop()}${character}`);
  }
  return cells;
}
