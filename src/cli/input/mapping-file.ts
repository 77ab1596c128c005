/** A mapping from a file: read, compiled for the zone data at hand, its problems told with their lines. */

import { type CompiledMapping, compileMapping } from "../../connect/mapping/compile.ts";
import { readMapping } from "../../connect/mapping/read.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataProblems, type ProblemFormat } from "../failure.ts";
import { readDocument } from "./read-bounded.ts";

export function loadMapping(path: string, format: ProblemFormat = "text"): CompiledMapping {
  const { mapping, problems } = readMapping(readDocument(path, "the mapping"));
  if (mapping === undefined) throw new DataProblems(problems, path, format);
  const { compiled, problems: objections } = compileMapping(mapping, zoneRelease());
  if (compiled === undefined) throw new DataProblems(objections, path, format);
  return compiled;
}
