/** Which keys come with the bundle, and are they those that the reader was handed?
 *
 *  A key in a file proves nothing by itself: whoever forges the file puts in a key of their own. It counts for what
 *  it is compared with. So without a key of the reader's own the comparison stays open, and the finding shows the
 *  lines to compare. Keys that signed nothing are wrong: they would be a place for remarks. */

import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import { type PublicKey, parseKey, printKey } from "../journal/key.ts";
import { type HeldKey, keyringOf } from "../journal/keyring.ts";
import type { CheckedJournal } from "./check-journal.ts";
import { type Finding, flawed, open, proven, wrong } from "./finding.ts";
import { objectOf } from "./shape.ts";
import type { ToldBundle } from "./told.ts";

export interface CheckedKeys {
  readonly keys: readonly HeldKey[];
  readonly findings: readonly Finding[];
}

/** The keys of the bundle, after the rotations in the agreement's journal. */
export function checkKeys({ keys, journals }: ToldBundle): CheckedKeys {
  const read = keys.map((text) => ({ text, key: parseKey(text) }));
  const unreadable = read.filter(({ key }) => key === undefined);
  const ring = keyringOf(
    read.flatMap(({ key }) => key ?? []),
    rotationsIn(journals),
  );
  const findings = [
    ...unreadable.map(({ text }) => wrong("key-unreadable", { key: text })),
    ...ring.flaws.map(flawed),
  ];
  return { keys: ring.keys, findings };
}

function rotationsIn(journals: ToldBundle["journals"]): readonly CanonicalValue[] {
  return (journals[0]?.entries ?? []).flatMap(({ entry }) => (entry.kind === "key" ? [entry.body] : []));
}

/** Whether every key was needed, and whether those whom the reader trusts have signed every journal. */
export function checkTrust(
  bundle: ToldBundle,
  journals: readonly CheckedJournal[],
  trusted: readonly PublicKey[],
): readonly Finding[] {
  const signedWith = new Set(journals.flatMap(({ everBy }) => everBy.map(printKey)));
  const replaced = rotationsIn(bundle.journals).map((body) => objectOf(body)?.replaces);
  const unused = bundle.keys.filter((text, index) => {
    const isRepeated = bundle.keys.indexOf(text) !== index;
    return isRepeated || !(signedWith.has(text) || replaced.includes(parseKey(text)?.id));
  });
  const spare = unused.map((key) => wrong("key-unused", { key }));
  if (trusted.length > 0)
    return [...spare, ...trusted.flatMap((key) => trustFindings(key, bundle, journals))];
  return bundle.keys.length === 0 ? spare : [...spare, open("keys-own", { keys: bundle.keys.join(", ") })];
}

/** A trusted key vouches itself, or through those to which it handed over. */
function trustFindings(
  key: PublicKey,
  { journals: told }: ToldBundle,
  journals: readonly CheckedJournal[],
): readonly Finding[] {
  const heirs = keyringOf([key], rotationsIn(told)).keys.map((held) => printKey(held.key));
  const missing = journals.filter(({ by }) => !by.some((each) => heirs.includes(printKey(each))));
  if (missing.length === 0) return [proven("trusted", { key: printKey(key) })];
  return missing.map(({ journal }) =>
    wrong("not-trusted", { journal: journal.told.origin, key: printKey(key) }),
  );
}
