/** When does a text need quotes? When without them it would be read as something else.
 *
 *  Quotes are double, with the escapes of JSON, which YAML shares. A text of several lines stands as a
 *  block below its key, so that clauses read as they were written. */

/** A text as it stands in braces ("flow") or on a line of its own ("block"). What older readers take for
 *  a flag is quoted too: the country NO is not a refusal. */
export function scalarText(text: string, context: "flow" | "block"): string {
  return isPlain(text, context) && !OLD_FLAG.test(text) ? text : JSON.stringify(text);
}

/** A key in the same places. The language has a key "on", which stands without quotes. */
export function keyText(key: string, context: "flow" | "block"): string {
  return isPlain(key, context) ? key : JSON.stringify(key);
}

/** A text of several lines as a block; undefined when it is one line, or a block would not keep it. */
export function blockText(
  text: string,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
  if (!text.includes("\n") || UNPRINTED.test(text.replaceAll("\n", ""))) return undefined;
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n");
  const kept =
    body !== "" && !/^\s|\s$/.test(body) && lines.every((line) => line === "" || line.trim() !== "");
  return kept ? { header: text.endsWith("\n") ? "|" : "|-", lines } : undefined;
}

function isPlain(text: string, context: "flow" | "block"): boolean {
  if (context === "flow" && /[,[\]{}]/.test(text)) return false;
  if (text === "" || text !== text.trim() || UNPRINTED.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/^-[^\s,[\]{}-]/.test(text)) return false;
  return !/: |:$| #|\s:|:[,[\]{}]/.test(text) && !READ_OTHERWISE.test(text);
}

/** Control characters, line ends, and characters that some readers take for them. */
const UNPRINTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming the characters is the purpose.
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

const OLD_FLAG = /^(yes|no|on|off|y|n)$/i;

/** What YAML reads as nothing, as a flag or as a number. */
const READ_OTHERWISE =
  /^(~|null|true|false|[-+]?(\d[\d_]*\.?[\d_]*([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|\.inf)|\.nan|=|<<)$/i;
