import { describe, expect, it } from "vitest";
import type { Proof } from "./proof.ts";

/** Each proof with as few cases as let it notice its defect. */
const PROOFS: readonly (readonly [
  name: string,
  cases: number,
  load: () => Promise<{ readonly proof: Proof }>,
])[] = [
  ["servicenow", 600, () => import("./servicenow.ts")],
  ["otif", 400, () => import("./otif.ts")],
  ["uptime", 60, () => import("./uptime.ts")],
  ["replay", 60, () => import("./replay.ts")],
  ["laws", 1500, () => import("./laws.ts")],
  ["money", 2000, () => import("./money.ts")],
  ["problems", 1, () => import("./problems.ts")],
  ["lint", 1, () => import("./lint.ts")],
  ["bundles", 14, () => import("./bundles.ts")],
  ["tamper", 120, () => import("./tamper.ts")],
  ["contracts", 1, () => import("./contracts.ts")],
];

describe.each(PROOFS)("the proof %s", (name, cases, load) => {
  it("holds on data of our own making, and notices its seeded defect", async () => {
    const { proof } = await load();
    const answers: boolean[] = [];
    for (const seedDefect of [false, true]) {
      const { holds } = await proof.run({ cases, seedDefect, log: () => {} });
      answers.push(holds);
    }
    expect([proof.name, ...answers]).toEqual([name, true, false]);
  });
});
