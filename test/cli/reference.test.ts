/** docs/reference/cli.md shows what the program really prints: each block that begins with "$ tally" is
 *  run again, hashes aside. After a wanted change, `vitest run test/cli/reference.test.ts -u` writes it anew. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository, tally } from "./run.ts";

const page = join(repository, "docs/reference/cli.md");

it("the reference of the command line shows what the commands print", async () => {
  const parts = readFileSync(page, "utf8").split(/(?<=^```text\n)(\$ tally [^\n]*)\n[\s\S]*?(?=^```$)/m);
  const printed = await Promise.all(
    parts.map(async (part) => {
      if (!part.startsWith("$ tally")) return part;
      const { out, err } = await tally(wordsOf(part).slice(2));
      return `${part}\n${err}${out}`
        .replace(/[0-9a-f]{64}/g, "<SHA-256>")
        .trimEnd()
        .concat("\n");
    }),
  );
  await expect(printed.join("")).toMatchFileSnapshot(page);
  // All commands start at once, a whole process each: on a busy machine they take minutes.
}, 300_000);

/** The words of a command line; quotes hold words with spaces together. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
