/** Runs the real program as a child process, the way people and scripts do. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
/** Node keeps here what it made of the sources, by their content; a start takes half the time. */
const compiled = join(tmpdir(), "tally-compiled");
const program = join(repository, "src/cli/tally.ts");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `tally` with these words. Paths are relative to the repository unless a folder is named. */
export function tally(words: readonly string[], folder = repository): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: { ...process.env, COLUMNS: "80", NODE_COMPILE_CACHE: compiled },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A new folder for the files of a test, and how to remove it. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "tally-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
