import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Ratio, ratio } from "../../../engine/value/ratio.ts";
import { parseAgreement } from "../../parse.ts";
import { printContract } from "../contract.ts";
import { ENGLISH } from "../english/english.ts";
import { ENGLISH_FORMS } from "../english/forms.ts";
import { proseToMarkdown } from "../page/markdown.ts";
import { named, type Phrase, value, words } from "../phrase.ts";
import type { ContractProse, ProseBlock, Span } from "../prose.ts";
import { GERMAN_FORMS } from "./forms.ts";
import { GERMAN } from "./german.ts";

const FOLDER = new URL("../../../../examples/agreements/", import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => !name.endsWith(".md"))
  .sort();

describe("the German phrases", () => {
  it.each(Object.keys(ENGLISH) as (keyof typeof ENGLISH)[])("fill the slots of %s", (key) => {
    expect(slotsOf(GERMAN[key])).toEqual(slotsOf(ENGLISH[key]));
  });

  it("ask for no other case than those that the articles know", () => {
    const cases = Object.values(GERMAN).flatMap((text) => text.match(/:\w+\}/g) ?? []);
    expect([...new Set(cases)].sort()).toEqual([":accusative}", ":dative}"]);
  });
});

describe("a German noun phrase", () => {
  it("has its noun right after the article, for an adjective between them would have to decline", () => {
    const phrases = Object.values(GERMAN).filter(
      (text) => /^(?:der|die|das) [a-zäöü]/.test(text) && !/ zu \p{L}+en$/u.test(text),
    );
    expect(phrases).toEqual([]);
  });
});

describe("German forms", () => {
  it.each([
    [GERMAN_FORMS.number(tenths(12345)), "1.234,5"],
    [GERMAN_FORMS.number(ratio(1, 3)), "1/3"],
    [GERMAN_FORMS.percent(ratio(9995, 10000)), "99,95 %"],
    [GERMAN_FORMS.money(tenths(12345), "EUR"), "1.234,50 EUR"],
    [GERMAN_FORMS.money(ratio(-1200000), "JPY"), "-1.200.000 JPY"],
    [GERMAN_FORMS.date(20454), "1. Januar 2026"],
    [GERMAN_FORMS.instant(0), "1. Januar 1970, 00:00:00 Uhr UTC"],
    [
      GERMAN_FORMS.amount({ kind: "time amount", count: ratio(1), unit: "business hours" }),
      "1 Geschäftsstunde",
    ],
    [GERMAN_FORMS.amount({ kind: "time amount", count: tenths(15), unit: "hours" }), "1,5 Stunden"],
    [GERMAN_FORMS.decimals(0), "eine ganze Zahl"],
    [GERMAN_FORMS.decimals(1), "1 Nachkommastelle"],
    [GERMAN_FORMS.ordinal(tenths(999)), "99,9."],
    [GERMAN_FORMS.quoted("rot"), "„rot“"],
  ])("%s", (written, expected) => {
    expect(written).toBe(expected);
  });

  it.each([
    ["der Messwert", "dative", "dem Messwert"],
    ["der Messwert", "accusative", "den Messwert"],
    ["die Summe der Tage", "dative", "der Summe der Tage"],
    ["die Summe der Tage", "accusative", "die Summe der Tage"],
    ["das Minimum", "dative", "dem Minimum"],
  ])("declines “%s” in the %s", (text, name, expected) => {
    expect(plain(GERMAN_FORMS.inCase(words(text), name))).toBe(expected);
    expect(plain(GERMAN_FORMS.inCase([...words("("), ...words(text)], name))).toBe(`(${expected}`);
  });

  it("puts days and months in the dative and leaves every name alone", () => {
    expect(plain(GERMAN_FORMS.inCase(value("30 Kalendertage", ""), "dative"))).toBe("30 Kalendertagen");
    expect(plain(GERMAN_FORMS.inCase(value("1 Monat", ""), "dative"))).toBe("1 Monat");
    expect(plain(GERMAN_FORMS.inCase(named("die Feiertage", ""), "dative"))).toBe("die Feiertage");
  });
});

