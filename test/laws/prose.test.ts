/** Whatever an agreement says, its contract can be printed, and says something else when the agreement does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printContract } from "../../src/document/prose/contract.ts";
import { proseToHtml } from "../../src/document/prose/html.ts";
import { proseToMarkdown } from "../../src/document/prose/markdown.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { arbitraryAgreement } from "./arbitrary-agreement.ts";

describe.each(["en", "de"] as const)("the prose of any agreement in %s", (language) => {
  it("changes with any number, amount, date, name or text of the document", () => {
    fc.assert(
      fc.property(arbitraryAgreement, fc.nat(), (agreement, pick) => {
        const places = placesIn(agreement, []);
        const place = places[pick % places.length];
        if (place === undefined) return;
        const changed = changedAt(agreement, place) as Agreement;
        const [before, after] = [agreement, changed].map((each) =>
          proseToMarkdown(printContract(each, { language })),
        );
        if (before === after) expect.fail(`the prose is blind at ${place.join("/")}`);
      }),
      { numRuns: 1000, seed: 11, endOnFailure: true },
    );
  });

  it("is well-formed HTML that repeats no markup of the parties", () => {
    fc.assert(
      fc.property(arbitraryAgreement, (agreement) => {
        const html = proseToHtml(printContract(agreement, { language }));
        for (const tag of ["section", "article", "table", "p", "li", "span", "i"]) {
          const opened = html.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
          expect(html.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0).toBe(opened);
        }
        expect(html).not.toContain("<script");
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});

type Place = readonly (string | number)[];

/** Words of the language, which cannot be changed into any other text; the examples' own law swaps them. */
const WORDS = new Set(
  "kind pointer language comparator unit shape type mode overlap metWhen whenLimitChanges whenReopened pausesBeforeStart pausesAfterBreach atTheSameInstant role verdict verdicts outcomes quantity empty party above paidBy rounding withoutValue when then badFrom snap denominator declaredBy letter request countsAs holds does".split(
    " ",
  ),
);

function placesIn(node: unknown, at: Place): readonly Place[] {
  if (typeof node === "object" && node !== null) {
    return Object.entries(node)
      .filter(([key, value]) => !WORDS.has(key) && !isWord(key, value) && !isIdle(key, node))
      .flatMap(([key, value]) => placesIn(value, [...at, Array.isArray(node) ? Number(key) : key]));
  }
  return node === undefined || node === null ? [] : [at];
}

/** A reading of a clock, a way of counting steps, "all" credits and "no limit" are words too. */
function isWord(key: string, value: unknown): boolean {
  return (
    (key === "value" && typeof value === "string") ||
    (key === "count" && typeof value === "string") ||
    (key === "credits" && value === "all") ||
    (key === "atMost" && value === "no limit")
  );
}

/** "covered entirely" and "touched" know no strictness, so no document can write it beside them. */
function isIdle(key: string, node: object): boolean {
  return key === "strictly" && "badFrom" in node && typeof node.badFrom === "string";
}

function changedAt(node: unknown, [step, ...rest]: Place): unknown {
  if (step === undefined) return another(node);
  if (Array.isArray(node)) return node.map((each, index) => (index === step ? changedAt(each, rest) : each));
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>).map(([key, value]) => [
      key,
      key === step ? changedAt(value, rest) : value,
    ]),
  );
}

function another(leaf: unknown): unknown {
  if (typeof leaf === "bigint") return leaf + 7n;
  if (typeof leaf === "number") return leaf + 1;
  return typeof leaf === "boolean" ? !leaf : `${String(leaf)}x`;
}
