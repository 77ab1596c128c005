/**
 * The page beside the published agreements: which there are, from what trade, and what each of them shows.
 *
 * Everything on it is taken from the folders, so that the table cannot fall behind: the first sentences of a
 * document's comment say what it shows, up to where the comment names its source.
 */

import { contractFolders } from "../../proofs/world/contract-folders.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { workedFile } from "../../test/agreements/worked-example.ts";

const OPENING = `# Published agreements

Real agreements, re-expressed in our own words. Each folder holds the document and \`cases.yaml\`, its worked
examples: facts, what must come out of them, and the arithmetic. The comment on top of a document names the source
with its date, and what the document chose where the source is silent or ambiguous. The text of an agreement is the
provider's; what stands here are its terms as facts, made to try the language, and no party to it had a hand in this.

\`npm run -s proof -- contracts\` settles every case; the column "examples" counts the examples of the source that
they work out. Those marked with a star were written after the language stood, to see whether it
holds for agreements that it was not made from.
`;

/** The whole page. */
export function agreementsPage(): string {
  const folders = contractFolders();
  const rows = folders.map(({ id, text, cases, further }) => {
    const { agreement } = parseAgreement(text);
    const { kind } = workedFile(fileOf(id));
    const examples = new Set(cases.flatMap(({ example }) => example ?? [])).size;
    const provider = agreement?.parties.find(({ role }) => role === "provider");
    const title = `[${agreement?.title ?? id}](${id}/agreement.yaml)${further ? " *" : ""}`;
    return `| ${title} | ${provider?.name ?? ""} | ${kind} | ${examples} | ${shownBy(text)} |`;
  });
  const head = "| agreement | provider | trade | examples | what it shows |\n|--|--|--|--|--|";
  return `${OPENING}\n${folders.length} agreements:\n\n${head}\n${rows.join("\n")}\n`;
}

function fileOf(id: string): string {
  return new URL(`../../examples/agreements/${id}/cases.yaml`, import.meta.url).pathname;
}

/** The opening comment up to its source, as one line. */
function shownBy(text: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  const comment = lines
    .slice(0, end)
    .map((line) => line.replace(/^# ?/, ""))
    .join(" ");
  return comment.replace(/\s*Sources?( of the terms)?: .*$/, "").replaceAll("|", "\\|");
}
