/**
 * Proves that each law of tidy can fail: a seeded violation is found, and its innocent twin beside it is not.
 */
import { describe, expect, it } from "vitest";
import { checkDocuments } from "./documents.ts";
import type { Finding } from "./finding.ts";
import { checkGlossary, glossaryWords } from "./glossary.ts";
import { checkImports, checkUnused } from "./imports.ts";
import { checkIndexes } from "./indexes.ts";
import { checkShape, fileLinesMax, functionLinesMax, functionsOf } from "./shape.ts";
import type { SourceFile } from "./source.ts";
import { importsOf, readSource } from "./source.ts";
import { checkNames, checkRepositoryTalk, checkWords } from "./words.ts";

const opening = "/** This file answers one question in a plain sentence. */\n";

function source(path: string, code: string): SourceFile {
  return readSource(path, opening + code);
}

/** The path and the first words of each sentence: enough to know which law spoke. */
function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ path, line, sentence }) => `${path}:${line} ${sentence.split(" ").slice(0, 6).join(" ")}`,
  );
}

describe("reading code without its prose", () => {
  it("blanks comments, strings and regular expressions, and keeps every offset", () => {
    const text = 'const a = "new Date"; // Intl\n/* any */ const b = /["`]any/.test(a) / 2;';
    const { code } = readSource("a.ts", text);
    expect(code).toHaveLength(text.length);
    expect(code).not.toMatch(/Date|Intl|any/);
    expect(code).toContain(".test(a) / 2;");
  });

  it("keeps the code inside a template, also with braces and templates within", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the string holds the source of a template.
    const { code } = readSource("a.ts", "x = `prose ${f({ a: `inner ${deep} text` })} more`; after();");
    expect(code).toContain("f({ a: `");
    expect(code).toContain("deep");
    expect(code).toContain("after();");
    expect(code).not.toMatch(/prose|inner|text|more/);
  });

  it("finds static, type-only, re-exporting and dynamic imports, and none inside a comment", () => {
    const text = `import type { A } from "./a.ts";\nexport { b } from "./b.ts";\n// import "./no.ts"\nconst c = import("./c.ts");\nimport "./d.ts";`;
    expect(importsOf(readSource("x.ts", text)).map(({ specifier }) => specifier)).toEqual([
      "./a.ts",
      "./b.ts",
      "./c.ts",
      "./d.ts",
    ]);
  });
});

describe("the import law", () => {
  it("refuses an import against the river and allows one along it", () => {
    const up = source("src/engine/time/a.ts", 'import { x } from "../measure/x.ts";');
    const down = source("src/engine/measure/a.ts", 'import { x } from "../time/x.ts";');
    expect(said(checkImports([up, down]))).toEqual([
      "src/engine/time/a.ts:2 time comes before measure in the",
    ]);
  });

  it("lets the river import every stage, and no stage import the river", () => {
    const river = source("src/engine/river.ts", 'import { x } from "./report/x.ts";');
    const stage = source("src/engine/report/x.ts", 'import { y } from "../river.ts";');
    expect(said(checkImports([river, stage]))).toEqual([
      "src/engine/report/x.ts:2 report comes before river.ts in the",
    ]);
  });

  it("asks for a place in the river for a new folder of the engine, and for a row for a new folder of src", () => {
    const part = source("src/engine/extra/a.ts", 'import { x } from "../value/x.ts";');
    const folder = source("src/extra/a.ts", 'import { x } from "../engine/value/x.ts";');
    expect(said(checkImports([part, folder]))).toEqual([
      "src/engine/extra/a.ts:2 Name this folder of the engine",
      "src/extra/a.ts:2 Give src/extra a row in folderLaws",
    ]);
  });

  it("keeps packages, Node and the outer folders out of the engine", () => {
    const files = ['"yaml"', '"node:fs"', '"../../cli/x.ts"', '"../../../test/x.ts"'].map((specifier) =>
      source("src/engine/value/a.ts", `import { x } from ${specifier};`),
    );
    expect(said(checkImports(files))).toEqual([
      'src/engine/value/a.ts:2 src/engine may not use "yaml" (packages',
      'src/engine/value/a.ts:2 src/engine may not use "node:fs" (packages',
      "src/engine/value/a.ts:2 src/engine may not know src/cli (it",
      "src/engine/value/a.ts:2 Move what you need from test/x.ts",
    ]);
  });

  it("allows a package to the folder that has it, with its paths, and no look-alike", () => {
    const good = source("src/zones/a.ts", 'import { x } from "@noble/hashes/sha2.js";');
    const bad = source("src/zones/b.ts", 'import { x } from "@noble/hashes-fake";');
    expect(said(checkImports([good, bad]))).toEqual([
      'src/zones/b.ts:2 src/zones may not use "@noble/hashes-fake" (packages',
    ]);
  });

  it("finds a file that nobody imports, unless it is an entry point", () => {
    const files = [
      source("src/engine/index.ts", 'export { x } from "./value/used.ts";'),
      source("src/engine/value/used.ts", "export const x = 1;"),
      source("src/engine/value/lost.ts", "export const y = 1;"),
      source("src/engine/value/lost.test.ts", 'import { y } from "./lost.ts";'),
    ];
    expect(said(checkUnused(files))).toEqual([
      "src/engine/value/lost.ts:1 Nothing imports this file (a test",
    ]);
  });
});

