/** Published agreements in our own words: each compiles, and each of its worked examples comes out.
 *
 *  A new folder under `examples/agreements` with a `cases.yaml` is found without being named here. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { agreementsPage } from "../scripts/agreements/page.ts";
import { assert } from "../src/engine/value/assert.ts";
import { workedExamples } from "./agreements/worked-example.ts";
import { compiled, workedOut } from "./agreements/worked-out.ts";

const root = new URL("../examples/agreements/", import.meta.url).pathname;
const names = readdirSync(root).filter((name) => existsSync(`${root}${name}/cases.yaml`));

describe.each(names)("%s", (name) => {
  const { plan, problems } = compiled(readFileSync(`${root}${name}/agreement.yaml`, "utf8"));

  it("compiles without an error", () => {
    expect(problems).toEqual([]);
  });

  it.each(workedExamples(`${root}${name}/cases.yaml`))("$name", (example) => {
    assert(plan !== undefined, "the agreement compiles");
    expect(workedOut(plan, example), example.working).toEqual(example.expect);
  });
});

describe("the table of the published agreements", () => {
  it("is the one that the folders give; print it again with: node scripts/agreements.ts", () => {
    expect(readFileSync(`${root}README.md`, "utf8")).toBe(agreementsPage());
  });
});
