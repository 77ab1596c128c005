/** What do the entries say: versions of the agreement, facts, and the statement with the states it rests on?
 *
 *  Each entry must be exactly what its kind asks for. Facts come in through the same strict reader as lines of a
 *  file, so that a bundle cannot smuggle in what no import would take. */

import { readFact } from "../connect/facts/read-fact.ts";
import type { RawFact } from "../engine/measure/fact/fact.ts";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { toHex } from "../journal/bytes.ts";
import type { CheckedJournal } from "./check-journal.ts";
import { type Finding, proven, wrong } from "./finding.ts";
import type { EntryPart, JournalHead, StatementEntryBody, VersionBody } from "./part.ts";
import { isCount, isHash, isText, listOf, shaped } from "./shape.ts";
import type { ToldJournal } from "./told.ts";

export interface ReadEntries {
  readonly versions: readonly VersionBody[];
  readonly statements: readonly StatementEntryBody[];
  readonly facts: readonly RawFact[];
  readonly findings: readonly Finding[];
}

/** The entries of the agreement's journal, which is the first, and of the streams'. */
export function readEntries([agreement, ...streams]: readonly ToldJournal[]): ReadEntries {
  const versions: VersionBody[] = [];
  const statements: StatementEntryBody[] = [];
  const facts: RawFact[] = [];
  const findings: Finding[] = [];
  for (const part of agreement?.entries ?? []) {
    const { kind, body } = part.entry;
    if (kind === "version" && isVersion(body)) versions.push(body);
    else if (kind === "statement" && isStatement(body)) statements.push(body);
    else if (kind !== "key") findings.push(unreadable(agreement, part));
  }
  for (const stream of streams) {
    for (const part of stream.entries) {
      const fact = part.entry.kind === "fact" ? readFact(canonicalJson(part.entry.body)) : undefined;
      if (fact?.ok) facts.push(fact.value);
      else findings.push(unreadable(stream, part));
    }
  }
  return { versions, statements, facts, findings };
}

function unreadable(journal: ToldJournal | undefined, { index }: EntryPart): Finding {
  return wrong("entry-unreadable", { journal: journal?.told.origin ?? "", index: String(index) });
}

const VERSION = shaped({ agreement: isText, version: isCount, hash: isHash, text: isText });

function isVersion(body: CanonicalValue): body is CanonicalValue & VersionBody {
  return VERSION(body);
}

const STATEMENT = shaped({
  period: isText,
  asOf: isText,
  statement: isHash,
  journals: listOf(shaped({ origin: isText, size: isCount, root: isHash })),
});

function isStatement(body: CanonicalValue): body is CanonicalValue & StatementEntryBody {
  return STATEMENT(body);
}

/** Whether the statement rests on the journals as they are told, and on nothing else. */
export function checkGrounds(
  { journals: heads, statement }: StatementEntryBody,
  streams: readonly CheckedJournal[],
): readonly Finding[] {
  const origins = [
    ...heads.map(({ origin }) => origin),
    ...streams.map(({ journal }) => journal.told.origin),
  ];
  const differing = [...new Set(origins)].filter(
    (origin) =>
      heads.filter((head) => head.origin === origin).length !== 1 ||
      !isAt(
        heads.find((head) => head.origin === origin),
        streams.filter((each) => each.journal.told.origin === origin),
      ),
  );
  if (differing.length === 0) return [proven("statement-recorded", { hash: statement })];
  return differing.map((journal) => wrong("grounds-differ", { journal }));
}

function isAt(head: JournalHead | undefined, [only, second]: readonly CheckedJournal[]): boolean {
  const checkpoint = only?.checkpoint?.checkpoint;
  if (head === undefined || checkpoint === undefined || second !== undefined) return false;
  return head.size === checkpoint.size && head.root === toHex(checkpoint.root);
}
