import { describe, expect, it } from "vitest";
import { type Declarations, declarations } from "./declarations.ts";

type Declared = { readonly name: string; readonly uses: readonly string[] };

function declare(...declared: readonly Declared[]): {
  readonly all: Declarations<string>;
  readonly circles: string[];
} {
  const circles: string[] = [];
  const all: Declarations<string> = declarations<Declared, string>(
    declared,
    ({ name, uses }) => `${name}(${uses.map((each) => all.get(each) ?? "?").join(",")})`,
    (names) => circles.push(names.join(" → ")),
  );
  return { all, circles };
}

describe("declarations that use one another", () => {
  it("come in an order in which each uses only those before it", () => {
    const { all } = declare(
      { name: "a", uses: ["c", "b"] },
      { name: "b", uses: ["c"] },
      { name: "c", uses: [] },
    );
    expect(all.all()).toEqual(["c()", "b(c())", "a(c(),b(c()))"]);
  });

  it("are resolved on first use and not before", () => {
    const { all } = declare({ name: "a", uses: [] });
    expect(all.peek("a")).toBeUndefined();
    expect(all.get("a")).toBe("a()");
    expect(all.peek("a")).toBe("a()");
    expect(all.get("z")).toBeUndefined();
  });

  it("in a circle are told with the way around", () => {
    const { all, circles } = declare(
      { name: "a", uses: ["b"] },
      { name: "b", uses: ["c"] },
      { name: "c", uses: ["b"] },
    );
    expect(all.all()).toEqual(["c(?)", "b(c(?))", "a(b(c(?)))"]);
    expect(circles).toEqual(["b → c → b"]);
  });

  it("of one name count once, the first", () => {
    const { all } = declare({ name: "a", uses: [] }, { name: "a", uses: ["a"] });
    expect(all.all()).toEqual(["a()"]);
  });
});
