/**
 * The last line of `.ci/run` must never say "0 failed" for a red run. Each case writes a report as Vitest does and
 * starts the counter as a program, because its exit code is half of its answer.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "count-tests-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (status: string, ...results: readonly string[]) => ({
  name: "a.test.ts",
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

function report(passed: number, failed: number, ...testResults: readonly ReturnType<typeof file>[]): object {
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, numTodoTests: 0, testResults };
}

function count(
  content: object | undefined,
  exitCode: string,
): { readonly last: string; readonly code: number | null } {
  const path = join(folder, content === undefined ? "absent.json" : "report.json");
  if (content !== undefined) writeFileSync(path, JSON.stringify(content));
  const run = spawnSync(process.execPath, ["scripts/count-tests.ts", path, exitCode], { encoding: "utf8" });
  return { last: run.stdout.trimEnd().split("\n").at(-1) ?? "", code: run.status };
}

describe("counting a test run", () => {
  it("a green run is green", () => {
    expect(count(report(2, 0, file("passed", "passed", "passed")), "0")).toEqual({
      last: "2 passed, 0 failed",
      code: 0,
    });
  });

  it("a failed test is counted", () => {
    expect(count(report(1, 1, file("failed", "passed", "failed")), "1")).toEqual({
      last: "1 passed, 1 failed",
      code: 1,
    });
  });

  it("a test file that does not load is one failure", () => {
    expect(count(report(1, 0, file("passed", "passed"), file("failed")), "1")).toEqual({
      last: "1 passed, 1 failed",
      code: 1,
    });
  });

  it("a red exit code without a failed test is one failure", () => {
    expect(count(report(1, 0, file("passed", "passed")), "1")).toEqual({
      last: "1 passed, 1 failed",
      code: 1,
    });
  });

  it("a run that never came to its tests is one failure", () => {
    expect(count(undefined, "2")).toEqual({ last: "0 passed, 1 failed", code: 1 });
  });

  it("a run without any test is a failure, even when the exit code says otherwise", () => {
    expect(count(report(0, 0), "0")).toEqual({ last: "0 passed, 1 failed", code: 1 });
  });
});
