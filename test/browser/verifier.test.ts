import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildVerifier } from "../../scripts/verifier/build.ts";
import { tally } from "../cli/run.ts";
import { startChromium } from "./chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "verifier-"));
const at = (name: string): string => join(folder, name);
let browser: Browser;
let key = "";

beforeAll(async () => {
  await buildVerifier(at("verifier.html"));
  key = (await tally(["keygen", "aufzug.example", "--out", at("key")])).out.trim();
  const words = ["bundle", "examples/07-late-fact", "--period", "2026-06", "--key", at("key")];
  await tally([...words, "--out", at("good.tally")]);
  const good = readFileSync(at("good.tally"), "utf8");
  writeFileSync(at("tampered.tally"), good.replace(/"minor":"45000"/g, '"minor":"40000"'));
  browser = await startChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** Every address that the page asked for, itself aside. */
  readonly asked: readonly string[];
  /** Whatever the browser complained about. */
  readonly complaints: readonly string[];
}

async function opened(): Promise<Opened> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  page.on("console", (message) => void complaints.push(message.text()));
  page.on("pageerror", (failure) => void complaints.push(String(failure)));
  await page.goto(pathToFileURL(at("verifier.html")).href);
  await context.setOffline(true);
  return { page, asked, complaints };
}

describe("the verifier page, opened from disk without a network", () => {
  it("verifies a good bundle, computes the statement of the command line, and asks nobody", async () => {
    const { page, asked, complaints } = await opened();
    await page.locator("#keys").fill(key);
    await page.locator("#file").setInputFiles(at("good.tally"));
    await page.locator("#verdict").waitFor();
    expect(await page.locator("#verdict").textContent()).toBe("The bundle holds.");
    expect(await page.locator("[data-code=trusted]").textContent()).toContain(key);
    expect(await page.locator(".wrong").count()).toBe(0);
    const settled = await tally(["settle", "examples/07-late-fact", "--period", "2026-06"]);
    const hash = await page.locator("#statement-hash").textContent();
    expect(settled.out).toContain(`statement ${hash}`);
    const statement = page.frameLocator("iframe");
    expect(await statement.locator("h1").first().textContent()).toContain("Faults of lifts");
    expect(await statement.locator("body").textContent()).toContain("450.00");
    expect(asked.filter((url) => !/^(?:file|about|data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it("names what is wrong with a changed one, in the language chosen", async () => {
    const { page, complaints } = await opened();
    await page.locator("#file").setInputFiles(at("tampered.tally"));
    await page.locator("#verdict").waitFor();
    expect(await page.locator("#verdict").textContent()).toBe("The bundle does not hold.");
    expect(await page.locator("[data-code=figure-differs]").textContent()).toMatch(
      /First at credits, late visits.*minor: it says 40000, and the facts give 45000/,
    );
    await page.locator("#language-de").click();
    await page.getByText("Das Belegpaket hält nicht stand.").waitFor();
    expect(await page.locator("[data-code=figure-differs]").textContent()).toContain(
      "Sie nennt 40000, die Datensätze ergeben 45000",
    );
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    expect(complaints).toEqual([]);
  }, 60_000);

  it("takes a bundle that is dropped on it, and says when a key is none", async () => {
    const { page } = await opened();
    await page.locator("#keys").fill("not a key");
    const text = readFileSync(at("good.tally"), "utf8");
    // Written as text, because it runs in the page, whose names are none of Node's.
    const data = await page.evaluateHandle(
      `(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([${JSON.stringify(text)}], "dropped.tally"));
        return transfer;
      })()`,
    );
    await page.dispatchEvent("#drop", "drop", { dataTransfer: data });
    await page.locator("#verdict").waitFor();
    expect(await page.locator("#taken").textContent()).toBe("dropped.tally");
    expect(await page.locator("#result").textContent()).toContain(
      "This line is no key, or was changed: not a key",
    );
  }, 60_000);

  it("may not run or fetch anything beside itself", async () => {
    const { page, asked, complaints } = await opened();
    const outcome = await page.evaluate(() =>
      fetch("https://example.org/").then(
        () => "fetched",
        () => "refused",
      ),
    );
    expect(outcome).toBe("refused");
    expect(complaints.join()).toContain("Content Security Policy");
    expect(asked.filter((url) => url.startsWith("http"))).toEqual([]);
  }, 60_000);
});
