/** `tally schema`: the JSON Schema of agreements, so that an editor needs no address on the network. */

import { schemaText } from "../../document/index.ts";
import { writeResult } from "../output/write.ts";

export function schema({ out }: { readonly out?: string }): void {
  writeResult(schemaText(), out, []);
}
