/** A result goes to standard output, or to the file that `--out` names; the folder is made if need be. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export function writeResult(text: string, out: string | undefined): void {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  if (out === undefined) {
    process.stdout.write(whole);
    return;
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, whole);
  process.stderr.write(`written to ${out}\n`);
}
