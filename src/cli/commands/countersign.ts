/** `tally countersign`: the other side's name under a bundle, after it was verified. */

import { readFileSync } from "node:fs";
import { countersignBundle } from "../../evidence/countersign.ts";
import { findingText } from "../../evidence/finding.ts";
import { verifyBundle } from "../../evidence/verify.ts";
import { printKey } from "../../journal/key.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataRefusal } from "../failure.ts";
import { sizeOf } from "../input/fact-files.ts";
import { signerIn } from "../input/key-file.ts";
import { say } from "../output/terminal.ts";
import { writeFileWhole } from "../output/write.ts";

interface CountersignOptions {
  readonly key: string;
  readonly out: string;
}

export function countersign(path: string, { key, out }: CountersignOptions): void {
  const signer = signerIn(key);
  sizeOf(path);
  const bytes = readFileSync(path);
  const { holds, findings } = verifyBundle(bytes, { zones: zoneRelease() });
  const first = findings.find(({ kind }) => kind === "wrong");
  if (!holds)
    throw new DataRefusal(
      `${path} does not hold, so it is not signed: ${first === undefined ? "see tally verify" : findingText(first, "en")}`,
    );
  const lines = countersignBundle(bytes, signer);
  if (lines === undefined) throw new DataRefusal(`${path} is signed with this key already`);
  writeFileWhole(lines.join(""), out, [path, key]);
  say(`countersigned by ${printKey(signer.key)}\n`);
}
