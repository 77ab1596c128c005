/** The golden stories: engine and command line against figures that a naive model found on its own. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { amendment } from "../scripts/stories/amendment.ts";
import { filesOf, folderOf, stories } from "../scripts/stories/make.ts";
import { type Settlement, settlement } from "../src/cli/settlement.ts";
import type { Cell, PeriodOutcome } from "../src/engine/measure/evaluation.ts";
import { evidenceOf } from "../src/engine/report/evidence.ts";
import { explain } from "../src/engine/report/explain/explain.ts";
import { isProvisional } from "../src/engine/report/statement.ts";
import { toCanonical } from "../src/engine/value/ratio.ts";
import type { Expected, ExpectedPeriod } from "./naive/expected.ts";

describe.each(stories)("$name", (story) => {
  const folder = folderOf(story);
  const made = filesOf(story);
  const goldens = Object.keys(made).filter((name) => name.startsWith("expected"));

  it("has the files that its generator makes, byte for byte", () => {
    for (const [name, text] of Object.entries(made))
      expect(readFileSync(`${folder}${name}`, "utf8"), name).toBe(text);
  });

  it("has no other data than what is made, and little of it", () => {
    const data = readdirSync(folder).filter((name) => /\.(csv|jsonl|json)$/.test(name));
    expect(data.sort()).toEqual(Object.keys(made).sort());
    expect(Object.values(made).join("").length).toBeLessThan(200_000);
  });

  it.each(goldens)("comes out as %s says", async (name) => {
    const expected: Expected = JSON.parse(made[name] ?? "");
    const settled = await settlement([folder], rangeOf(expected));
    expect(settled.versions.flatMap(({ problems }) => problems)).toEqual([]);
    expect(filesSeen(settled)).toEqual(expected.files);
    const outcomes = settled.outcomes.slice(-settled.asked);
    expect(outcomes.map((outcome) => periodSeen(settled, outcome))).toEqual(expected.periods);
  });

  it.each(goldens)("prints the totals of %s on the command line", (name) => {
    const expected: Expected = JSON.parse(made[name] ?? "");
    const { from, to, asOf } = rangeOf(expected);
    const asked = ["--from", from, "--to", to, ...(asOf === undefined ? [] : ["--as-of", asOf])];
    const printed = execFileSync(process.execPath, [tally, "settle", folder, ...asked, "--format", "json"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const bodies: readonly StatedTotal[] = JSON.parse(printed);
    expect(bodies.map(({ period, total }) => [period.label, total.minor])).toEqual(
      expected.periods.map(({ period, total }) => [period, total]),
    );
  });

  it("tells in its README what each period comes to", () => {
    const readme = readFileSync(`${folder}README.md`, "utf8").replaceAll(",", "");
    for (const name of goldens) {
      const expected: Expected = JSON.parse(made[name] ?? "");
      for (const { period, total } of expected.periods) {
        expect(readme).toContain(period);
        if (total !== "0") expect(readme, period).toContain(inMajorUnits(total));
      }
    }
  });
});

/** "16800.00" of "1680000"; the README says in words who pays. */
function inMajorUnits(minor: string): string {
  const digits = minor.replace("-", "").padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

it("the naive models and the generators know nothing of the product", () => {
  for (const folder of ["naive", "../scripts/stories"]) {
    const path = fileURLToPath(new URL(`${folder}/`, import.meta.url));
    for (const name of readdirSync(path))
      expect(readFileSync(`${path}${name}`, "utf8"), name).not.toMatch(/from ".*\/src\//);
  }
});

describe("an explanation of a clock that began under an earlier version", () => {
  it("counts in the hours of that version, which add up to what was judged", async () => {
    const folder = folderOf(amendment);
    const { plan, plans, facts, outcomes, asOf } = await settlement([folder], { period: "2026-05" });
    const outcome = outcomes.at(-1);
    if (outcome === undefined) throw new Error("May was settled");
    const explanation = explain(plan, facts.book, outcome, "clocks/solution[MC-2401]", {
      asOf,
      versions: plans,
    });
    const counted = (explanation?.intervals ?? []).map(({ counted: ms }) => ms / 3_600_000);
    expect(counted).toEqual([2, 0, 2]);
    expect(explanation?.sentence).toContain("4 h counted");
    expect(explanation?.version).toBe(1);
  });
});

interface StatedTotal {
  readonly period: { readonly label: string };
  readonly total: { readonly minor: string };
}

const tally = fileURLToPath(new URL("../src/cli/tally.ts", import.meta.url));

interface Range {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
}

function rangeOf({ periods, asOf }: Expected): Range {
  const [from = "", to = ""] = [periods[0]?.period, periods.at(-1)?.period];
  return { from, to, ...(asOf === undefined ? {} : { asOf }) };
}

function filesSeen({ facts }: Settlement): Expected["files"] {
  return Object.fromEntries(
    facts.files.map(({ path, rows, rejects }) => [
      path.slice(path.lastIndexOf("/") + 1),
      { rows, rejectedLines: rejects.map(({ line }) => line) },
    ]),
  );
}

function periodSeen({ plan, facts, asOf }: Settlement, outcome: PeriodOutcome): ExpectedPeriod {
  const { late } = evidenceOf(plan, facts.book, outcome.period, asOf);
  return {
    period: outcome.period.label,
    targets: outcome.evaluations.map(({ target, cell, measured, verdict }) => ({
      target,
      ...cellSeen(cell),
      ...(typeof measured?.value === "object" ? { measured: toCanonical(measured.value) } : {}),
      verdict,
    })),
    credits: outcome.credits
      .filter(({ granted }) => granted.minor !== 0n)
      .map(({ credit, cell, paidBy, granted }) => ({
        credit,
        ...cellSeen(cell),
        paidBy,
        granted: granted.minor.toString(),
      })),
    total: outcome.total.minor.toString(),
    ...accountsSeen(outcome),
    ...(isProvisional(outcome, asOf) ? { provisional: true } : {}),
    ...(late.length === 0 ? {} : { late: late.map(({ id }) => id) }),
  };
}

function accountsSeen({ ledger }: PeriodOutcome): Pick<ExpectedPeriod, "accounts"> {
  if (ledger === undefined) return {};
  const standing = ledger.accounts.map(({ account, closing }) => [account, toCanonical(closing)]);
  return { accounts: Object.fromEntries(standing) };
}

function cellSeen({ dimensions }: Cell): { readonly cell?: string } {
  return dimensions.length === 0 ? {} : { cell: dimensions.map(({ value }) => value).join("/") };
}
