/** Can real agreements be written in the language, and do they come out as their sources say?
 *
 *  Every contract of the collection stands in `examples/agreements` as a document with its worked examples. The
 *  proof compiles each, reads its own print again, and settles every example. With `--input` on a folder of
 *  sources it also holds each single figure that a source states against the case that claims to give it.
 *  What a source leaves open, or gets wrong, is listed with a reason in `expected-differences`, never skipped. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseAgreement } from "../src/document/parse.ts";
import { printAgreement } from "../src/document/print.ts";
import type { WorkedExample } from "../test/agreements/worked-example.ts";
import { compiled, workedOut } from "../test/agreements/worked-out.ts";
import { withoutPointers } from "./laws/agreement-laws.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import {
  type ContractFolder,
  contractFolders,
  otherAgreements,
  type SourceExample,
  sourcesIn,
} from "./world/contract-folders.ts";
import { everyKeyword, keywordsUsed } from "./world/keywords-used.ts";
import { agrees } from "./world/stated-figures.ts";

export const proof: Proof = {
  name: "contracts",
  promise: "Published agreements are documents, and each of their worked examples comes out as stated.",
  quick: true,
  run: async (options) => prove(options),
};

/** Figures of sources that no case gives, by agreement, example and figure, each with its reason. */
type Differences = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

interface Difference {
  readonly agreement: string;
  readonly example: string;
  readonly reason: string;
}

const DIFFERENCES: Differences = read("expected-differences/contracts.json");
/** Keywords that a single agreement needs, or none, with the note that says why they stay; "goal:*" speaks for
 *  all keys of a map. */
const DECISIONS: Readonly<Record<string, string>> = read("data/keyword-decisions.json");

function prove({ input, seedDefect, log }: ProofOptions): ProofResult {
  const folders = contractFolders().map((folder) => (seedDefect ? damaged(folder) : folder));
  const contracts = folders.filter((each) => !each.further);
  const further = folders.filter((each) => each.further);
  const used = keywordFigures(folders);
  const source = input === undefined ? undefined : sourcesIn(input);
  const wrong = folders.flatMap(wrongCases);
  const examples = source?.examples ?? namedExamples(contracts);
  const unlike = source === undefined ? [] : examples.flatMap((example) => unlikeSource(example, folders));
  const missing = (source?.ids ?? []).filter((id) => !folders.some((folder) => folder.id === id));
  const notAsData = folders.filter((folder) => !isDocument(folder)).map(({ id }) => id);
  for (const { agreement, example, reason } of [...wrong, ...unlike])
    log(`${agreement}: ${example}: ${reason}`);
  const stated = statedDifferences();
  const inexact = new Set([...wrong, ...unlike, ...stated].map(keyOf));
  const unargued = used.alone.filter(({ decision }) => decision === "none");
  const failures = [...missing, ...notAsData, ...wrong, ...unlike, ...stale(stated, examples), ...unargued];
  return {
    holds: failures.length === 0 && examples.length > 0,
    figures: {
      agreements: source?.ids.length ?? contracts.length,
      asData: (source?.ids ?? contracts.map(({ id }) => id)).filter(
        (id) => !missing.includes(id) && !notAsData.includes(id),
      ).length,
      examples: examples.length,
      exact: examples.filter(
        (example) => !inexact.has(keyOf({ agreement: example.agreement, example: example.name })),
      ).length,
      cases: folders.reduce((sum, { cases }) => sum + cases.length, 0),
      differ: [...stated, ...wrong, ...unlike],
      missing: [...missing, ...notAsData],
      further: further.length,
      furtherAgreements: further.map(({ id, cases }) => ({ agreement: id, cases: cases.length })),
      ...used,
    },
  };
}

/** Cases that do not come out as they expect. */
function wrongCases({ id, text, cases }: ContractFolder): readonly Difference[] {
  const { plan, problems } = compiled(text);
  if (plan === undefined || problems.length > 0)
    return [{ agreement: id, example: "", reason: problems.join(" ") }];
  return cases.flatMap((each) => {
    const found = workedOut(plan, each);
    return Object.entries(each.expect)
      .filter(([key, expected]) => found[key] !== expected)
      .map(([key, expected]) => ({
        agreement: id,
        example: each.example ?? each.name,
        reason: `${key} is ${found[key]}, expected ${expected}`,
      }));
  });
}

