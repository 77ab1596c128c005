/** `tally print`: the contract that the document says, as people read and sign it. */

import {
  type ContractProse,
  canonicalAgreement,
  documentHash,
  printAgreement,
  printContract,
  proseToHtml,
  proseToMarkdown,
  withDeviations,
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
  readonly library?: string;
  readonly out?: string;
}

export function print(path: string, { format, language, library, out }: PrintOptions): void {
  const { agreement, template, problems } = loadAgreement(path, library);
  if (problems.length > 0) printProblems(problems, path, "text");
  writeResult(printed({ agreement, template }, format, language ?? agreement.governing.language), out, [
    path,
  ]);
}

interface Signed {
  readonly agreement: Agreement;
  readonly template: Agreement | undefined;
}

function printed(signed: Signed, format: PrintOptions["format"], language: Language): string {
  const { agreement } = signed;
  switch (format) {
    case "markdown":
      return proseToMarkdown(signable(signed, language));
    case "html":
      return proseToHtml(signable(signed, language));
    case "yaml":
      return printAgreement(agreement);
    case "json":
      return canonicalAgreement(agreement);
    case "hash":
      return documentHash(agreement);
  }
}

/** The contract with the last line that a signature needs, and with its deviations from a template. */
function signable({ agreement, template }: Signed, language: Language): ContractProse {
  const prose = printContract(agreement, { language, documentHash: documentHash(agreement) });
  return template === undefined ? prose : withDeviations(prose, agreement, template);
}