describe("a contract in German", () => {
  it.each(NAMES)("has no English word in %s but those of the parties", (name) => {
    expect(englishIn(printed(name, "de"))).toEqual([]);
    expect(englishIn(printed(name, "en")).length).toBeGreaterThan(10);
  });

  it.each(NAMES)("leaves no comma of a clause before the sign that closes more in %s", (name) => {
    const text = proseToMarkdown(printed(name, "de"));
    expect(text.match(/,[.,;:)]|,\n|\(\)| {2}|\{|\}/g) ?? []).toEqual([]);
  });

  it("says that it is a translation where the English text governs, and only there", () => {
    const text = read("azure-vm").replace("language: en", "language: de");
    const { agreement } = parseAgreement(text);
    if (agreement === undefined) throw new Error("the German twin is an agreement");
    const [german, english] = (["de", "en"] as const).map((language) =>
      proseToMarkdown(printContract(agreement, { language })),
    );
    expect(german).toContain("Fassung **1**, in **deutscher** Sprache");
    expect(english).toContain("This is a translation; the version in the **German** language governs.");
  });

  it("has the same bytes whatever the machine's language and zone", () => {
    const places = [
      { LANG: "C", LC_ALL: "C", TZ: "UTC" },
      { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", TZ: "Pacific/Kiritimati" },
      { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "America/St_Johns" },
    ];
    const prints = places.map((place) => {
      const file = new URL(`${NAMES[0]}/agreement.yaml`, FOLDER).pathname;
      const run = spawnSync(process.execPath, ["src/cli/tally.ts", "print", "--language", "de", file], {
        env: { ...process.env, ...place },
      });
      expect(run.status).toBe(0);
      return run.stdout.toString("hex");
    });
    expect(new Set(prints).size).toBe(1);
  });
});

function plain(phrase: Phrase): string {
  return phrase.map((piece) => (piece.kind === "table" ? "" : piece.text)).join("");
}

function tenths(count: number): Ratio {
  return ratio(count, 10);
}

function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, slot]) => slot ?? "").sort();
}

function read(name: string): string {
  return readFileSync(new URL(`${name}/agreement.yaml`, FOLDER), "utf8");
}

function printed(name: string, language: "en" | "de"): ContractProse {
  const { agreement } = parseAgreement(read(name));
  if (agreement === undefined) throw new Error(`${name} is an agreement`);
  return printContract(agreement, { language });
}

/** The parts of English phrases that could not stand in a German text by chance. */
const ENGLISH_PARTS = [
  ...new Set(
    Object.entries(ENGLISH)
      .filter(([key, text]) => (GERMAN[key as keyof typeof GERMAN] as string) !== text)
      .flatMap(([, text]) => text.split(/\{\w+\}/))
      .map((part) => part.replace(/^[\s.,;:()]+|[\s.,;:()]+$/g, ""))
      .filter((part) => part.length > 3 && !["text", "Text"].includes(part)),
  ),
];

const ENGLISH_VALUES = [
  "\\b(?:milli)?seconds?\\b|\\bminutes?\\b|\\bhours?\\b|\\bdays?\\b|\\bmonths?\\b|\\bdecimals?\\b",
  ...Array.from({ length: 12 }, (_, index) => `\\b${ENGLISH_FORMS.month(index + 1)} \\d{4}\\b`).filter(
    (pattern) => !/April|August|September|November/.test(pattern),
  ),
].join("|");

function englishIn(prose: ContractProse): readonly string[] {
  const spans = [
    ...prose.subtitle,
    ...prose.sections.flatMap(({ clauses }) => clauses.flatMap(({ blocks }) => blocks.flatMap(spansIn))),
  ];
  const said = spans.filter((span) => !isOwnText(span)).map(({ text }) => text);
  const titles = prose.sections.map(({ title }) => title);
  const parts = [...said, ...titles].flatMap((text) => ENGLISH_PARTS.filter((part) => isIn(part, text)));
  const figures = spans.filter(
    ({ kind, text }) => kind === "value" && /^[\d"]/.test(text) && new RegExp(ENGLISH_VALUES).test(text),
  );
  return [...parts, ...figures.map(({ text }) => text)];
}

/** Names, values that the parties chose, and passages in their own words. */
function isOwnText(span: Span): boolean {
  if (span.kind === "words") return false;
  return span.kind !== "passage" || /^\/(?:clauses|x-)|\/text$/.test(span.pointer);
}

function isIn(part: string, text: string): boolean {
  const at = text.indexOf(part);
  return at >= 0 && !/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + part.length] ?? "");
}

function spansIn(block: ProseBlock): readonly Span[] {
  if (block.kind === "paragraph") return block.text;
  return (
    block.kind === "list" ? block.items : [block.caption, ...block.columns, ...block.rows.flat()]
  ).flat();
}
