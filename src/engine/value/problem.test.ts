import { describe, expect, it } from "vitest";
import { unreachable } from "./assert.ts";
import { failed, hasErrors, ok, pointerTo, problem, warning } from "./problem.ts";

describe("problems", () => {
  it("take the value away only when one of them is an error", () => {
    expect(hasErrors([])).toBe(false);
    expect(
      hasErrors([warning("pause-without-limit", "/pauses/0", "Write how long the pause may last.")]),
    ).toBe(false);
    expect(hasErrors([problem("unknown-currency", "/fees", "Write a currency.")])).toBe(true);
  });

  it("make results that say which case they are", () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(failed(problem("a", "", "b", { line: 4 }))).toEqual({
      ok: false,
      problems: [{ code: "a", pointer: "", message: "b", severity: "error", line: 4 }],
    });
  });

  it("point with the escapes of RFC 6901", () => {
    expect(pointerTo("", "a/b", 0, "c~d")).toBe("/a~1b/0/c~0d");
  });
});

describe("a closed union", () => {
  it("names the variant that should not exist", () => {
    expect(() => unreachable({ kind: "sideways" } as never)).toThrow("no such variant: sideways");
  });
});
