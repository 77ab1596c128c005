/**
 * Does every folder of documents list what lies in it? A page that its README does not name is found by nobody. Notes
 * on decisions are known by their numbers, so a number is given once, and the title repeats it.
 */
import type { Finding } from "./finding.ts";
import type { Document } from "./repository.ts";

/** Pages that no README beside them links to, and decisions whose number is another's or not their title's. */
export function checkIndexes(documents: readonly Document[]): readonly Finding[] {
  const indexes = documents.filter(({ path }) => /^docs\/.*\bREADME\.md$/.test(path));
  return [...indexes.flatMap((index) => unlisted(index, documents)), ...misnumbered(documents)];
}

function unlisted(index: Document, documents: readonly Document[]): readonly Finding[] {
  const folder = index.path.slice(0, -"README.md".length);
  return documents
    .filter(({ path }) => path.startsWith(folder) && path !== index.path)
    .map(({ path }) => path.slice(folder.length))
    .filter((page) => !page.includes("/") && !index.text.includes(`](${page})`))
    .map((page) => ({
      path: index.path,
      line: 1,
      sentence: `List ${page} here, with the question it answers.`,
    }));
}

function misnumbered(documents: readonly Document[]): readonly Finding[] {
  const notes = documents.flatMap(({ path, text }) => {
    const number = /^docs\/decisions\/(\d{4})-/.exec(path)?.[1];
    return number === undefined ? [] : [{ path, number, text }];
  });
  return notes.flatMap(({ path, number, text }, place) => [
    ...(notes[place - 1]?.number === number
      ? [{ path, line: 1, sentence: `Give this note the next free number: ${number} is taken.` }]
      : []),
    ...(text.startsWith(`# ${number}: `)
      ? []
      : [{ path, line: 1, sentence: `Begin the title with the number of the note: "# ${number}: …".` }]),
  ]);
}
