/** Problems in the order in which a reader meets them: by section, by entry, then by place within it.
 *
 *  The agreement keeps its entries in document order but not its sections, so sections follow their
 *  usual order. The same mistake found on two ways is one problem. */
import type { Problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Sorted by place and code, without repetitions. */
export function inDocumentOrder(agreement: Agreement, problems: readonly Problem[]): readonly Problem[] {
  const entries = entriesOf(agreement);
  const ranked = problems.map((problem) => ({ problem, rank: rankOf(problem.pointer, entries) }));
  ranked.sort(
    (a, b) =>
      compareRanks(a.rank, b.rank) ||
      compareTexts(a.problem.code, b.problem.code) ||
      compareTexts(a.problem.message, b.problem.message),
  );
  return ranked
    .map(({ problem }) => problem)
    .filter((each, index, all) => index === 0 || !same(each, all[index - 1]));
}

const SECTIONS = [
  "tallystick",
  "agreement",
  "id",
  "version",
  "kind",
  "between",
  "term",
  "governing",
  "calendars",
  "services",
  "facts",
  "items",
  "clocks",
  "timelines",
  "fees",
  "series",
  "figures",
  "targets",
  "credits",
  "caps",
  "claims",
  "accounts",
  "rights",
  "goals",
  "responsible",
  "reviews",
  "silence",
  "exclusions",
  "signatories",
  "clauses",
];

type Entries = Readonly<Record<string, readonly string[]>>;

function entriesOf(agreement: Agreement): Entries {
  const names = (list: readonly { readonly name: string }[]): readonly string[] =>
    list.map(({ name }) => name);
  return {
    between: agreement.parties.map(({ role }) => role),
    calendars: names(agreement.calendars),
    services: names(agreement.services),
    facts: names(agreement.streams),
    items: names(agreement.items),
    clocks: names(agreement.clocks),
    timelines: names(agreement.timelines),
    fees: names(agreement.fees),
    series: names(agreement.series ?? []),
    figures: names(agreement.figures),
    targets: names(agreement.targets),
    credits: names(agreement.credits),
    caps: names(agreement.caps),
    claims: names(agreement.claims),
    accounts: names(agreement.accounts),
    rights: names(agreement.rights),
    goals: names(agreement.frame?.goals ?? []),
    reviews: names(agreement.frame?.reviews ?? []),
    exclusions: names(agreement.frame?.exclusions ?? []),
    clauses: agreement.clauses.map(({ id }) => id),
  };
}

type Rank = readonly (number | string)[];

function rankOf(pointer: string, entries: Entries): Rank {
  const [section = "", entry = "", ...rest] = pointer.split("/").slice(1).map(unescaped);
  const names = entries[section] ?? [];
  const deeper = rest.map((step) => (/^\d+$/.test(step) ? step.padStart(9, "0") : step));
  return [placeIn(SECTIONS, section), section, placeIn(names, entry), entry, deeper.join("/")];
}

function placeIn(list: readonly string[], word: string): number {
  const index = list.indexOf(word);
  return index < 0 ? (word === "" ? -1 : list.length) : index;
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function compareRanks(a: Rank, b: Rank): number {
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index], b[index]];
    if (typeof left === "number" && typeof right === "number" && left !== right) return left - right;
    if (typeof left === "string" && typeof right === "string" && left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function same(a: Problem, b: Problem | undefined): boolean {
  return b !== undefined && a.code === b.code && a.pointer === b.pointer && a.message === b.message;
}
