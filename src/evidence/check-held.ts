/** Does the bundle continue what its reader was shown before?
 *
 *  A checkpoint in somebody's drawer is what makes rewriting history visible. It is continued when the bundle tells
 *  the same checkpoint, with no signature less, and proves the way from it; or when all entries are shown, and the
 *  first of them give the root that the reader holds. */

import { sameBytes } from "../journal/bytes.ts";
import { checkpointText, parseCheckpoint, type SignedCheckpoint } from "../journal/checkpoint.ts";
import { entryHash } from "../journal/entry.ts";
import { treeRoot } from "../journal/tree.ts";
import type { CheckedJournal } from "./check-journal.ts";
import { type Finding, proven, wrong } from "./finding.ts";

export function checkHeld(held: SignedCheckpoint, journals: readonly CheckedJournal[]): Finding {
  const { origin, size } = held.checkpoint;
  const found = journals.find(({ journal }) => journal.told.origin === origin);
  const values = { journal: origin, size: String(size) };
  return found !== undefined && isContinued(held, found)
    ? proven("held-continued", values)
    : wrong("held-contradicted", values);
}

function isContinued(held: SignedCheckpoint, { journal }: CheckedJournal): boolean {
  const { told, entries } = journal;
  const same = told.checkpoints
    .map(({ note }) => parseCheckpoint(note))
    .find((each) => each?.checkpoint.size === held.checkpoint.size);
  // A told checkpoint was checked against the whole journal already.
  if (same !== undefined) return isNoLess(same, held);
  if (told.withheld.length > 0) return false;
  const first = entries.slice(0, held.checkpoint.size).map(({ entry }) => entryHash(entry));
  return first.length === held.checkpoint.size && sameBytes(treeRoot(first), held.checkpoint.root);
}

function isNoLess(told: SignedCheckpoint, held: SignedCheckpoint): boolean {
  return (
    checkpointText(told.checkpoint) === checkpointText(held.checkpoint) &&
    held.signatures.every((mine) =>
      told.signatures.some(
        ({ name, id, signature }) =>
          name === mine.name && id === mine.id && sameBytes(signature, mine.signature),
      ),
    )
  );
}
