/** What a bundle of files holds, and what its reader hears when somebody changed it. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf } from "../../proofs/world/bundles.ts";
import { withEnd } from "../../proofs/world/mutations.ts";
import { sourceFor } from "../../proofs/world/random.ts";
import { type Finding, findingText } from "../../src/evidence/finding.ts";
import { makeBundle } from "../../src/evidence/make.ts";
import { type Verification, verifyBundle } from "../../src/evidence/verify.ts";
import { zoneRelease } from "../../src/zones/release.ts";

const zones = zoneRelease();
const agreement = readFileSync("examples/07-late-fact/agreement.yaml", "utf8");

const PATH = "examples/agreements/idnet-care-levels/agreement.yaml";
const rich = bundleOf(PATH, sourceFor("bundle test", 1), 4);

function verified(lines: readonly string[], options: object = {}): Verification {
  const { trusted, held } = rich;
  return verifyBundle(new TextEncoder().encode(lines.join("")), {
    trusted,
    held,
    zones: rich.zones,
    ...options,
  });
}

const saying = (kind: Finding["kind"], { findings }: Verification): readonly string[] =>
  findings.filter((each) => each.kind === kind).map(({ code }) => code);

/** The lines with a text replaced in the first line of a part, and the end made to fit. */
function changed(part: string, from: RegExp, to: string): readonly string[] {
  const index = rich.lines.findIndex((line) => line.includes(`"part":"${part}"`) && from.test(line));
  expect(index).toBeGreaterThanOrEqual(0);
  return withEnd(rich.lines.with(index, (rich.lines[index] ?? "").replace(from, to)));
}

describe("a bundle with all that a bundle can have", () => {
  it("holds, and tells what it proves and what it does not", () => {
    const verification = verified(rich.lines);
    expect(saying("wrong", verification)).toEqual([]);
    expect([...new Set(saying("proven", verification))].sort()).toEqual([
      "file-whole",
      "held-continued",
      "journal-continues",
      "journal-holds",
      "recomputed",
      "signed",
      "statement-recorded",
      "trusted",
      "version-holds",
      "zones-known",
    ]);
    expect(saying("open", verification)).toEqual(["withheld", "truth-of-facts", "signers-clock"]);
    expect(verification.holds).toBe(true);
  });

  it("asks to compare its keys when the reader brings none", () => {
    expect(saying("open", verified(rich.lines, { trusted: [] }))).toContain("keys-own");
  });

  it("still holds when personal data was erased, and says so", () => {
    const lines = rich.lines.map((line) =>
      line.includes('"part":"entry"') ? line.replace(/,"personal":\{[^}]*\}[^}]*\}/, "") : line,
    );
    const verification = verified(withEnd(lines));
    expect([verification.holds, saying("open", verification).includes("erased")]).toEqual([true, true]);
  });

  it("does not make its reader believe zone data under the name of a known release", () => {
    const other = { id: rich.zones.id, hash: "0".repeat(64) };
    expect(saying("wrong", verified(rich.lines, { zones: other }))).toEqual(["zones-forged"]);
  });
});

describe("a bundle that was changed, with the hash at its end made to fit,", () => {
  it.each([
    ["in a fact", "entry", /"occurredAt":"2/, '"occurredAt":"1', "root-differs"],
    ["in the person who reported", "entry", /"reporter":"person/, '"reporter":"parson', "personal-altered"],
    ["in a figure", "statement", /"minor":"\d/, '"minor":"8', "figure-differs"],
    ["in the agreement", "entry", /(tallystick: 1\\n)/, "$1\\n", "version-altered"],
    ["in a key", "keys", /"customer/, '"kustomer', "key-unreadable"],
    ["in a signature", "journal", /— customer GyDf3./, "— customer GyDf3A", "signature-wrong"],
    ["in the instant of a checkpoint", "journal", /2026-03-01T/, "2026-03-02T", "signature-wrong"],
    ["in an older checkpoint", "journal", /\\n2026-01-01T/, "\\n2026-01-02T", "held-contradicted"],
    ["in a proof", "journal", /"consistency":\["../, '"consistency":["00', "history-rewritten"],
    ["in what is withheld", "journal", /"hash":"../, '"hash":"00', "root-differs"],
    ["in the zone data", "zones", /"text":"2026/, '"text":"2025', "zones-differ"],
    ["in spaces", "statement", /\{/, "{ ", "line-unreadable"],
  ])("%s, tells it", (_, part, from, to, code) => {
    const verification = verified(changed(part, from, to));
    expect(saying("wrong", verification)).toContain(code);
    expect(verification.holds).toBe(false);
  });

  it("names the figure that differs first, in both languages", () => {
    const verification = verified(changed("statement", /"minor":"\d/, '"minor":"8'));
    const found = verification.findings.find(({ code }) => code === "figure-differs");
    const [en, de] = (["en", "de"] as const).map((language) => found && findingText(found, language));
    expect(en).toMatch(/^The statement is not what the facts give\. First at .*minor: it says 8/);
    expect(de).toMatch(
      /^Die Abrechnung ist nicht, was die Datensätze ergeben\. Zuerst bei .*minor: Sie nennt 8/,
    );
  });

  it("is told from one that was damaged on the way", () => {
    const lines = rich.lines.with(1, (rich.lines[1] ?? "").replace("2026", "2025"));
    expect(saying("wrong", verified(lines))).toContain("file-altered");
    expect(saying("wrong", verified(rich.lines.slice(0, -1)))).toEqual(["cut-short"]);
    expect(verifyBundle(Uint8Array.of(0xff, 10)).findings.map(({ code }) => code)).toEqual(["not-text"]);
  });
});

describe("making a bundle", () => {
  const fact = {
    id: "1",
    source: "desk",
    stream: "tickets",
    subject: "T-1",
    occurredAt: "2026-10-05T09:00:00Z",
    recordedAt: "2026-10-05T09:00:00Z",
    fields: {},
  };

  it("refuses a period that the agreement does not settle", () => {
    const made = makeBundle({
      agreements: [agreement],
      zones,
      facts: [fact],
      period: "2026-99",
      signers: [],
      at: "2026-11-01T00:00:00Z",
    });
    expect(made.ok ? [] : made.problems.map(({ code }) => code)).toEqual(["no-period"]);
  });

  it("gives the same bytes for the same input", () => {
    const input = {
      agreements: [agreement],
      zones,
      facts: [],
      period: "2026-10",
      signers: [],
      at: "2026-11-01T00:00:00Z",
    };
    const [one, two] = [makeBundle(input), makeBundle(input)];
    expect(one.ok && two.ok && one.value.lines.join("") === two.value.lines.join("")).toBe(true);
  });
});