describe("banned words", () => {
  const found = (path: string, code: string): number => checkWords([source(path, code)]).length;

  it.each([
    "const now = Date.now();",
    "const d = new Date(0);",
    "const r = Math.random();",
    "const f = new Intl.NumberFormat();",
    "a.localeCompare(b);",
    "n.toLocaleString();",
    's.normalize("NFC");',
    "Math.pow(2, 3);",
    "const t = performance.now();",
  ])("%s is found in the pure folders, and not in the shell or a test", (code) => {
    expect(found("src/engine/value/a.ts", code)).toBe(1);
    expect(found("src/document/a.ts", code)).toBe(1);
    expect(found("src/cli/a.ts", code)).toBe(0);
    expect(found("src/engine/value/a.test.ts", code)).toBe(0);
  });

  it("waiting and classes are found in the engine", () => {
    expect(found("src/engine/value/a.ts", "export async function f() {}")).toBe(1);
    expect(found("src/engine/value/a.ts", "class A {}")).toBe(1);
    expect(found("src/cli/a.ts", "export async function f() {}")).toBe(0);
  });

  it("an escape from the types is found everywhere, and a field called any is not", () => {
    expect(found("test/a.test.ts", "const a = b as any;")).toBe(1);
    expect(found("src/cli/a.ts", "function f(a: any) {}")).toBe(1);
    expect(found("src/cli/a.ts", "const a: any[] = [];")).toBeGreaterThan(0);
    expect(found("src/cli/a.ts", "const a = b as unknown as C;")).toBe(1);
    expect(found("src/cli/a.ts", 'const p = { any: [x], kind: "any" };')).toBe(0);
  });

  it("a silenced compiler and a postponed thought are found in comments", () => {
    expect(found("src/cli/a.ts", `// @ts-${"ignore"}`)).toBe(1);
    expect(found("src/cli/a.ts", `// ${"TO"}DO later`)).toBe(1);
  });

  it("a word inside a string or a comment is innocent", () => {
    expect(found("src/engine/value/a.ts", 'const a = "Date.now()"; // Intl')).toBe(0);
  });
});

describe("repository talk", () => {
  const found = (path: string, text: string): number => checkRepositoryTalk([{ path, text }]).length;

  it("a path of one machine and a registry host are found, a relative path and a word are not", () => {
    expect(found("README.md", ["see ", "root", "x"].join("/"))).toBe(1);
    expect(found("README.md", `${"registry"}.npmjs.org`)).toBe(1);
    expect(found("README.md", "a framework/work/x, the root cause")).toBe(0);
  });

  it("a look outside the repository is allowed to tests and proofs only", () => {
    const outside = ["..", "shared", "data"].join("/");
    expect(found("src/cli/a.ts", outside)).toBe(1);
    expect(found("proofs/otif.ts", outside)).toBe(0);
  });
});

