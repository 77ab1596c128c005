/** Where are the templates? A library is a list of documents, each known by its id and version.
 *
 *  The pure folders open no files, so whoever has them hands the texts in, with a name for each by
 *  which problems can say in which document a line stands. */

import type { TemplateReference } from "../../engine/prepare/agreement.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { readSource, type Source } from "../source.ts";
import { valueAt } from "../tree.ts";

export interface LibraryDocument {
  readonly id: string;
  readonly version: number;
  /** What a person calls it, such as the path of its file. */
  readonly name: string;
  readonly text: string | Uint8Array;
  /** The text as read, once for all who rest on it. */
  readonly source: Source;
}

export type Library = readonly LibraryDocument[];

/** A text as a document of a library; undefined when it does not begin as an agreement does. */
export function libraryDocument(name: string, text: string | Uint8Array): LibraryDocument | undefined {
  const source = readSource(text);
  const { root } = source;
  if (root?.kind !== "map" || valueAt(root, "tallystick") === undefined) return undefined;
  const [id, version] = [valueAt(root, "id"), valueAt(root, "version")];
  if (id?.kind !== "text" || version?.kind !== "number") return undefined;
  return { id: id.text, version: Number(version.digits), name, text, source };
}

/** The document that is meant, or a sentence that says why there is none. */
export function templateIn(
  library: Library,
  { agreement, version }: Pick<TemplateReference, "agreement" | "version">,
):
  | { readonly found: LibraryDocument }
  | { readonly code: string; readonly at: string; readonly message: string } {
  const versions = library.filter(({ id }) => id === agreement);
  const [found, another] = versions.filter((each) => each.version === version);
  if (found !== undefined && another !== undefined) {
    const message = `${found.name} and ${another.name} both call themselves "${agreement}" version ${version}; keep one of the two, or give one another version.`;
    return { code: "ambiguous-template", at: "agreement", message };
  }
  if (found !== undefined) return { found };
  if (versions.length === 0) {
    const ids = library.map(({ id }) => id);
    const message = `There is no agreement "${agreement}" to take terms from; ${meant(agreement, ids)}`;
    return { code: "unknown-template", at: "agreement", message };
  }
  const known = versions.map((each) => each.version).sort((a, b) => a - b);
  const message = `"${agreement}" has no version ${version} here; write one of: ${known.join(", ")}.`;
  return { code: "unknown-template-version", at: "version", message };
}
