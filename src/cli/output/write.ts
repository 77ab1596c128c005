/** A result goes to standard output, or to the file that `--out` names. */

import { draftOf } from "./draft.ts";
import { sayExactly, tell } from "./terminal.ts";

/** Writes a whole result. `inputs` are the files it was made of, which it never replaces. */
export function writeResult(text: string, out: string | undefined, inputs: readonly string[]): void {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  if (out === undefined) sayExactly(whole);
  else writeFileWhole(whole, out, inputs);
}

/** Writes exactly these bytes to a file and tells so, with a remark of the caller's. */
export function writeFileWhole(text: string, path: string, inputs: readonly string[], remark = ""): void {
  const draft = draftOf(path, inputs);
  try {
    draft.write(text);
    draft.keep();
  } finally {
    draft.discard();
  }
  tell(`written to ${path}${remark}\n`);
}
