/** On which template does a document rest, and does its text stand in full?
 *
 *  A short document means nothing without its template: whoever read it alone would miss promises without
 *  noticing. So a document that names a template is read as an agreement only when it says of itself
 *  that it stands in full, which composing writes. */

import type { TemplateReference } from "../../engine/prepare/agreement.ts";
import { BASED_ON } from "../keywords/template.ts";
import { type MapNode, type Node, shortened, valueAt } from "../tree.ts";
import {
  fieldsOf,
  maybe,
  type Reading,
  readChoice,
  readName,
  readText,
  readWhole,
  report,
  reportType,
} from "./reading.ts";

/** Whether the document leaves terms to a template. */
export function isShort(root: MapNode): boolean {
  const basedOn = valueAt(root, "based on");
  return basedOn !== undefined && (basedOn.kind !== "map" || valueAt(basedOn, "text") === undefined);
}

/** The template that a document names. The hash is empty where a draft does not state it. */
export function readBasedOn(reading: Reading, node: Node): TemplateReference {
  const fields = fieldsOf(reading, node, BASED_ON);
  const isFull = maybe(fields.get("text"), (each) => readChoice(reading, each, ["in full"])) !== undefined;
  const hash = fields.get("hash");
  if (isFull && hash === undefined && node.kind === "map") {
    const message =
      'A text in full names its template by its hash; write "hash", or compose the short document again.';
    report(reading, "missing-key", node.pointer, message);
  }
  return {
    agreement: readName(reading, fields.need("agreement"), "the id of the template"),
    version: readWhole(reading, fields.need("version"), 1),
    hash: hash === undefined ? "" : readHash(reading, hash),
  };
}

function readHash(reading: Reading, node: Node): string {
  const hash = readText(reading, node, "the SHA-256 of the template in quotes");
  if (node.kind === "text" && !/^[0-9a-f]{64}$/.test(hash))
    reportType(
      reading,
      node,
      'the 64 hexadecimal digits that "tally print --format hash" prints for the template',
    );
  return hash;
}

/** Says why a short document alone is not read. */
export function reportShort(reading: Reading, root: MapNode): void {
  const named = valueAt(root, "based on");
  const id = named?.kind === "map" ? valueAt(named, "agreement") : undefined;
  const template = id?.kind === "text" ? `"${shortened(id.text)}"` : "a template";
  const message = `This document takes its terms from ${template} and means nothing without it; name the folder with the template (--library), or read the text that "tally compose" prints.`;
  report(reading, "template-not-given", "/based on", message);
}

/** A text in full that still leaves something out: nobody could tell from what. */
export function checkLeftOut(reading: Reading, root: MapNode): void {
  const leftOut = valueAt(root, "leaves out");
  if (leftOut === undefined) return;
  const message =
    '"leaves out" speaks of a template whose terms are taken over; delete it in a text that stands in full.';
  report(reading, "nothing-to-leave-out", leftOut.pointer, message);
}
