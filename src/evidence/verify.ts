/** Is this bundle what it says, and does the statement follow from it?
 *
 *  Every link is checked, then the statement is computed again from the facts and compared byte for byte. All
 *  findings are told at once, the good ones too, because a reader wants to know what was looked at. Nothing in a
 *  bundle is executed, and the program that verifies must come from elsewhere than the bundle. */

import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { printAgreement } from "../document/print.ts";
import { parseInstant } from "../engine/time/parse-instant.ts";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import type { Problem } from "../engine/value/problem.ts";
import { toHex } from "../journal/bytes.ts";
import type { SignedCheckpoint } from "../journal/checkpoint.ts";
import type { PublicKey } from "../journal/key.ts";
import { type HashedRelease, releaseIn } from "../zones/release.ts";
import { checkGrounds, type ReadEntries, readEntries } from "./check-entries.ts";
import { checkHeld } from "./check-held.ts";
import { type CheckedJournal, checkJournal } from "./check-journal.ts";
import { checkKeys, checkTrust } from "./check-keys.ts";
import { firstDifference } from "./difference.ts";
import { type Finding, open, proven, wrong } from "./finding.ts";
import type { StatementEntryBody } from "./part.ts";
import { readParts } from "./read.ts";
import { type CompiledVersion, compileVersions, type Recomputed, recompute } from "./recompute.ts";
import { objectOf } from "./shape.ts";
import { gathered, type ToldBundle } from "./told.ts";

export interface VerifyOptions {
  /** Keys that the reader was handed by another way; each must have signed every journal. */
  readonly trusted?: readonly PublicKey[];
  /** Checkpoints that the reader kept from before; the journals must continue them. */
  readonly held?: readonly SignedCheckpoint[];
  /** The release that the verifying program carries itself. */
  readonly zones?: { readonly id: string; readonly hash: string };
}

export interface Verification {
  /** Whether nothing is wrong and the statement was recomputed; what stays open is among the findings. */
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  /** The period as the engine settles it from the bundle; absent when that was not possible. */
  readonly recomputed?: Recomputed;
}

/** Verifies the bytes of a file. */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): Verification {
  const { parts, findings: damage } = readParts(bytes);
  if (parts.length === 0) return { holds: false, findings: damage };
  const whole = damage.length === 0 ? [proven("file-whole", { lines: String(parts.length) })] : damage;
  const bundle = gathered(parts);
  const { keys, findings: keyFindings } = checkKeys(bundle);
  const journals = bundle.journals.map((journal) => checkJournal(journal, keys));
  const links = [
    ...whole,
    ...keyFindings,
    ...journals.flatMap(({ findings }) => findings),
    ...repeatedOrigins(journals),
    ...checkTrust(bundle, journals, options.trusted ?? []),
    ...(options.held ?? []).map((held) => checkHeld(held, journals)),
  ];
  const computed = checkStatement(bundle, journals, options);
  const findings = [...links, ...computed.findings, ...alwaysOpen(bundle)];
  const holds = findings.every(({ kind }) => kind !== "wrong") && computed.recomputed !== undefined;
  return { holds, findings, ...(computed.recomputed ? { recomputed: computed.recomputed } : {}) };
}

function repeatedOrigins(journals: readonly CheckedJournal[]): readonly Finding[] {
  const origins = journals.map(({ journal }) => journal.told.origin);
  const repeated = origins.filter((origin, index) => origins.indexOf(origin) !== index);
  return repeated.map((journal) => wrong("journal-twice", { journal }));
}

function alwaysOpen({ keys }: ToldBundle): readonly Finding[] {
  return [open("truth-of-facts"), ...(keys.length === 0 ? [] : [open("signers-clock")])];
}

interface Checked {
  readonly findings: readonly Finding[];
  readonly recomputed?: Recomputed;
}

