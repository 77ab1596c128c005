/** A real Chromium: the machine's own, or the one that Playwright fetched. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts it; without one the tests of the browser fail and say what to do, for a skipped test looks like a pass. */
export async function startChromium(): Promise<Browser> {
  const found = [...USUAL, chromium.executablePath()].find((path) => existsSync(path));
  if (found === undefined)
    throw new Error("There is no Chromium: run `npx playwright-core install --with-deps chromium` once.");
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath: found, args: isRoot ? ["--no-sandbox"] : [] });
}
