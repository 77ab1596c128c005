/** `tally print`: the contract that the document says, as people read and sign it. */

import type { Command } from "commander";
import {
  canonicalAgreement,
  documentHash,
  printAgreement,
  printContract,
  proseToHtml,
  proseToMarkdown,
} from "../../document/index.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { formatOption } from "../output/format.ts";
import { writeResult } from "../output/write.ts";

type PrintFormat = "markdown" | "html" | "yaml" | "json" | "hash";

export function addPrint(program: Command): void {
  program
    .command("print")
    .description("prints an agreement as a contract in prose, or in its canonical form")
    .argument("<agreement>", "agreement document")
    .addOption(formatOption(["markdown", "html", "yaml", "json", "hash"]))
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action((path: string, options: { format: PrintFormat; out?: string }) => {
      writeResult(printed(loadAgreement(path).agreement, options.format), options.out);
    });
}

function printed(agreement: Agreement, format: PrintFormat): string {
  switch (format) {
    case "markdown":
      return proseToMarkdown(printContract(agreement, { language: "en" }));
    case "html":
      return proseToHtml(printContract(agreement, { language: "en" }));
    case "yaml":
      return printAgreement(agreement);
    case "json":
      return canonicalAgreement(agreement);
    case "hash":
      return documentHash(agreement);
  }
}
