/** What is a story? A folder of `examples/` whose data and expected figures can be made again.
 *
 *  The data come from a seeded generator, the expected figures from a naive model that reads the same files
 *  and shares no code with the engine. Agreement, mappings and README are written by hand. */
import type { Expected } from "../../test/naive/expected.ts";

/** Texts of files by their names within the story's folder. */
export type Files = Readonly<Record<string, string>>;

export interface Story {
  /** Name of the folder, such as "01-around-the-clock". */
  readonly name: string;
  /** Files of data, from a seed. */
  data(): Files;
  /** Expected figures by the name of their file, from the data alone. */
  expected(data: Files): Readonly<Record<string, Expected>>;
}

/** A CSV file; cells that hold the delimiter or a quote are quoted. */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter = ",",
): string {
  const cell = (text: string): string =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  return `${[header, ...rows].map((row) => row.map(cell).join(delimiter)).join("\n")}\n`;
}
