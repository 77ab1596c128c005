/** A period comes out the same whether it is asked for alone or after those before it, also where no fact was
 *  reported for months. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratch, tally } from "./run.ts";

const { folder, remove } = scratch();
afterAll(remove);

writeFileSync(
  join(folder, "agreement.yaml"),
  `tallystick: 1
agreement: Points for good months
id: good-months
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Etc/UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts: { outages: { shape: intervals } }
timelines: { down: { during: outages } }
targets:
  uptime: { measure: { subtract: [100 %, { share of time: down }] }, expected: at least 99 %, without value: met }
accounts:
  points: { holds: number, entries: { good month: { add: 1, when: { uptime: met } } } }
`,
);
writeFileSync(
  join(folder, "outages.jsonl"),
  `{"id":"1","source":"probe","stream":"outages","subject":"web","occurredAt":"2026-04-10T00:00:00Z","until":"2026-04-12T00:00:00Z","recordedAt":"2026-04-12T00:00:00Z","fields":{}}\n`,
);

describe("the points of June, after three good months without a fact and a bad April", () => {
  const june = async (...words: readonly string[]): Promise<unknown> => {
    const { out, err } = await tally([
      "settle",
      folder,
      "-f",
      "json",
      "--as-of",
      "2026-08-01T00:00:00Z",
      ...words,
    ]);
    expect(err).not.toMatch(/error/i);
    return JSON.parse(out).at(-1);
  };

  it("are five, asked for alone or with all months before", async () => {
    const alone = await june("--period", "2026-06");
    expect(alone).toMatchObject({ ledger: { accounts: [{ opening: "4", closing: "5" }] } });
    expect(alone).toEqual(await june("--from", "2026-01", "--to", "2026-06"));
  });
});
