import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isScalar, parseDocument, type Scalar, visit } from "yaml";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import { parseAgreement } from "../parse.ts";
import { printContract, printPromise } from "./contract.ts";
import { proseToHtml } from "./page/html.ts";
import { proseToMarkdown } from "./page/markdown.ts";
import { type ContractProse, type ProseBlock, plainText, type Sentence } from "./prose.ts";

const FOLDER = new URL("../../../examples/agreements/", import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => !name.endsWith(".md"))
  .sort();

const LANGUAGES = ["en", "de"] as const;

describe("the printed contract", () => {
  it.each(NAMES)("changes whenever a value of %s changes", (name) => {
    const text = textOf(name);
    const original = agreementIn(text);
    const printed = LANGUAGES.map((language) => proseToMarkdown(printContract(original, { language })));
    let changes = 0;
    for (const changed of variantsOf(text)) {
      const { agreement, problems } = parseAgreement(changed);
      if (agreement === undefined || problems.some(({ severity }) => severity === "error")) continue;
      if (canonical(agreement) === canonical(original)) continue;
      changes += 1;
      for (const [index, language] of LANGUAGES.entries()) {
        const again = proseToMarkdown(printContract(agreement, { language }));
        if (again === printed[index])
          expect.fail(`no difference in ${language} between ${difference(text, changed)}`);
      }
    }
    expect(changes).toBeGreaterThan(20);
  });

  it.each(NAMES)("prints nothing of %s without a place in the document", (name) => {
    const text = textOf(name);
    const document = parseDocument(text, { schema: "core" });
    const spans = LANGUAGES.flatMap((language) =>
      sentencesOf(printContract(agreementIn(text), { language })).flat(),
    );
    const lost = spans.flatMap((span) => {
      if (span.kind === "words") return [];
      const steps = span.pointer
        .split("/")
        .slice(1)
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
      return isPlaced(steps, document) ? [] : [`${span.pointer}: ${span.text}`];
    });
    expect(lost).toEqual([]);
  });

  it("numbers tables by their clause and prints each below the sentence that cites it", () => {
    const prose = printContract(agreementIn(textOf("aws-s3")), { language: "en" });
    const clause = prose.sections
      .flatMap(({ clauses }) => clauses)
      .find(({ title }) => title === "uptime credit");
    expect(clause?.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "table", "paragraph"]);
    const label = `table ${clause?.number}a`;
    expect(clause?.blocks[1]).toMatchObject({ label });
    expect(blockText(clause?.blocks[0])).toContain(`the value that ${label} gives for the measured value`);
  });

  it("says every bound of a band in words", () => {
    const prose = printContract(agreementIn(textOf("gcp-compute-engine")), { language: "en" });
    expect(proseToMarkdown(prose)).toContain("| at least 99 % and below *promised uptime* | 10 % |");
  });

  it("repeats the sentence of a promise for a statement", () => {
    const [sentence] = printPromise(agreementIn(textOf("github-business-2017")), "quarterly uptime", {
      language: "en",
    });
    expect(blockText(sentence)).toBe(
      "In each calendar quarter, 100 % − (outage time ÷ the length of the assessment period) is to be at least 99.95 %.",
    );
  });
});

describe("the contract as text", () => {
  const hostile = textOf("github-business-2017")
    .replace("Hosted code collaboration", '"<script>alert(1)</script> & *stars* | bars"')
    .replace("provider: GitHub", 'provider: "Git\\"Hub <b>"');

  it("escapes what the parties wrote in HTML", () => {
    const html = proseToHtml(printContract(agreementIn(hostile), { language: "en" }));
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<b>Git");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; *stars* | bars");
    expect(html).not.toMatch(/https?:|src=|@import|url\(/);
  });

  it("escapes what the parties wrote in Markdown", () => {
    const markdown = proseToMarkdown(printContract(agreementIn(hostile), { language: "en" }));
    expect(markdown).toContain("# \\<script\\>alert(1)\\</script\\> & \\*stars\\* | bars");
  });

  it("gives every value its pointer in HTML", () => {
    const html = proseToHtml(printContract(agreementIn(textOf("github-business-2017")), { language: "en" }));
    expect(html).toContain(
      '<span class="value" data-pointer="/targets/quarterly uptime/expected">99.95 %</span>',
    );
  });
});

