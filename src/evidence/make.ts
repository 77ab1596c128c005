/** How does a settled period become a file that the other side can verify and compute again?
 *
 *  From agreement texts and facts alone: the statement is computed here, never handed in, so that nobody can bundle a
 *  figure that does not follow. Each stream gets a journal of its facts, the agreement one of its versions and of
 *  the statement, which names the state of every stream's journal. Only what the agreement reads of a fact is taken
 *  along; whatever else a source said about somebody stays at home. */

import { printAgreement } from "../document/print.ts";
import type { RawFact } from "../engine/measure/fact/fact.ts";
import { streamsOf } from "../engine/plan/versions.ts";
import type { ZoneRelease } from "../engine/time/zone.ts";
import { formatInstant } from "../engine/value/format.ts";
import { ok, type Result } from "../engine/value/problem.ts";
import { toHex } from "../journal/bytes.ts";
import { type Checkpoint, countersigned, type SignedCheckpoint } from "../journal/checkpoint.ts";
import { type Entry, entryHash, entryText } from "../journal/entry.ts";
import type { Signer } from "../journal/key.ts";
import { treeRoot } from "../journal/tree.ts";
import { type KeptJournal, packBundle } from "./pack.ts";
import type { JournalHead } from "./part.ts";
import {
  type CompiledVersion,
  compileVersions,
  type Question,
  type Recomputed,
  recompute,
} from "./recompute.ts";

export interface BundleInput extends Question {
  /** Agreement documents, oldest first. */
  readonly agreements: readonly string[];
  readonly zones: ZoneRelease;
  readonly facts: readonly RawFact[];
  /** Whoever signs the checkpoints; nobody, and the bundle says so. */
  readonly signers: readonly Signer[];
  /** The instant of the checkpoints, such as "2026-11-05T00:00:00Z". */
  readonly at: string;
}

export interface Bundle {
  /** The lines of the file, each with its newline. */
  readonly lines: readonly string[];
  readonly recomputed: Recomputed;
  /** The states of all journals, the agreement's first. */
  readonly journals: readonly JournalHead[];
}

/** The bundle of a period, or everything that keeps the agreement from being settled. */
export function makeBundle(input: BundleInput): Result<Bundle> {
  const versions = compileVersions(input.agreements, input.zones);
  if (!versions.ok) return versions;
  const declared = streamsOf(versions.value.map(({ plan }) => plan));
  const facts = input.facts.map((fact) => factBody(fact, declared));
  const settled = recompute(versions.value, facts, input);
  if (!settled.ok) return settled;
  const origin = originOf(versions.value, input.at);
  const streams = streamJournals(origin, versions.value, facts);
  const heads = streams.map(({ head }) => head);
  const agreement = journalOf(origin, [
    ...versions.value.map(versionEntry),
    statementEntry(settled.value, heads),
  ]);
  const journals = [agreement, ...streams];
  return ok({
    lines: packBundle({
      zones: input.zones,
      keys: input.signers.map(({ key }) => key),
      journals: journals.map((journal) => kept(journal, input)),
      body: settled.value.body,
    }),
    recomputed: settled.value,
    journals: [agreement.head, ...heads],
  });
}

interface Journal {
  readonly head: JournalHead;
  readonly checkpoint: Omit<Checkpoint, "at">;
  readonly entries: readonly Entry[];
}

function journalOf(origin: string, entries: readonly Entry[]): Journal {
  const root = treeRoot(entries.map(entryHash));
  const size = entries.length;
  return { head: { origin, size, root: toHex(root) }, checkpoint: { origin, size, root }, entries };
}

/** What the journal of an agreement is called while no host keeps it. Each making has an origin of its own, because
 *  two checkpoints of one origin and size with different roots would convict an honest maker. */
function originOf(versions: readonly CompiledVersion[], at: string): string {
  return `files/${versions[0]?.agreement.id ?? ""}/${at}`;
}

/** A journal for each stream that has facts, in the order in which the agreement names them. */
function streamJournals(
  origin: string,
  versions: readonly CompiledVersion[],
  facts: readonly RawFact[],
): readonly Journal[] {
  const names = [...streamsOf(versions.map(({ plan }) => plan)).keys()];
  return names.flatMap((name) => {
    const entries = facts.filter(({ stream }) => stream === name).map(factEntry);
    return entries.length === 0 ? [] : [journalOf(`${origin}/${name}`, withoutRepeats(entries))];
  });
}

/** A journal holds a fact once, however often a source sent it. */
function withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entryText(entry), entry])).values()];
}

/** What the agreement reads of a fact. */
function factBody(fact: RawFact, streams: ReturnType<typeof streamsOf>): RawFact {
  const { id, source, stream, subject, event, occurredAt, until, recordedAt, corrects } = fact;
  const declared = streams.get(stream)?.rule.fields ?? [];
  const named = declared.filter(({ name }) => Object.hasOwn(fact.fields, name));
  const fields = Object.fromEntries(named.map(({ name }) => [name, fact.fields[name] ?? ""]));
  return {
    id,
    source,
    stream,
    subject,
    occurredAt,
    recordedAt,
    fields,
    ...(event === undefined ? {} : { event }),
    ...(until === undefined ? {} : { until }),
    ...(corrects === undefined ? {} : { corrects }),
  };
}

function factEntry(fact: RawFact): Entry {
  return { kind: "fact", body: { ...fact, fields: { ...fact.fields } } };
}

function versionEntry({ agreement, hash }: CompiledVersion): Entry {
  const { id, version } = agreement;
  return { kind: "version", body: { agreement: id, version, hash, text: printAgreement(agreement) } };
}

function statementEntry({ outcomes, asOf, bodyHash }: Recomputed, heads: readonly JournalHead[]): Entry {
  const period = outcomes.at(-1)?.period.label ?? "";
  const journals = heads.map((head) => ({ ...head }));
  return { kind: "statement", body: { period, asOf: formatInstant(asOf), statement: bodyHash, journals } };
}

/** The journal with the one checkpoint that is made of it now. */
function kept({ checkpoint, entries }: Journal, { signers, at }: BundleInput): KeptJournal {
  const unsigned: SignedCheckpoint = { checkpoint: { ...checkpoint, at }, signatures: [] };
  const { origin } = checkpoint;
  const signed = signers.reduce(countersigned, unsigned);
  return { origin, entries: entries.map((entry) => ({ entry })), checkpoints: [signed] };
}
