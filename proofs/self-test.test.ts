import { describe, expect, it } from "vitest";
import type { Proof } from "./proof.ts";

/** Each proof with as few cases as let it notice its defect. */
const PROOFS: readonly (readonly [load: () => Promise<{ readonly proof: Proof }>, cases: number])[] = [
  [() => import("./servicenow.ts"), 600],
  [() => import("./otif.ts"), 400],
  [() => import("./uptime.ts"), 60],
  [() => import("./replay.ts"), 60],
  [() => import("./laws.ts"), 1500],
  [() => import("./problems.ts"), 1],
];

describe.each(PROOFS)("proof %#", (load, cases) => {
  it("holds on data of our own making, and notices its seeded defect", async () => {
    const { proof } = await load();
    const answers: boolean[] = [];
    for (const seedDefect of [false, true]) {
      const { holds } = await proof.run({ cases, seedDefect, log: () => {} });
      answers.push(holds);
    }
    expect([proof.name, ...answers]).toEqual([proof.name, true, false]);
  });
});