/** A document compiles under the id of its folder, and its print is read as the same agreement. */
function isDocument({ id, text }: ContractFolder): boolean {
  const { agreement } = parseAgreement(text);
  if (agreement?.id !== id || compiled(text).problems.length > 0) return false;
  const again = parseAgreement(printAgreement(agreement)).agreement;
  return again !== undefined && isDeepStrictEqual(withoutPointers(again), withoutPointers(agreement));
}

/** Figures of one example that no case gives, or gives otherwise. */
function unlikeSource(
  { agreement, name, figures }: SourceExample,
  folders: readonly ContractFolder[],
): readonly Difference[] {
  const cases =
    folders.find(({ id }) => id === agreement)?.cases.filter(({ example }) => example === name) ?? [];
  if (cases.length === 0) return [{ agreement, example: name, reason: "no case works this example out" }];
  const excused = DIFFERENCES[agreement]?.[name] ?? {};
  return figures
    .filter(([key, value]) => excused[key] === undefined && !cases.some((each) => gives(each, key, value)))
    .map(([key, value]) => ({
      agreement,
      example: name,
      reason: `${key} is stated as ${value}, and no case gives that`,
    }));
}

function gives(
  { gives: links, written, period }: WorkedExample,
  key: string,
  value: number | boolean | string,
): boolean {
  const link = links?.[key];
  if (link === undefined) return false;
  const negated = link.startsWith("not ");
  const at = negated ? link.slice(4) : link;
  const text = at === "period" ? period : written[at];
  return text !== undefined && agrees(value, { key: at, text, period }, negated);
}

/** Without sources: the examples that the cases name. */
function namedExamples(folders: readonly ContractFolder[]): readonly SourceExample[] {
  return folders.flatMap(({ id, cases }) =>
    [...new Set(cases.flatMap(({ example }) => example ?? []))].map((name) => ({
      agreement: id,
      name,
      figures: [],
    })),
  );
}

function statedDifferences(): readonly Difference[] {
  return Object.entries(DIFFERENCES).flatMap(([agreement, examples]) =>
    Object.entries(examples).map(([example, reasons]) => ({
      agreement,
      example,
      reason: Object.values(reasons).join(" "),
    })),
  );
}

/** Reasons for examples that nobody has any more. */
function stale(stated: readonly Difference[], examples: readonly SourceExample[]): readonly Difference[] {
  return stated.filter(
    ({ agreement, example }) =>
      !examples.some((each) => each.agreement === agreement && each.name === example),
  );
}

/** A keyword with the note that says why it stays; "none" where nobody said. */
interface Argued {
  readonly keyword: string;
  readonly agreement?: string | undefined;
  readonly decision: string;
}

interface KeywordFigures {
  readonly keywords: number;
  /** Needed by one agreement alone. */
  readonly alone: readonly Argued[];
  readonly unused: readonly Argued[];
}

/** How much of the language these agreements use, and what of it only one of them needs, or none. */
function keywordFigures(folders: readonly ContractFolder[]): KeywordFigures {
  const users = new Map<string, string[]>();
  for (const { id, text } of folders)
    for (const word of keywordsUsed(text)) users.set(word, [...(users.get(word) ?? []), id]);
  const elsewhere = new Set(otherAgreements().flatMap((text) => [...keywordsUsed(text)]));
  const decided = (keyword: string) =>
    DECISIONS[keyword] ?? DECISIONS[`${keyword.split(": ")[0]}:*`] ?? "none";
  return {
    keywords: users.size,
    alone: [...users]
      .filter(([keyword, ids]) => ids.length === 1 && !elsewhere.has(keyword))
      .map(([keyword, [agreement]]) => ({ keyword, agreement, decision: decided(keyword) })),
    unused: [...everyKeyword()]
      .filter((keyword) => !users.has(keyword) && !elsewhere.has(keyword))
      .map((keyword) => ({ keyword, decision: decided(keyword) })),
  };
}

/** The defect: a row of one agreement pays less than was published, and so would many a wrong reading. */
function damaged(folder: ContractFolder): ContractFolder {
  return folder.id === "okta-auth0"
    ? { ...folder, text: folder.text.replace("gives: 50 %", "gives: 40 %") }
    : folder;
}

function keyOf({ agreement, example }: { readonly agreement: string; readonly example: string }): string {
  return `${agreement}: ${example}`;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}
