import { describe, expect, it } from "vitest";
import { problem } from "../engine/value/problem.ts";
import { locateProblems } from "./locate.ts";

const TEXT = `targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down }] }
  a/b~c: 1
`;

function placeOf(pointer: string): string {
  const [found] = locateProblems(TEXT, [problem("some-code", pointer, "A sentence.")]);
  return `${found?.line}:${found?.column}`;
}

describe("the place of a pointer", () => {
  it.each([
    ["/targets", "1:1"],
    ["/targets/uptime", "2:3"],
    ["/targets/uptime/measure/subtract/1", "3:34"],
    ["/targets/uptime/measure/subtract/1/share of time", "3:36"],
    ["/targets/a~1b~0c", "4:3"],
    ["", "1:1"],
  ])("%s is at %s", (pointer, place) => {
    expect(placeOf(pointer)).toBe(place);
  });

  it("is that of the nearest thing above, where the pointer leads to nothing", () => {
    expect(placeOf("/targets/uptime/expected")).toBe("2:3");
    expect(placeOf("/credits/none")).toBe("1:1");
  });

  it("is kept where it is known already", () => {
    const known = problem("some-code", "/targets", "A sentence.", { line: 7, column: 8 });
    expect(locateProblems(TEXT, [known])).toEqual([known]);
  });
});
