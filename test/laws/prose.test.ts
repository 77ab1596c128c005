/** Whatever an agreement says, its contract can be printed, and says something else when the agreement does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printContract } from "../../src/document/prose/contract.ts";
import { proseToHtml } from "../../src/document/prose/page/html.ts";
import { proseToMarkdown } from "../../src/document/prose/page/markdown.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { arbitraryAgreement } from "./arbitrary-agreement.ts";
import { changedAt, placesIn } from "./leaves.ts";

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
