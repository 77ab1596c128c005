/** The door out: an agreement as the canonical YAML text.
 *
 *  Reading what was printed gives the same agreement, and printing what was read gives the same text.
 *  Comments and the writer's own line breaks are not part of an agreement and do not come back. */

import type { Agreement } from "../engine/prepare/agreement.ts";
import { AGREEMENT } from "./keywords/document.ts";
import { TEMPLATE_KEYS } from "./keywords/template.ts";
import { writeAgreement } from "./write/agreement.ts";
import { layOut } from "./write/layout.ts";

/** The canonical text, ending with a line end. */
export function printAgreement(agreement: Agreement): string {
  return layOut(writeAgreement(agreement), SECTIONS);
}

/** The keys with a blank line before them: those that may be left out, and what the parties added. */
const SECTIONS: ReadonlySet<string> = new Set(
  AGREEMENT.keywords
    .filter((keyword) => !keyword.required && !TEMPLATE_KEYS.includes(keyword))
    .map(({ key }) => key),
);
