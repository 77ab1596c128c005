/** Evidence bundles with everything that a bundle can have, for a proof to tamper with.
 *
 *  Journals with entries that this reader may not see, with personal data, with an older checkpoint that the reader
 *  kept, signed by both sides, and a key that was handed over in between. A forger of our own packs the same
 *  bundle with another fact and keys that only share the names. */
import { ed25519 } from "@noble/curves/ed25519.js";
import { printAgreement } from "../../src/document/print.ts";
import type { RawFact } from "../../src/engine/measure/fact/fact.ts";
import { periodsOf } from "../../src/engine/river.ts";
import { formatInstant } from "../../src/engine/value/format.ts";
import { type KeptEntry, type KeptJournal, packBundle } from "../../src/evidence/pack.ts";
import { compileVersions, type Recomputed, recompute } from "../../src/evidence/recompute.ts";
import { toHex } from "../../src/journal/bytes.ts";
import { countersigned, type SignedCheckpoint } from "../../src/journal/checkpoint.ts";
import { committed, type Entry, entryHash } from "../../src/journal/entry.ts";
import { type PublicKey, publicKey, type Signer } from "../../src/journal/key.ts";
import { rotationEntry } from "../../src/journal/keyring.ts";
import { treeRoot } from "../../src/journal/tree.ts";
import { type HashedRelease, releaseOf } from "../../src/zones/release.ts";
import { factsFor } from "./facts-for.ts";
import { agreementOf, release, textOf } from "./product.ts";
import { pick, type RandomSource } from "./random.ts";

const DAY = 86_400_000;
const BEFORE = "2026-01-01T00:00:00Z";
const ROTATED = "2026-02-01T00:00:00Z";
const NOW = "2026-03-01T00:00:00Z";
/** Every so many entries of a stream belong to somebody else. */
const FOREIGN = 5;

/** A file to tamper with, and what its reader knows beside it. */
export interface TestBundle {
  readonly path: string;
  readonly lines: readonly string[];
  readonly trusted: readonly PublicKey[];
  readonly held: readonly SignedCheckpoint[];
  readonly zones: HashedRelease;
}

/** The keys of both sides, or a stranger's under the same names. */
interface Hands {
  readonly old: Signer;
  readonly provider: Signer;
  readonly customer: Signer;
}

export const HONEST: Hands = handsOf(1);
const FORGER: Hands = handsOf(101);

function handsOf(seed: number): Hands {
  return {
    old: signer("provider", seed),
    provider: signer("provider", seed + 1),
    customer: signer("customer", seed + 2),
  };
}

function signer(name: string, seed: number): Signer {
  const secret = new Uint8Array(32).fill(seed);
  const key = publicKey(name, ed25519.getPublicKey(secret));
  return { key, sign: (bytes) => ed25519.sign(bytes, secret) };
}

/** The bundle of an agreement with facts of our own making. */
export function bundleOf(path: string, random: RandomSource, size: number): TestBundle {
  const facts = factsFor(agreementOf(textOf(path)), random, size);
  return packed(path, facts, HONEST);
}

/** The same evidence with one fact left out or told later, signed by somebody else under the same names. */
export function forged(path: string, random: RandomSource, forging: RandomSource, size: number): TestBundle {
  const facts = factsFor(agreementOf(textOf(path)), random, size);
  const victim = pick(forging, facts);
  return packed(
    path,
    facts.filter((fact) => fact !== victim),
    FORGER,
  );
}

