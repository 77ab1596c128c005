/** Prints an agreement as a contract.
 *
 *  The text is made from the same tree that the engine computes, so prose and computation cannot
 *  disagree. It is one-way: nobody reads prose back. What counts is that changing any value of the
 *  document changes the prose, for both are signed together. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { Language } from "../../engine/value/format.ts";
import { accountClause } from "./accounts.ts";
import { calendarClause } from "./calendars.ts";
import { claimClause } from "./claims.ts";
import { clockClause } from "./clocks.ts";
import { capClause, creditClause } from "./credits.ts";
import { feeClauses, itemsClause, streamClause, timelineClause } from "./definitions.ts";
import { seriesClause } from "./formula/prices.ts";
import {
  basedOnClauses,
  colophonPhrase,
  extensionClauses,
  freeClause,
  governingClauses,
  partiesClause,
  serviceClause,
  subtitlePhrase,
  termClause,
} from "./frame.ts";
import {
  exclusionClauses,
  goalClauses,
  matrixClauses,
  reviewClauses,
  signatoryClauses,
  silenceClauses,
} from "./frame-terms.ts";
import type { Reading } from "./interpretation.ts";
import { promisePhrase, targetClause } from "./levels.ts";
import { type DraftSection, numbered } from "./number.ts";
import { type DraftClause, type Phrase, paragraph, words } from "./phrase.ts";
import { type ContractProse, type ProseBlock, type ProseSection, plainText, type Sentence } from "./prose.ts";
import { rightClause } from "./rights.ts";
import { type PhraseKey, type Voice, voiceOf } from "./voice.ts";

/** Raised whenever the words change, so that a signature names the words that were read. */
export const PROSE_PRINTER = "tallystick prose 2";

/** The whole contract as numbered clauses; with the hash of its document, its last line names that. */
export function printContract(
  agreement: Agreement,
  options: { readonly language: Language; readonly documentHash?: string },
): ContractProse {
  const voice = voiceOf(options.language, agreement);
  const sections = numbered(termsOf(voice, agreement), voice.phrases.table);
  const readings = readingsFor(voice, sections);
  return {
    language: options.language,
    printer: PROSE_PRINTER,
    title: agreement.title,
    subtitle: spansOf(subtitlePhrase(voice, agreement)),
    sections: [
      ...sections,
      ...numbered([readings], voice.phrases.table).map((section) => renumbered(section, sections.length + 1)),
    ],
    ...(options.documentHash === undefined
      ? {}
      : { colophon: spansOf(colophonPhrase(voice, options.documentHash, PROSE_PRINTER)) }),
  };
}

/** A phrase that cites no table, as a sentence outside the clauses. */
function spansOf(phrase: Phrase): Sentence {
  return phrase.filter((piece) => piece.kind !== "table");
}

/** The sentence that promises a target, with the tables it needs, as a statement repeats it. */
export function printPromise(
  agreement: Agreement,
  target: string,
  options: { readonly language: Language },
): readonly ProseBlock[] {
  const voice = voiceOf(options.language, agreement);
  const found = agreement.targets.find(({ name }) => name === target);
  if (found === undefined) return [];
  return blocksOf(voice, promisePhrase(voice, agreement, found));
}

function blocksOf(voice: Voice, phrase: Phrase): readonly ProseBlock[] {
  const clause: DraftClause = { title: "", pointer: "", blocks: [paragraph(phrase)] };
  return numbered([{ title: "", clauses: [clause] }], voice.phrases.table)[0]?.clauses[0]?.blocks ?? [];
}

/** Definitions before their use: what is read, how it is timed, what is counted, then promises and money. */
function termsOf(voice: Voice, agreement: Agreement): readonly DraftSection[] {
  const section = (title: PhraseKey, clauses: readonly DraftClause[]): DraftSection => ({
    title: voice.phrases[title],
    clauses,
  });
  return [
    section("partiesSection", [
      partiesClause(voice, agreement),
      termClause(voice, agreement),
      ...basedOnClauses(voice, agreement),
    ]),
    section(
      "servicesSection",
      agreement.services.map((service) => serviceClause(voice, service)),
    ),
    section(
      "calendarsSection",
      agreement.calendars.map((calendar) => calendarClause(voice, calendar)),
    ),
    section(
      "factsSection",
      agreement.streams.map((stream) => streamClause(voice, stream)),
    ),
    section(
      "clocksSection",
      agreement.clocks.map((clock) => clockClause(voice, clock)),
    ),
    section(
      "timelinesSection",
      agreement.timelines.map((timeline) => timelineClause(voice, timeline)),
    ),
    section(
      "itemsSection",
      agreement.items.map((set) => itemsClause(voice, set)),
    ),
    section("feesSection", feeClauses(voice, agreement)),
    section(
      "seriesSection",
      (agreement.series ?? []).map((series) => seriesClause(voice, series)),
    ),
    section(
      "targetsSection",
      agreement.targets.map((target) => targetClause(voice, agreement, target)),
    ),
    ...remedySections(voice, agreement),
    section("exclusionsSection", exclusionClauses(voice, agreement)),
    section("goalsSection", goalClauses(voice, agreement)),
    section("responsibleSection", matrixClauses(voice, agreement)),
    section("reviewsSection", reviewClauses(voice, agreement)),
    section("silenceSection", silenceClauses(voice, agreement)),
    section("governingSection", governingClauses(voice, agreement)),
    section(
      "clausesSection",
      agreement.clauses.map((clause) => freeClause(voice, clause)),
    ),
    section("signatoriesSection", signatoryClauses(voice, agreement)),
    section("extensionsSection", extensionClauses(agreement)),
  ];
}

/** What follows from a missed promise: credits with their limits and claims, accounts, and rights. */
function remedySections(voice: Voice, agreement: Agreement): readonly DraftSection[] {
  const section = (title: PhraseKey, clauses: readonly DraftClause[]): DraftSection => ({
    title: voice.phrases[title],
    clauses,
  });
  return [
    section(
      "creditsSection",
      agreement.credits.map((credit) => creditClause(voice, agreement, credit)),
    ),
    section(
      "capsSection",
      agreement.caps.map((cap) => capClause(voice, cap)),
    ),
    section(
      "claimsSection",
      agreement.claims.map((claim) => claimClause(voice, claim)),
    ),
    section(
      "accountsSection",
      agreement.accounts.map((account) => accountClause(voice, account)),
    ),
    section(
      "rightsSection",
      agreement.rights.map((right) => rightClause(voice, agreement, right)),
    ),
  ];
}

function readingsFor(voice: Voice, sections: readonly ProseSection[]): DraftSection {
  const text = sections.map(sectionText).join("\n");
  const clauses = voice.readings
    .filter(({ when }) => when === undefined || when.test(text))
    .map(readingClause);
  return { title: voice.phrases.interpretationSection, clauses };
}

function readingClause({ title, text }: Reading): DraftClause {
  return { title, pointer: "", blocks: [paragraph(words(text))] };
}

function sectionText({ clauses }: ProseSection): string {
  return clauses.flatMap(({ blocks }) => blocks.map(blockText)).join("\n");
}

function blockText(block: ProseBlock): string {
  if (block.kind === "paragraph") return plainText(block.text);
  if (block.kind === "list") return block.items.map(plainText).join("\n");
  return [block.caption, ...block.columns, ...block.rows.flat()].map(plainText).join("\n");
}

function renumbered(section: ProseSection, number: number): ProseSection {
  const clauses = section.clauses.map((clause, index) => ({ ...clause, number: `${number}.${index + 1}` }));
  return { ...section, number: `${number}`, clauses };
}
