/** A mapping from a file: read, compiled for the zone data at hand, its problems told with their lines. */

import { readFileSync } from "node:fs";
import { type CompiledMapping, compileMapping } from "../../connect/mapping/compile.ts";
import { readMapping } from "../../connect/mapping/read.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataProblems } from "../failure.ts";

export function loadMapping(path: string): CompiledMapping {
  const { mapping, problems } = readMapping(readFileSync(path, "utf8"));
  if (mapping === undefined) throw new DataProblems(problems, path);
  const { compiled, problems: objections } = compileMapping(mapping, zoneRelease());
  if (compiled === undefined) throw new DataProblems(objections, path);
  return compiled;
}