function packed(path: string, facts: readonly RawFact[], hands: Hands): TestBundle {
  const text = textOf(path);
  const zones = zonesFor(text);
  const versions = compileVersions([text], zones);
  if (!versions.ok) throw new Error(`${path} does not compute`);
  const [version] = versions.value;
  if (version === undefined) throw new Error(`${path} holds no agreement`);
  const start = version.plan.agreement.term.from * DAY;
  const period = periodsOf(version.plan, { start, end: start + 40 * DAY })[0]?.label ?? "";
  const settled = recompute(versions.value, facts, { period });
  if (!settled.ok) throw new Error(`${path} does not settle`);
  const names = [...new Set(facts.map(({ stream }) => stream))];
  const streams = names.map((name) => streamJournal(name, facts, hands));
  const { id } = version.agreement;
  const said = {
    agreement: id,
    version: version.agreement.version,
    hash: version.hash,
    text: printAgreement(version.agreement),
  };
  const entries = [
    { kind: "version", body: said },
    rotationEntry(hands.provider.key, hands.old, ROTATED),
    statementEntry(settled.value, period, streams),
  ].map((entry) => ({ entry }));
  const journals = [signedJournal(id, entries, 1, hands), ...streams];
  const keys = [hands.old.key, hands.customer.key];
  const held = journals.flatMap(({ checkpoints }) => checkpoints.slice(0, 1));
  return {
    path,
    lines: packBundle({ zones, keys, journals, body: settled.value.body }),
    trusted: [HONEST.old.key, HONEST.customer.key],
    held,
    zones,
  };
}

/** The zones that the text names, so that a proof does not hash six hundred others each time. */
function zonesFor(text: string): HashedRelease {
  const links = [...release.links].filter(([name]) => text.includes(name));
  const named = new Set(links.map(([, target]) => target));
  const zones = [...release.packed].filter(([name]) => text.includes(name) || named.has(name));
  return releaseOf({
    version: release.id,
    zones: zones.map(([, packed]) => packed),
    links: links.map(([name, target]) => `${target}|${name}`),
  });
}

function statementEntry(
  { bodyHash, asOf }: Recomputed,
  period: string,
  streams: readonly KeptJournal[],
): Entry {
  const journals = streams.map(({ origin, entries }) => ({
    origin,
    size: entries.length,
    root: toHex(rootOf(entries)),
  }));
  return { kind: "statement", body: { period, asOf: formatInstant(asOf), statement: bodyHash, journals } };
}

function streamJournal(name: string, facts: readonly RawFact[], hands: Hands): KeptJournal {
  const own = facts.filter(({ stream }) => stream === name);
  const entries = own.flatMap((fact, index): KeptEntry[] => [
    factEntry(fact, index),
    ...(index % FOREIGN === 0 ? [{ entry: { kind: "fact", body: { hidden: index } } }] : []),
  ]);
  const shown = new Set(entries.flatMap(({ entry }, index) => (isForeign(entry) ? [] : [index])));
  return { ...signedJournal(`streams/${name}`, entries, Math.ceil(entries.length / 2), hands), shown };
}

function isForeign({ body }: Entry): boolean {
  return typeof body === "object" && body !== null && "hidden" in body;
}

/** Some facts have a reporter. */
function factEntry(fact: RawFact, index: number): KeptEntry {
  const entry: Entry = { kind: "fact", body: { ...fact, fields: { ...fact.fields } } };
  if (index % 3 !== 0) return { entry };
  const personal = { salt: index.toString(16).padStart(64, "0"), data: { reporter: `person ${index}` } };
  return { entry: committed(entry, personal), personal };
}

function signedJournal(
  origin: string,
  entries: readonly KeptEntry[],
  older: number,
  hands: Hands,
): KeptJournal {
  const checkpoints = [
    checkpoint(origin, entries.slice(0, older), BEFORE, hands.old, hands.customer),
    checkpoint(origin, entries, NOW, hands.provider, hands.customer),
  ];
  return { origin, entries, checkpoints };
}

function checkpoint(
  origin: string,
  entries: readonly KeptEntry[],
  at: string,
  ...signers: readonly Signer[]
): SignedCheckpoint {
  const checkpoint = { origin, size: entries.length, root: rootOf(entries), at };
  return signers.reduce<SignedCheckpoint>(countersigned, { checkpoint, signatures: [] });
}

function rootOf(entries: readonly KeptEntry[]): Uint8Array {
  return treeRoot(entries.map(({ entry }) => entryHash(entry)));
}
