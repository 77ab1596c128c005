/**
 * Counts a test run for `.ci/run`: how many tests passed, and how many failed?
 *
 *   node scripts/count-tests.ts REPORT EXIT_CODE
 *
 * It reads Vitest's JSON report and the exit code of the whole test command. The surprising rule: a run may be
 * red without one failed test, because the type check, the linter or a test file's own loading broke. Each of
 * those counts as one failure, so that the last line can never say "0 failed" for a red run.
 */
import { existsSync, readFileSync } from "node:fs";

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

const [reportPath = "", exitCode = "1"] = process.argv.slice(2);
const report = existsSync(reportPath)
  ? (JSON.parse(readFileSync(reportPath, "utf8")) as TestReport)
  : undefined;

const brokenFiles = (report?.testResults ?? []).filter(isBroken);
for (const file of brokenFiles) console.log(`did not load or failed outside its tests: ${file.name}`);

const passed = report?.numPassedTests ?? 0;
const counted = (report?.numFailedTests ?? 0) + brokenFiles.length;
const failed = counted === 0 && (exitCode !== "0" || passed === 0) ? 1 : counted;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);

if (report === undefined)
  console.log("No test report: the type check, the linter or the set-up failed first.");
if (skipped > 0) console.log(`${skipped} skipped (each says why in its name)`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A file that failed although none of its tests did: an import that throws, or an error in a hook. */
function isBroken(file: TestFile): boolean {
  return file.status === "failed" && file.assertionResults.every((result) => result.status !== "failed");
}
