/** Public exports as they are published: every row of them is accounted for. They are no part of the
 *  repository; without them this file says so and passes nothing off as tested. */
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { factColumns } from "../../src/connect/columns/fact-columns.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { type ImportedFile, importedBy } from "./import-file.ts";

const folder = "../shared/data";
const present = existsSync(folder);
if (!present)
  console.warn(
    `SKIPPED: test/connect/public-data.test.ts needs the public data in ${folder}, which is not here.`,
  );

/** Rows, facts, rejects and values left out of each file, counted by other means (see below). */
const files: readonly (readonly [
  mapping: string,
  file: string,
  rows: number,
  facts: number,
  rejects: number,
  leftOut: number,
])[] = [
  ["otif-order-lines", "otif-order-lines.csv.gz", 57_096, 57_096, 0, 0],
  ["otif-customer-targets", "otif-customer-targets.csv", 35, 35, 0, 0],
  // Eight checks belong to four names without a slug.
  ["uptime-checks", "uptime-checks-university.csv.gz", 4_596, 4_588, 8, 0],
  // Three rows say INVALID or DUPLICATE, 127 repeat a row before them.
  ["help-desk", "italian-helpdesk.csv.gz", 21_348, 21_218, 0, 0],
  ["volvo-problems", "volvo-closed-problems.csv.gz", 6_660, 6_660, 0, 0],
  ["scms-deliveries", "scms-delivery-history.csv.gz", 10_324, 10_324, 0, 4_126 + 3_952],
  ["outage-minutes", "outage-minutes-daily.csv.gz", 5_243, 5_243, 0, 0],
  // Of 38 changes three are of other fields; a priority "medium" and one "solved" exist in no Zendesk.
  ["zendesk-field-history", "zendesk-export/ticket_field_history_data.csv", 38, 33, 2, 0],
];

describe.skipIf(!present)("public exports", () => {
  it.each(files)("%s", async (mapping, file, rows, facts, rejects, leftOut) => {
    const imported = await importedBy(mapping, createReadStream(`${folder}/${file}`));
    expect(imported.tally.rows).toBe(rows);
    expect(imported.facts).toHaveLength(facts);
    expect(imported.rejects).toHaveLength(rejects);
    expect([...imported.tally.leftOut.values()].reduce((sum, each) => sum + each, 0)).toBe(leftOut);
    expectAllRowsCounted(imported);
  });

  it.each([
    ["incident-log", "servicenow-incidents", "servicenow-incident-events.csv.gz"],
    ["order-lines", "otif-order-lines", "otif-order-lines.csv.gz"],
    ["uptime-checks", "uptime-checks", "uptime-checks-university.csv.gz"],
    ["help-desk", "help-desk", "italian-helpdesk.csv.gz"],
    ["problem-log", "volvo-problems", "volvo-closed-problems.csv.gz"],
  ])(
    "the agreement %s admits every fact, and columns hold them as the plain book does",
    async (name, mapping, file) => {
      const { agreement } = parseAgreement(readFileSync(`examples/public-data/${name}/agreement.yaml`));
      const plan = agreement === undefined ? undefined : compilePlan(agreement, zoneRelease()).plan;
      if (plan === undefined) throw new Error(`${name} compiles`);
      const imported = await importedBy(mapping, createReadStream(`${folder}/${file}`));
      const { facts, problems } = admitFacts(imported.facts, plan.streams);
      const columns = factColumns();
      for (const fact of facts) columns.add(fact);
      const [{ book }, plain] = [columns.close(), bookOf(facts)];
      expect(problems).toEqual([]);
      expect(book.size).toBe(imported.facts.length);
      for (const stream of plan.streams.keys())
        expect([...book.histories(stream)]).toEqual([...plain.book.histories(stream)]);
    },
  );

  it("an incident log: one opening per incident, one fact per change of state or priority", async () => {
    const bytes = gunzipSync(readFileSync(`${folder}/servicenow-incident-events.csv.gz`));
    const imported = await importedBy("servicenow-incidents", [bytes]);
    // The log has no quotes, so splitting is reading.
    const lines = bytes.toString("utf8").trimEnd().split("\n");
    const [header = [], ...rows] = lines.map((line) => line.trimEnd().split(","));
    const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? "";
    const said = new Map<string, string>();
    let changes = 0;
    for (const row of rows) {
      const [subject, state] = [cell(row, "number"), cell(row, "incident_state")];
      const now = `${state} ${cell(row, "priority")}`;
      if (state === "New" || said.get(subject) === now) continue;
      said.set(subject, now);
      changes += 1;
    }
    const incidents = new Set(rows.map((row) => cell(row, "number"))).size;
    expect(imported.tally.rows).toBe(rows.length);
    expect(imported.facts.filter(({ event }) => event === "opened")).toHaveLength(incidents);
    expect(imported.facts).toHaveLength(incidents + changes);
    expect(imported.rejects).toEqual([]);
    expectAllRowsCounted(imported);
  });

  it("a cloud's incidents as JSON lines: three have no end", async () => {
    const incidents: unknown = JSON.parse(
      gunzipSync(readFileSync(`${folder}/cloud-incidents.json.gz`)).toString("utf8"),
    );
    if (!Array.isArray(incidents)) throw new Error("the incidents are a list");
    const lines = incidents.map((each) => JSON.stringify(each)).join("\n");
    const imported = await importedBy("cloud-incidents", [new TextEncoder().encode(lines)]);
    expect(imported.facts).toHaveLength(1_001);
    expect(imported.facts.filter(({ until }) => until === undefined)).toHaveLength(3);
    expectAllRowsCounted(imported);
  });
});

function expectAllRowsCounted({ tally, rejects }: ImportedFile): void {
  expect(tally.rows).toBe(tally.accepted + tally.rejected + tally.skipped);
  expect(rejects).toHaveLength(tally.rejected);
  expect([...tally.skippedBecause.values()].reduce((sum, each) => sum + each, 0)).toBe(tally.skipped);
}