describe("shape", () => {
  it("asks for an opening paragraph of a sentence", () => {
    expect(said(checkShape([readSource("src/cli/a.ts", "export const a = 1;")]))).toHaveLength(1);
    expect(
      said(checkShape([readSource("src/cli/a.ts", "/** Constants. */\nexport const a = 1;")])),
    ).toHaveLength(1);
    expect(said(checkShape([readSource("src/cli/a.ts", `#!/usr/bin/env node\n${opening}`)]))).toEqual([]);
  });

  it("asks for names instead of default exports, except in configurations", () => {
    expect(checkShape([source("src/cli/a.ts", "export default 1;")])).toHaveLength(1);
    expect(checkShape([source("a.config.ts", "export default 1;")])).toEqual([]);
  });

  it("counts the lines of a function with its parameters, and of a nested one with its parent", () => {
    const text =
      "export function f(\n  a: string,\n): string {\n  const g = () => {\n    return a;\n  };\n  return g();\n}\n";
    expect(functionsOf(readSource("a.ts", text))).toEqual([
      { line: 1, lines: 8 },
      { line: 4, lines: 3 },
    ]);
  });

  it("finds a function and a file that are too long", () => {
    const long = `function f() {\n${"  g();\n".repeat(functionLinesMax - 1)}}\n`;
    expect(said(checkShape([source("src/cli/a.ts", long)]))).toEqual([
      "src/cli/a.ts:2 This function has 71 lines (at",
    ]);
    expect(checkShape([source("src/cli/a.ts", "g();\n".repeat(fileLinesMax))])).toHaveLength(1);
  });

  it("finds a file name that fits anything", () => {
    const names = ["src/cli/utils.ts", "src/cli/date-helpers.ts", "src/common/a.ts", "src/cli/commons.ts"];
    expect(checkNames(names).map(({ path }) => path)).toEqual(names.slice(0, 3));
  });
});

describe("glossary", () => {
  const glossary = (words: string) => ({
    path: "GLOSSARY.md",
    text: `| term | meaning | in the code |\n|--|--|--|\n| agreement | a \`promise\` | ${words} |\n\n| term | \`Other\` |\n`,
  });
  const types = [
    source(
      "src/engine/prepare/a.ts",
      "export interface Agreement {}\nexport type Term = string;\nexport type Hidden = 1;",
    ),
    source(
      "src/engine/index.ts",
      'export type { Agreement, Term } from "./prepare/a.ts";\nexport type { Ratio } from "./value/r.ts";',
    ),
  ];

  it("reads identifiers from the column only", () => {
    expect(glossaryWords(glossary("`Agreement`, `Term`").text).map(({ word }) => word)).toEqual([
      "Agreement",
      "Term",
    ]);
  });

  it("finds a word without code and a type without a row", () => {
    expect(checkGlossary(glossary("`Agreement`, `Term`"), types)).toEqual([]);
    expect(said(checkGlossary(glossary("`Agreement`, `Contract`"), types))).toEqual([
      "GLOSSARY.md:3 Nothing in src exports `Contract`: write",
      'src/engine/index.ts:2 Add `Term` to the column "in',
    ]);
  });
});

describe("documents", () => {
  const paths = ["README.md", "docs/guide/measure.md"];
  const found = (path: string, text: string) => said(checkDocuments([{ path, text }], paths));

  it("finds a missing and a second title, and no title in a code block", () => {
    expect(found("README.md", "words")).toHaveLength(1);
    expect(found("README.md", "# One\n\n# Two")).toEqual(["README.md:3 Keep one title and make the"]);
    expect(found("README.md", "# One\n```\n# shell comment\n```")).toEqual([]);
  });

  it("finds a link that leads nowhere", () => {
    expect(found("docs/guide/measure.md", "# M\n[up](../../README.md#x) [folder](../guide)")).toEqual([]);
    expect(found("docs/guide/measure.md", "# M\n[lost](report.md)")).toHaveLength(1);
    expect(found("README.md", "# R\n[web](https://example.org) [here](#r) `[code](x.md)`")).toEqual([]);
  });
});

describe("indexes", () => {
  const index = { path: "docs/decisions/README.md", text: "# Decisions\n[0001](0001-one.md)" };
  const found = (...notes: readonly { readonly path: string; readonly text: string }[]) =>
    said(checkIndexes([index, ...notes]));

  it("finds a page that its folder does not list", () => {
    expect(found({ path: "docs/decisions/0001-one.md", text: "# 0001: One" })).toEqual([]);
    expect(found({ path: "docs/decisions/two.md", text: "# Two" })).toHaveLength(1);
  });

  it("finds a number given twice, and a title with another one", () => {
    const one = { path: "docs/decisions/0001-one.md", text: "# 0001: One" };
    expect(found({ path: "docs/decisions/0001-a.md", text: "# 0001: A" }, one)).toHaveLength(2);
    expect(found({ ...one, text: "# 0002: One" })).toHaveLength(1);
  });
});
