/** `tally verify`: does a bundle hold, link by link, and does its statement follow from its facts? */

import { readFileSync } from "node:fs";
import type { Language } from "../../engine/value/format.ts";
import { type Finding, findingText } from "../../evidence/finding.ts";
import { type Verification, verifyBundle } from "../../evidence/verify.ts";
import { zoneRelease } from "../../zones/release.ts";
import { sizeOf } from "../input/fact-files.ts";
import { publicKeyIn } from "../input/key-file.ts";
import { statementText } from "../output/statement-text.ts";
import { say, sayExactly } from "../output/terminal.ts";

interface VerifyOptions {
  readonly key?: readonly string[];
  readonly language: Language;
  readonly format: "text" | "json";
}

export function verify(path: string, { key = [], language, format }: VerifyOptions): void {
  const trusted = key.map(publicKeyIn);
  sizeOf(path);
  const verification = verifyBundle(readFileSync(path), { trusted, zones: zoneRelease() });
  if (format === "json") sayExactly(`${JSON.stringify(reportOf(path, verification, language), null, 2)}\n`);
  else say(told(verification, language));
  process.exitCode = verification.holds ? 0 : 1;
}

function reportOf(file: string, { holds, findings, recomputed }: Verification, language: Language): object {
  const said = findings.map((each) => ({ ...each, sentence: findingText(each, language) }));
  return { file, holds, findings: said, ...(recomputed ? { recomputed: JSON.parse(recomputed.body) } : {}) };
}

type Kind = Finding["kind"];

const HEADINGS: Readonly<Record<Language, Readonly<Record<Kind | "holds" | "fails", string>>>> = {
  en: {
    wrong: "Wrong",
    proven: "Proven",
    open: "Not proven by this file",
    holds: "The bundle holds.",
    fails: "The bundle does NOT hold.",
  },
  de: {
    wrong: "Falsch",
    proven: "Bewiesen",
    open: "Durch diese Datei nicht bewiesen",
    holds: "Das Belegpaket hält stand.",
    fails: "Das Belegpaket hält NICHT stand.",
  },
};

function told(verification: Verification, language: Language): string {
  const { holds, findings } = verification;
  const words = HEADINGS[language];
  const sections = (["wrong", "proven", "open"] as const).map((kind) =>
    sectionOf(
      words[kind],
      findings.filter((each) => each.kind === kind),
      language,
    ),
  );
  return `${[...sections, ...statementOf(verification), words[holds ? "holds" : "fails"]].filter(Boolean).join("\n\n")}\n`;
}

function sectionOf(heading: string, findings: readonly Finding[], language: Language): string {
  const lines = findings.map((each) => `  ${findingText(each, language)}`);
  return findings.length === 0 ? "" : [heading, ...lines].join("\n");
}

/** The statement as it was recomputed here, which is what counts when the bundle says something else. */
function statementOf({ recomputed }: Verification): readonly string[] {
  const outcome = recomputed?.outcomes.at(-1);
  if (recomputed === undefined || outcome === undefined) return [];
  const { version, asOf, body, bodyHash } = recomputed;
  const stated = { plan: version.plan, outcome, asOf, documentHash: version.hash, body, bodyHash };
  return [statementText([stated], true)];
}
