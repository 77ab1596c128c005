/**
 * Do the glossary and the code speak the same language? A table of GLOSSARY.md may have a column "in the code" that
 * lists identifiers in back quotes. Each of them must exist as an export of `src`, and each type of the stages that the
 * engine's door offers must be listed: who knows the glossary then knows the types, and no word dies unnoticed.
 */
import type { Finding } from "./finding.ts";
import { lineAt } from "./finding.ts";
import type { Document } from "./repository.ts";
import type { SourceFile } from "./source.ts";
import { isTest } from "./source.ts";

export const glossaryColumn = "in the code";

/** The engine's door: what it offers by name is said in public, what stays behind it is a tool of computing. */
const door = "src/engine/index.ts";

/** The stages' types on their way through the door; values and time are tools beneath them. */
const offered = /^export type \{([^}]*)\} from "\.\/(?:roles|prepare|plan|measure|report|improve)\//gm;

const exported = /^export (?:declare )?(?:interface|type|function|const) ([A-Za-z_$][\w$]*)/gm;

interface GlossaryWord {
  readonly word: string;
  readonly line: number;
}

export function checkGlossary(glossary: Document, sources: readonly SourceFile[]): readonly Finding[] {
  const written = glossaryWords(glossary.text);
  const product = sources.filter(({ path }) => path.startsWith("src/") && !isTest(path));
  return [...checkWordsExist(glossary, written, product), ...checkTypesListed(written, product)];
}

/** Identifiers in the column "in the code", in the order of the text. */
export function glossaryWords(markdown: string): readonly GlossaryWord[] {
  const words: GlossaryWord[] = [];
  let column = -1;
  markdown.split("\n").forEach((text, index) => {
    if (!text.startsWith("|")) {
      column = -1;
      return;
    }
    const cells = text.split("|").map((cell) => cell.trim());
    const heading = cells.indexOf(glossaryColumn);
    if (heading >= 0) column = heading;
    for (const match of (cells[column] ?? "").matchAll(/`([^`]+)`/g)) {
      words.push({ word: match[1] ?? "", line: index + 1 });
    }
  });
  return words;
}

function checkWordsExist(
  glossary: Document,
  written: readonly GlossaryWord[],
  product: readonly SourceFile[],
): readonly Finding[] {
  const names = new Set(
    product.flatMap((source) => [...source.code.matchAll(exported)].map((match) => match[1])),
  );
  return written
    .filter(({ word }) => !names.has(word))
    .map(({ word, line }) => ({
      path: glossary.path,
      line,
      sentence: `Nothing in src exports \`${word}\`: write the name the code uses now, or remove it from this row.`,
    }));
}

function checkTypesListed(
  written: readonly GlossaryWord[],
  product: readonly SourceFile[],
): readonly Finding[] {
  const listed = new Set(written.map(({ word }) => word));
  return product
    .filter(({ path }) => path === door)
    .flatMap(({ path, text }) =>
      [...text.matchAll(offered)].flatMap((match) =>
        namesIn(match[1] ?? "")
          .filter((name) => !listed.has(name))
          .map((name) => ({
            path,
            line: lineAt(text, match.index),
            sentence: `Add \`${name}\` to the column "${glossaryColumn}" of GLOSSARY.md, beside the field's word it stands for; or keep it behind the door.`,
          })),
      ),
    );
}

function namesIn(list: string): readonly string[] {
  return list.split(",").flatMap((name) => name.trim() || []);
}