/** Everything between the journals and the figures. */
function checkStatement(
  bundle: ToldBundle,
  journals: readonly CheckedJournal[],
  { zones: carried }: VerifyOptions,
): Checked {
  const entries = readEntries(bundle.journals);
  const body = canonicalJson(bundle.statement);
  const bodyHash = toHex(sha256(utf8ToBytes(body)));
  const entry = entries.statements.findLast(({ statement }) => statement === bodyHash);
  const recorded =
    entry === undefined
      ? [wrong("statement-unrecorded", { hash: bodyHash })]
      : checkGrounds(entry, journals.slice(1));
  const release = releaseIn(bundle.zones);
  const findings = [...entries.findings, ...zoneFindings(release, bundle.statement, carried), ...recorded];
  if (release === undefined) return { findings };
  const versions = checkVersionEntries(entries, release);
  const computed = checkFigures(bundle.statement, versions.compiled, entries, entry);
  return { ...computed, findings: [...findings, ...versions.findings, ...computed.findings] };
}

function zoneFindings(
  release: HashedRelease | undefined,
  statement: CanonicalValue,
  carried: VerifyOptions["zones"],
): readonly Finding[] {
  if (release === undefined) return [wrong("zones-unreadable")];
  const { id, hash } = release;
  const named = objectOf(objectOf(statement)?.zoneRelease);
  if (named?.id !== id || named.hash !== hash) {
    const told = `${String(named?.id)} (${String(named?.hash)})`;
    return [wrong("zones-differ", { told, found: `${id} (${hash})` })];
  }
  if (carried?.hash === hash) return [proven("zones-known", { id })];
  return carried?.id === id ? [wrong("zones-forged", { id })] : [open("zones-unknown", { id })];
}

/** The versions, each compared with the hash it names. */
function checkVersionEntries(
  { versions }: ReadEntries,
  release: HashedRelease,
): { readonly compiled: readonly CompiledVersion[]; readonly findings: readonly Finding[] } {
  const compiled = compileVersions(
    versions.map(({ text }) => text),
    release,
  );
  if (!compiled.ok)
    return { compiled: [], findings: [wrong("versions-unusable", { reason: reasonOf(compiled.problems) })] };
  const findings = versions.map((told, index) => {
    const found = compiled.value[index];
    const values = { agreement: told.agreement, version: String(told.version), hash: told.hash };
    const isTold =
      found !== undefined &&
      printAgreement(found.agreement) === told.text &&
      found.hash === told.hash &&
      found.agreement.id === told.agreement &&
      found.agreement.version === told.version;
    return isTold ? proven("version-holds", values) : wrong("version-altered", values);
  });
  return { compiled: compiled.value, findings };
}

function checkFigures(
  statement: CanonicalValue,
  versions: readonly CompiledVersion[],
  { facts }: ReadEntries,
  entry: StatementEntryBody | undefined,
): Checked {
  const { period, asOf } = entry ?? questionIn(statement);
  const instant = parseInstant(asOf);
  if (versions.length === 0 || !instant.ok)
    return { findings: [wrong("not-recomputed", { reason: instant.ok ? "–" : instant.message })] };
  const settled = recompute(versions, facts, { period, asOf: instant.instant });
  if (!settled.ok) return { findings: [wrong("not-recomputed", { reason: reasonOf(settled.problems) })] };
  const { body, refused } = settled.value;
  const difference = firstDifference(statement, JSON.parse(body) as CanonicalValue);
  const outcome = difference
    ? wrong("figure-differs", { ...difference })
    : proven("recomputed", { facts: String(facts.length), period });
  const notTaken = refused === 0 ? [] : [open("facts-refused", { count: String(refused) })];
  return { recomputed: settled.value, findings: [outcome, ...notTaken] };
}

/** What a statement without an entry says it is about, to name its first wrong figure all the same. */
function questionIn(statement: CanonicalValue): { readonly period: string; readonly asOf: string } {
  const body = objectOf(statement);
  return { period: String(objectOf(body?.period)?.label), asOf: String(body?.asOf) };
}

function reasonOf([first]: readonly Problem[]): string {
  return first === undefined ? "–" : `${first.message} (${first.code})`;
}
