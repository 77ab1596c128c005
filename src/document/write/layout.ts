/** From what is to be written to the lines of a YAML text.
 *
 *  One rule decides every line: a map or list stands in braces behind its key when the line then has
 *  at most 100 characters, and otherwise below its key, two spaces further in. So the same agreement
 *  has the same text everywhere, and a change of one value changes few lines. */

import { blockText, keyText, scalarText } from "./scalar.ts";
import { isList, isMap, type Written, type WrittenMap } from "./written.ts";

/** The widest line that braces may make, in characters. */
export const WIDEST = 100;

/** The text of a document; a blank line stands before each section. */
export function layOut(document: WrittenMap, sections: ReadonlySet<string>): string {
  const parts = document.entries.map(([key, value]) => {
    const lines = entryLines(key, value, 0);
    return (sections.has(key) ? ["", ...lines] : lines).join("\n");
  });
  return `${parts.join("\n")}\n`;
}

/** One entry of a map, at an indentation. */
function entryLines(key: string, value: Written, indent: number): readonly string[] {
  const head = `${" ".repeat(indent)}${keyText(key, "block")}:`;
  const text = typeof value === "string" ? blockText(value) : undefined;
  if (text !== undefined)
    return [
      `${head} ${text.header}`,
      ...text.lines.map((line) => (line === "" ? "" : `${" ".repeat(indent + 2)}${line}`)),
    ];
  const line = oneLine(value, head.length + 1);
  if (line !== undefined) return [`${head} ${line}`];
  return [head, ...blockLines(value, indent + 2)];
}

/** A value below its key. */
function blockLines(value: Written, indent: number): readonly string[] {
  if (isMap(value)) return value.entries.flatMap(([key, each]) => entryLines(key, each, indent));
  if (isList(value)) return value.flatMap((item) => itemLines(item, indent));
  return [`${" ".repeat(indent)}${flow(value)}`];
}

/** One item of a list: the lines of its value, the first of them behind a dash. */
function itemLines(item: Written, indent: number): readonly string[] {
  const margin = " ".repeat(indent);
  const line = oneLine(item, indent + 2);
  if (line !== undefined) return [`${margin}- ${line}`];
  const [first = "", ...rest] = blockLines(item, indent + 2);
  return [`${margin}- ${first.trimStart()}`, ...rest];
}

/** The value on one line, unless it is too wide for a line in which `before` characters are taken. */
function oneLine(value: Written, before: number): string | undefined {
  if (typeof value === "string") return scalarText(value, "block");
  if (typeof value !== "object" || value === null || !(isMap(value) || isList(value))) return flow(value);
  if (isMap(value) && value.spread && value.entries.length > 0) return undefined;
  if (isEmpty(value)) return flow(value);
  const line = flow(value);
  return before + line.length <= WIDEST && !holdsLines(value) ? line : undefined;
}

function isEmpty(value: WrittenMap | readonly Written[]): boolean {
  return isMap(value) ? value.entries.length === 0 : value.length === 0;
}

/** Whether a text of several lines is somewhere inside. */
function holdsLines(value: Written): boolean {
  if (typeof value === "string") return value.includes("\n");
  if (isMap(value)) return value.entries.some(([, each]) => holdsLines(each));
  return isList(value) && value.some(holdsLines);
}

/** A value in braces and brackets, on one line. */
export function flow(value: Written): string {
  if (value === null) return "null";
  if (typeof value === "string") return scalarText(value, "flow");
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(flow).join(", ")}]`;
  if (!isMap(value)) return value.digits;
  if (value.entries.length === 0) return "{}";
  return `{ ${value.entries.map(([key, each]) => `${keyText(key, "flow")}: ${flow(each)}`).join(", ")} }`;
}
