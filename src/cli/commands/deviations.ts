/** `tally deviations`: what an agreement says differently from its template, place by place. */

import { type Deviation, deviationsOf } from "../../document/index.ts";
import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { Language } from "../../engine/value/format.ts";
import { DataRefusal } from "../failure.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { printProblems } from "../output/problems.ts";
import { say, sayExactly } from "../output/terminal.ts";

interface DeviationsOptions {
  readonly library?: string;
  readonly language?: Language;
  readonly format: "text" | "json";
}

export function deviations(path: string, { library, language, format }: DeviationsOptions): void {
  const { agreement, template, problems } = loadAgreement(path, library);
  if (problems.length > 0) printProblems(problems, path, "text");
  if (template === undefined) throw new DataRefusal(withoutTemplate(path, agreement));
  const found = deviationsOf(agreement, template, { language: language ?? agreement.governing.language });
  const { id, version, basedOn } = agreement;
  if (format === "json") {
    sayExactly(`${JSON.stringify({ agreement: id, version, basedOn, deviations: found }, null, 2)}\n`);
    return;
  }
  const count = `${found.length} ${found.length === 1 ? "deviation" : "deviations"}`;
  const from = `${basedOn?.agreement} version ${basedOn?.version}`;
  say(`"${agreement.title}" version ${version}: ${count} from ${from}\n${found.map(deviationText).join("")}`);
}

function withoutTemplate(path: string, { basedOn }: Agreement): string {
  if (basedOn === undefined)
    return `${path} takes its terms from no template, so there is nothing to compare it with`;
  return `${path} names "${basedOn.agreement}" version ${basedOn.version} with the hash ${basedOn.hash}, and no document here is that text: name its folder with --library`;
}

/** The place, then both sides: the sentence of the contract, or the value where no sentence says it. */
function deviationText({ kind, pointer, template, own }: Deviation): string {
  const side = (name: string, stated: Deviation["own"]): string =>
    stated === undefined
      ? ""
      : `    ${name.padEnd(10)}${stated.sentence === "" ? stated.value : stated.sentence}\n`;
  return `  ${pointer} (${kind})\n${side("template", template)}${side("here", own)}`;
}
