/**
 * Laws of templates: whoever deviates in nothing says what the template says, the deviations lead from the template to
 * the full text and back, and composing what was composed changes nothing.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentHash } from "../../src/document/canonical.ts";
import { type Composition, composeAgreement } from "../../src/document/compose/compose.ts";
import { deviationsOf } from "../../src/document/compose/deviations.ts";
import { type Difference, differences, termsOf, writtenOf } from "../../src/document/compose/difference.ts";
import { templateImpact } from "../../src/document/compose/impact.ts";
import { type LibraryDocument, libraryDocument } from "../../src/document/compose/library.ts";
import { treeOf } from "../../src/document/compose/tree-of.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { printAgreement } from "../../src/document/print.ts";
import { withDeviations } from "../../src/document/prose/annex.ts";
import { printContract } from "../../src/document/prose/contract.ts";
import { proseToMarkdown } from "../../src/document/prose/page/markdown.ts";
import { readSource } from "../../src/document/source.ts";
import { type MapNode, type Node, valueAt } from "../../src/document/tree.ts";
import { writeAgreement } from "../../src/document/write/agreement.ts";
import { layOut } from "../../src/document/write/layout.ts";
import { isMap, type Written, type WrittenMap } from "../../src/document/write/written.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { arbitraryAgreement } from "./arbitrary-agreement.ts";

const HEAD =
  "tallystick: 1\nagreement: Own\nid: own\nversion: 3\nbased on: { agreement: house, version: 2 }\n";

/** A few random names are words that no document may use. */
const readable = arbitraryAgreement.filter(
  (agreement) => parseAgreement(printAgreement(agreement)).problems.length === 0,
);

/** Any agreement, named so that others can rest on it. */
const template = readable.map(
  ({ basedOn: _, ...agreement }): Agreement => ({ ...agreement, id: "house", version: 2 }),
);

function libraryWith(agreement: Agreement): readonly LibraryDocument[] {
  const document = libraryDocument("house.yaml", printAgreement(agreement));
  return document === undefined ? [] : [document];
}

function agreementIn({ agreement, problems }: Composition): Agreement {
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
  if (agreement === undefined) throw new Error("no agreement and no problem");
  return agreement;
}

/** The order of "x-" keys says nothing, so it is no difference either. */
function inKeyOrder(agreement: Agreement): Agreement {
  const sorted = Object.entries(agreement.extensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...agreement, extensions: Object.fromEntries(sorted) };
}

/** The short document that says the differences and nothing else. */
function shortOf(found: readonly Difference[], terms: MapNode): string {
  const leftOut: string[] = [];
  let own: WrittenMap = { entries: [], spread: true };
  const turned = found.filter(({ kind }) => kind === "order").map(({ pointer }) => `${pointer}/`);
  for (const difference of found) {
    if (turned.some((pointer) => difference.pointer.startsWith(pointer))) continue;
    const steps = difference.pointer.slice(1).split("/");
    if (difference.kind === "left out" || difference.kind === "order") leftOut.push(steps.join("/"));
    if (difference.kind !== "left out") {
      const names = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
      for (const depth of names.keys()) own = withHeading(own, names.slice(0, depth), terms);
      own = laid(own, names, writtenOf(partAt(terms, names)));
    }
  }
  const out = leftOut.length === 0 ? [] : [["leaves out", leftOut] as const];
  return HEAD + layOut({ entries: [...out, ...own.entries], spread: true }, new Set());
}

/** A table of cells is known by the field that its heading names. */
function withHeading(own: WrittenMap, names: readonly string[], terms: MapNode): WrittenMap {
  const part = names.length === 0 ? undefined : partAt(terms, names);
  const by = part?.kind === "map" ? valueAt(part, "by") : undefined;
  return by?.kind === "text" ? laid(own, [...names, "by"], by.text) : own;
}

function laid(map: WrittenMap, [step = "", ...rest]: readonly string[], value: Written): WrittenMap {
  const at = map.entries.findIndex(([key]) => key === step);
  const there = map.entries[at]?.[1];
  const inner = there !== undefined && isMap(there) ? there : { entries: [], spread: false };
  const entry = [step, rest.length === 0 ? value : laid(inner, rest, value)] as const;
  return { ...map, entries: at < 0 ? [...map.entries, entry] : map.entries.with(at, entry) };
}

function partAt(terms: MapNode, steps: readonly string[]): Node {
  const found = steps.reduce<Node | undefined>(
    (node, step) => (node?.kind === "map" ? valueAt(node, step) : undefined),
    terms,
  );
  if (found === undefined) throw new Error(`nothing at ${steps.join("/")}`);
  return found;
}

