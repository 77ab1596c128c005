import { describe, expect, it } from "vitest";
import { type Declarations, declarations, dependencyProblem, LONGEST_CHAIN } from "./declarations.ts";

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

  it("end where a chain is too long to follow, and go on behind it", () => {
    const chain = Array.from({ length: LONGEST_CHAIN + 5 }, (_, index) => ({
      name: `n${index}`,
      uses: [`n${index + 1}`],
    }));
    const { all, circles } = declare(...chain);
    expect(all.all()).toHaveLength(chain.length);
    expect(circles).toHaveLength(1);
    const names = circles[0]?.split(" → ") ?? [];
    expect(names).toHaveLength(LONGEST_CHAIN + 1);
    expect(dependencyProblem("/figures/n0", names).code).toBe("too-deep");
    expect(dependencyProblem("/figures/a", ["a", "b", "a"]).code).toBe("cyclic-dependency");
  });
});
