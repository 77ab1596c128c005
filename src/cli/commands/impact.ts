/** `tally impact`: what a changed template would do to the agreements that rest on it. */

import Table from "cli-table3";
import {
  type Change,
  type Impact,
  libraryDocument,
  type Shielded,
  templateImpact,
} from "../../document/index.ts";
import { compilePlan } from "../../engine/plan/compile.ts";
import { zoneRelease } from "../../zones/release.ts";
import { UsageError } from "../failure.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { readDocument } from "../input/read-bounded.ts";
import { templatesIn } from "../input/templates.ts";
import { PLAIN } from "../output/evaluation-text.ts";
import { say, sayExactly } from "../output/terminal.ts";

interface ImpactOptions {
  readonly library: string;
  readonly format: "text" | "json";
}

export function impact(path: string, { library: folder, format }: ImpactOptions): void {
  loadAgreement(path, folder);
  const changed = libraryDocument(path, readDocument(path, "the new template"));
  if (changed === undefined)
    throw new UsageError(`${path} is no agreement: name the document of the new template`);
  const library = templatesIn(folder);
  const found = templateImpact(changed, library, (agreement) => compilePlan(agreement, zoneRelease()));
  if (format === "json") sayExactly(`${JSON.stringify(found, null, 2)}\n`);
  else say(impactText(`${changed.id} version ${changed.version}`, found));
  if (found.some(({ composes }) => !composes)) process.exitCode = 1;
}

function impactText(template: string, found: readonly Impact[]): string {
  const table = new Table({
    head: ["agreement", "through", "changes", "shielded", "redundant", "problems"],
    style: PLAIN,
  });
  for (const { id, version, through, changes, shielded, redundant, problems } of found) {
    const counts = [changes, shielded, redundant, problems].map(({ length }) =>
      length === 0 ? "–" : String(length),
    );
    table.push([`${id} ${version}`, through.join(", ") || "–", ...counts]);
  }
  const broken = found.filter(({ composes }) => !composes).length;
  const remark =
    broken === 0 ? "all of them still hold together" : `${broken} of them would no longer hold together`;
  const head = `${found.length} agreements rest on ${template}; ${remark}\n`;
  return `${head}${found.length === 0 ? "" : `${table.toString()}\n`}${found.map(detailsOf).join("")}`;
}

function detailsOf({ id, changes, shielded, redundant, problems }: Impact): string {
  const lines = [
    ...changes.map((each) => `  ${each.pointer}: ${changeText(each)}`),
    ...shielded.map((each) => `  ${each.pointer}: ${shieldText(each)}`),
    ...redundant.map((pointer) => `  ${pointer}: the template would say the same, so the deviation could go`),
    ...problems.map(
      ({ severity, code, pointer, message }) => `  ${pointer}: ${severity} ${code}: ${message}`,
    ),
  ];
  return lines.length === 0 ? "" : `\n${[id, ...lines].join("\n")}\n`;
}

function changeText({ kind, before, after }: Change): string {
  if (kind === "added") return `${after} would be added`;
  if (kind === "left out") return `${before} would be gone`;
  return `${before} would become ${after}`;
}

function shieldText({ own, before = "nothing", after = "nothing" }: Shielded): string {
  const stays = own === undefined ? "stays left out" : `stays ${own}`;
  return `${stays}, shielded by its own word (the template goes from ${before} to ${after})`;
}
