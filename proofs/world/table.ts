/** Reads a small CSV file as the naive models do: without the product's scanner.
 *
 *  A model that shares its reader with the program it checks would share the reader's mistakes too. These
 *  files have no quoted cells; should one turn up, the reader says so and stops. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export type TableRow = Readonly<Record<string, string>>;

/** Bytes of a file, unpacked when its name ends in ".gz". */
export function bytesOf(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** Rows by the names of the header line. */
export function tableOf(bytes: Uint8Array): readonly TableRow[] {
  const text = new TextDecoder().decode(bytes);
  if (text.includes('"')) throw new Error("The simple reader of the proofs knows no quoted cells.");
  const [header = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}
