/** The agreements of a folder, from which a document may take its terms.
 *
 *  Without a folder that is named, the templates are looked for beside the document; there folders below are
 *  left alone, for a home folder may lie around it. Files that are no agreements are passed over. */

import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Library, libraryDocument } from "../../document/index.ts";
import { UsageError } from "../failure.ts";
import { readDocument } from "./read-bounded.ts";

/** Every agreement document of a folder and of those below it, by path. */
export function templatesIn(folder: string): Library {
  if (!statSync(folder).isDirectory())
    throw new UsageError(`${folder} is a file: name the folder of the templates`);
  return documentsIn(folder, true);
}

/** The library that is named, or the documents beside a file. */
export function templatesFor(path: string, folder: string | undefined): Library {
  return folder === undefined ? documentsIn(dirname(path), false) : templatesIn(folder);
}

function documentsIn(folder: string, isDeep: boolean): Library {
  const entries = readdirSync(folder, { recursive: isDeep, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return paths
    .filter((path) => /\.(ya?ml|json)$/.test(path))
    .sort()
    .flatMap((path) => libraryDocument(path, readDocument(path, "an agreement document")) ?? []);
}
