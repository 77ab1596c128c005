/** `tally keygen`: a key to sign evidence with, and the line that the other side needs. */

import { isKeyName, printKey } from "../../journal/key.ts";
import { UsageError } from "../failure.ts";
import { makeKeyFiles } from "../input/key-file.ts";
import { say, tell } from "../output/terminal.ts";

export function keygen(name: string, { out }: { readonly out: string }): void {
  if (!isKeyName(name))
    throw new UsageError(
      `"${name}" cannot name a key: write it without spaces and "+", such as molar.example`,
    );
  const key = makeKeyFiles(name, out);
  tell(`the secret is in ${out}: whoever has it signs in your name\n`);
  tell(`the public line is in ${out}.pub: hand it to the other side yourself, not with the bundle\n`);
  say(`${printKey(key)}\n`);
}
