/** `tally print`: the contract that the document says, as people read and sign it. */

import {
  type ContractProse,
  canonicalAgreement,
  documentHash,
  printAgreement,
  printContract,
  proseToHtml,
  proseToMarkdown,
} from "../../document/index.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { Language } from "../../engine/value/format.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { printProblems } from "../output/problems.ts";
import { writeResult } from "../output/write.ts";

interface PrintOptions {
  readonly format: "markdown" | "html" | "yaml" | "json" | "hash";
  /** Of the prose; absent: the language that governs. */
  readonly language?: Language;
  readonly out?: string;
}

export function print(path: string, { format, language, out }: PrintOptions): void {
  const { agreement, problems } = loadAgreement(path);
  if (problems.length > 0) printProblems(problems, path, "text");
  writeResult(printed(agreement, format, language ?? agreement.governing.language), out, [path]);
}

function printed(agreement: Agreement, format: PrintOptions["format"], language: Language): string {
  switch (format) {
    case "markdown":
      return proseToMarkdown(signable(agreement, language));
    case "html":
      return proseToHtml(signable(agreement, language));
    case "yaml":
      return printAgreement(agreement);
    case "json":
      return canonicalAgreement(agreement);
    case "hash":
      return documentHash(agreement);
  }
}

/** The contract with the last line that a signature needs. */
function signable(agreement: Agreement, language: Language): ContractProse {
  return printContract(agreement, { language, documentHash: documentHash(agreement) });
}