describe("an agreement that rests on a template", () => {
  it("says what the template says when it deviates in nothing", () => {
    fc.assert(
      fc.property(template, (house) => {
        const full = agreementIn(composeAgreement(HEAD, libraryWith(house)));
        expect(full.basedOn).toEqual({ agreement: "house", version: 2, hash: documentHash(house) });
        expect(differences(termsOf(house), termsOf(full))).toEqual([]);
        expect(deviationsOf(full, house, { language: "en" })).toEqual([]);
        const { basedOn: _, ...bare } = full;
        expect(printAgreement({ ...bare, id: house.id, title: house.title, version: 2 })).toBe(
          printAgreement(house),
        );
      }),
      { numRuns: 25, seed: 21, endOnFailure: true },
    );
  });

  it("says its own words when it writes every key", () => {
    fc.assert(
      fc.property(template, (house) => {
        const text = printAgreement(house).split("\n").slice(4).join("\n");
        const full = agreementIn(composeAgreement(HEAD + text, libraryWith(house)));
        expect(differences(termsOf(house), termsOf(full))).toEqual([]);
      }),
      { numRuns: 25, seed: 22, endOnFailure: true },
    );
  });

  it("is given back by its deviations laid over the template", () => {
    fc.assert(
      fc.property(template, readable, (house, other) => {
        const found = differences(termsOf(house), termsOf(other));
        const short = shortOf(found, termsOf(other));
        const full = agreementIn(composeAgreement(short, libraryWith(house)));
        const { basedOn: _, ...bare } = full;
        const { basedOn: __, ...wanted } = other;
        const named = { ...wanted, id: bare.id, title: bare.title, version: bare.version };
        expect(printAgreement(inKeyOrder(bare)), short).toBe(printAgreement(inKeyOrder(named)));
      }),
      { numRuns: 60, seed: 23, endOnFailure: true },
    );
  });

  it("stays as it is when it is composed again", () => {
    fc.assert(
      fc.property(template, readable, (house, other) => {
        const short = shortOf(differences(termsOf(house), termsOf(other)), termsOf(other));
        const text = printAgreement(agreementIn(composeAgreement(short, libraryWith(house))));
        const again = composeAgreement(text, libraryWith(house));
        expect(printAgreement(agreementIn(again))).toBe(text);
        expect(again.template && documentHash(again.template)).toBe(documentHash(house));
        expect(printAgreement(agreementIn(composeAgreement(text, [])))).toBe(text);
      }),
      { numRuns: 25, seed: 24, endOnFailure: true },
    );
  });

  it("feels nothing of a template that does not change", () => {
    fc.assert(
      fc.property(template, readable, (house, other) => {
        const short = shortOf(differences(termsOf(house), termsOf(other)), termsOf(other));
        const own = libraryDocument("own.yaml", short);
        const [unchanged] = libraryWith(house);
        if (own === undefined || unchanged === undefined) throw new Error("both are documents");
        const [impact, ...more] = templateImpact(unchanged, [own, unchanged], () => ({ problems: [] }));
        expect(more).toEqual([]);
        expect(impact).toMatchObject({
          id: "own",
          changes: [],
          shielded: [],
          redundant: [],
          problems: [],
          composes: true,
        });
      }),
      { numRuns: 15, seed: 25, endOnFailure: true },
    );
  });

  it("is compared as the tree that its printed text would be read as", () => {
    fc.assert(
      fc.property(readable, (agreement) => {
        expect(treeOf(writeAgreement(agreement))).toEqual(readSource(printAgreement(agreement)).root);
      }),
      { numRuns: 60, seed: 27, endOnFailure: true },
    );
  });

  it("prints every deviation in an annex, in both languages", () => {
    fc.assert(
      fc.property(
        template,
        readable,
        fc.constantFrom("en" as const, "de" as const),
        (house, other, language) => {
          const found = differences(termsOf(house), termsOf(other));
          const full = agreementIn(composeAgreement(shortOf(found, termsOf(other)), libraryWith(house)));
          const prose = withDeviations(printContract(full, { language }), full, house);
          const rows = prose.sections
            .at(-1)
            ?.clauses[0]?.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
          expect(rows?.length).toBe(found.length);
          expect(proseToMarkdown(prose)).toContain(
            language === "en" ? "Deviations from house, version 2" : "Abweichungen von house, Fassung 2",
          );
        },
      ),
      { numRuns: 10, seed: 26, endOnFailure: true },
    );
  });

  it("is not read without its template", () => {
    expect(parseAgreement(HEAD).problems.map(({ code }) => code)).toEqual(["template-not-given"]);
  });
});
