/** How does the verifier become one file that opens from disk?
 *
 *  The page with engine, reader and zone data is bundled into one script, and this into the page, which names the
 *  script's hash as the only one that may run. The same sources give the same bytes. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { PAPER_STYLE } from "../../src/document/prose/page/style.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Writes the page and answers with its SHA-256. */
export async function buildVerifier(out: string): Promise<string> {
  const script = await bundledScript();
  const page = filledPage({
    "script-hash": `sha256-${createHash("sha256").update(script).digest("base64")}`,
    style: PAPER_STYLE + textOf("src/verifier/style.css"),
    script,
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, page);
  return createHash("sha256").update(page).digest("hex");
}

async function bundledScript(): Promise<string> {
  const bundle = await rolldown({
    input: join(repository, "src/verifier/page.ts"),
    platform: "browser",
    logLevel: "warn",
  });
  const { output } = await bundle.generate({ format: "iife", minify: true, comments: { legal: false } });
  await bundle.close();
  // The one sequence that would end the script before its end; within texts of a program both mean the same.
  return output[0].code.trim().replaceAll("</script", "<\\/script");
}

function filledPage(values: Readonly<Record<string, string>>): string {
  return textOf("src/verifier/page.html").replace(
    /\{\{([\w-]+)\}\}/g,
    (braces, name: string) => values[name] ?? braces,
  );
}

function textOf(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}