/** What a document leaves unwritten is placed at the part around it, one step up; what it writes as a phrase,
 *  such as "10 % of monthly fee", is placed within that phrase. */
function isPlaced(steps: readonly string[], document: ReturnType<typeof parseDocument>): boolean {
  const written = steps
    .map((_, index) => steps.slice(0, steps.length - index))
    .find((path) => document.hasIn(path));
  if (written === undefined) return false;
  return steps.length - written.length <= 1 || isScalar(document.getIn(written, true));
}

function textOf(name: string): string {
  return readFileSync(new URL(`${name}/agreement.yaml`, FOLDER), "utf8");
}

function agreementIn(text: string): Agreement {
  const { agreement, problems } = parseAgreement(text);
  if (agreement === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return agreement;
}

/** The agreement without its pointers, which move when a name changes but are not part of what is agreed. */
function canonical(agreement: Agreement): string {
  return JSON.stringify(agreement, (key, value: unknown) =>
    key === "pointer" ? undefined : typeof value === "bigint" ? `${value}n` : value,
  );
}

/** The document with one value or one name changed, in every way that may still be a document. */
function* variantsOf(text: string): Generator<string> {
  const scalars: Scalar[] = [];
  visit(parseDocument(text, { schema: "core" }), {
    Pair: (_, pair) => (isScalar(pair.key) && pair.key.value === "tallystick" ? visit.SKIP : undefined),
    Scalar: (_, scalar) => {
      scalars.push(scalar);
    },
  });
  for (const scalar of scalars) {
    const range = scalar.range;
    const source = scalar.source;
    if (range === undefined || range === null || source === undefined) continue;
    for (const other of othersFor(source)) yield text.slice(0, range[0]) + other + text.slice(range[1]);
  }
}

const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/at least/, "above"],
  [/at most/, "below"],
  [/above/, "at least"],
  [/below/, "at most"],
  [/^half up$/, "half even"],
  [/half up/, "down"],
  [/^lost$/, "carried forward"],
  [/^met$/, "breached"],
  [/^missed$/, "met"],
  [/^deemed met$/, "missed"],
  [/^not measured$/, "deemed met"],
  [/^calendar month$/, "billing month from day 15"],
  [/^calendar quarter$/, "calendar half-year"],
  [/^included$/, "left out"],
  [/^left out$/, "included"],
  [/^always$/, "below minimum"],
  [/^true$/, "false"],
  [/^false$/, "true"],
  [/^full$/, "started"],
  [/^all$/, "any"],
  [/minute/, "hour"],
  [/hour/, "minute"],
  [/^(events|intervals|samples|records)$/, "intervals"],
];

function othersFor(source: string): readonly string[] {
  const digit = source.replace(/\d(?=\D*$)/, (one) => String((Number(one) + 1) % 10));
  const swapped = SWAPS.filter(([pattern]) => pattern.test(source)).map(([pattern, other]) =>
    source.replace(pattern, other),
  );
  const written = [digit, ...swapped, `${source} too`].filter((other) => other !== source);
  return written.map((other) =>
    /^[\w.%-][\w .%:/-]*$/.test(other) && !/^\d+(:\d+)+$/.test(other) ? other : JSON.stringify(other),
  );
}

function difference(before: string, after: string): string {
  const at = [...before].findIndex((sign, index) => sign !== after[index]);
  return `“${before.slice(at - 40, at + 30)}” and “${after.slice(at - 40, at + 30)}”`;
}

function sentencesOf({ sections, subtitle }: ContractProse): readonly Sentence[] {
  return [
    subtitle,
    ...sections.flatMap(({ clauses }) => clauses.flatMap(({ blocks }) => blocks.flatMap(sentencesIn))),
  ];
}

function sentencesIn(block: ProseBlock): readonly Sentence[] {
  if (block.kind === "paragraph") return [block.text];
  return block.kind === "list" ? block.items : [block.caption, ...block.columns, ...block.rows.flat()];
}

function blockText(block: ProseBlock | undefined): string {
  return block === undefined ? "" : sentencesIn(block).map(plainText).join("\n");
}
