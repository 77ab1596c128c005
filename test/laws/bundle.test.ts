import { expect, it } from "vitest";
import { proof } from "../../proofs/tamper.ts";

/** The proof's own random changes, over every part of six bundles; its self-test shows it failing. */
it("of a thousand random changes of a bundle none goes unnoticed", async () => {
  const unnoticed: string[] = [];
  const log = (line: string): void => void unnoticed.push(line);
  const { holds, figures } = await proof.run({ cases: 1000, seedDefect: false, log });
  expect(unnoticed).toEqual([]);
  expect([holds, figures.tried, figures.caught]).toEqual([true, 1000, 1000]);
}, 600_000);
