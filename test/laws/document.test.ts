/**
 * Laws of the document: what is printed reads back as the same agreement, and what was printed once is printed the
 * same again. An agreement that is signed can therefore be kept as its text alone.
 */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAgreement, documentHash } from "../../src/document/canonical.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { printAgreement } from "../../src/document/print.ts";
import { readSource } from "../../src/document/source.ts";
import { scalarText } from "../../src/document/write/scalar.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { arbitraryAgreement } from "./arbitrary-agreement.ts";

const examples = globSync("examples/{{agreements,public-data}/*/agreement,chain/**/*}.yaml").sort();

/** Pointers say where in a text a name stood, and the printed text is another one. */
function withoutPointers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPointers);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "pointer");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutPointers(each)]));
}

function parsed(text: string): Agreement {
  const { agreement, problems } = parseAgreement(text);
  expect(problems, text).toEqual([]);
  if (agreement === undefined) throw new Error("no agreement and no problem");
  return agreement;
}

describe("printing and parsing", () => {
  it("finds the examples", () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples)("%s has one canonical text, which reads back as the same agreement", (path) => {
    const agreement = parsed(readFileSync(path, "utf8"));
    const text = printAgreement(agreement);
    expect(withoutPointers(parsed(text))).toEqual(withoutPointers(agreement));
    expect(printAgreement(parsed(text))).toBe(text);
    expect(documentHash(parsed(text))).toBe(documentHash(agreement));
    expect(documentHash(agreement)).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("are the identity on any agreement", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (agreement) => {
        const text = printAgreement(agreement);
        const again = parsed(text);
        expect(withoutPointers(again)).toEqual(withoutPointers(agreement));
        expect(printAgreement(again)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("give agreements of which most compile", () => {
    const release = zoneRelease();
    const sample = fc.sample(arbitraryAgreement, { numRuns: 300, seed: 7 });
    const compiled = sample.filter((agreement) => compilePlan(agreement, release).plan !== undefined);
    expect(compiled.length).toBeGreaterThan(150);
  });

  it("keep every text and key, in braces and on lines", () => {
    const anything = fc.string({ unit: "binary", maxLength: 20 });
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.string({ unit: fc.constantFrom(..."ab :#-,[]{}'\"&*!|>%@`~?\\0.9\n") })),
        (text) => {
          fc.pre(readSource(JSON.stringify([text])).problems.length === 0);
          for (const source of [`[${scalarText(text, "flow")}, x]`, `- ${scalarText(text, "block")}`]) {
            const { root, problems } = readSource(source);
            expect(problems, source).toEqual([]);
            expect(root?.kind === "list" ? root.items[0] : root, source).toEqual({
              kind: "text",
              text,
              pointer: "/0",
            });
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the canonical form", () => {
  it("tells agreements apart by the order of their caps", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (agreement) => {
        const [first, second] = agreement.caps;
        fc.pre(first !== undefined && second !== undefined);
        const turned = { ...agreement, caps: [...agreement.caps].reverse() };
        expect(canonicalAgreement(turned)).not.toBe(canonicalAgreement(agreement));
      }),
      { numRuns: 20 },
    );
  });

  it("is the same for a document in other clothes", () => {
    const plain = readFileSync("examples/agreements/github-business-2017/agreement.yaml", "utf8");
    const dressed = plain
      .replace("tallystick: 1", "# A remark.\n\ntallystick:   1")
      .replace("GitHub", '"GitHub"');
    expect(documentHash(parsed(dressed))).toBe(documentHash(parsed(plain)));
  });
});
