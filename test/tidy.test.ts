/**
 * The laws of the house, executed. Each case names one law; when it fails, each line says where and what to do
 * instead. STYLE.md has the reasons, and `test/tidy/tidy.test.ts` proves that each law can fail.
 */
import { describe, expect, it } from "vitest";
import { checkDocuments } from "./tidy/documents.ts";
import type { Finding } from "./tidy/finding.ts";
import { printFinding } from "./tidy/finding.ts";
import { checkGlossary } from "./tidy/glossary.ts";
import { checkImports, checkUnused } from "./tidy/imports.ts";
import { checkIndexes } from "./tidy/indexes.ts";
import { listFiles, readDocuments, readSources } from "./tidy/repository.ts";
import { checkShape } from "./tidy/shape.ts";
import { checkNames, checkRepositoryTalk, checkWords } from "./tidy/words.ts";

const paths = listFiles();
const sources = readSources(paths);
const documents = readDocuments(paths, ".md");

function expectNone(findings: readonly Finding[]): void {
  expect(findings.map(printFinding)).toEqual([]);
}

describe("tidy", () => {
  it("finds the repository", () => {
    expect(paths).toContain("package.json");
    expect(sources.length).toBeGreaterThan(10);
  });

  it("imports flow down the river, and each folder knows only what it may", () =>
    expectNone(checkImports(sources)));

  it("every file is used by another or is a named entry point", () => expectNone(checkUnused(sources)));

  it("no word stands where the same input could give other bytes", () => expectNone(checkWords(sources)));

  it("every file opens with its question and is short enough to be one thought", () =>
    expectNone(checkShape(sources)));

  it("file names say what lives there", () => expectNone(checkNames(paths)));

  it("every noun of the engine is in the glossary, and every word of the glossary is in the code", () => {
    const glossary = documents.find(({ path }) => path === "GLOSSARY.md");
    expectNone(checkGlossary(glossary ?? { path: "GLOSSARY.md", text: "" }, sources));
  });

  it("documents have one title and links that lead somewhere", () =>
    expectNone(checkDocuments(documents, paths)));

  it("every folder of documents lists its pages, and decisions have numbers of their own", () =>
    expectNone(checkIndexes(documents)));

  it("no file tells on which machine it was written", () => {
    const written = [".ts", ".md", ".json", ".yaml", ".yml", ".sql", ".sh", "LICENSE", "NOTICE", ".ci/run"];
    expectNone(checkRepositoryTalk(written.flatMap((ending) => readDocuments(paths, ending))));
  });
});
