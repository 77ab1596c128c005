/**
 * Do the documents hold together? Every Markdown file has exactly one title, and every relative link leads to a
 * file or folder that exists. Links to the web are not followed: a test must not depend on somebody else's server.
 */
import type { Finding } from "./finding.ts";
import type { Document } from "./repository.ts";

export function checkDocuments(documents: readonly Document[], paths: readonly string[]): readonly Finding[] {
  const places = new Set(paths.flatMap(withFolders));
  return documents.flatMap((document) => [...checkTitle(document), ...checkLinks(document, places)]);
}

function checkTitle({ path, text }: Document): readonly Finding[] {
  const titles = linesOfProse(text).filter(({ line }) => /^# \S/.test(line));
  if (titles.length === 1) return [];
  const sentence =
    titles.length === 0
      ? 'Begin with one title ("# …") that says what this document is.'
      : 'Keep one title and make the others sections ("## …"): a second title is a second document.';
  return [{ path, line: titles[1]?.number ?? 1, sentence }];
}

function checkLinks({ path, text }: Document, places: ReadonlySet<string>): readonly Finding[] {
  return linesOfProse(text).flatMap(({ line, number }) =>
    [...line.replace(/`[^`]*`/g, "").matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
      .filter((target) => !places.has(resolve(path, target)))
      .map((target) => ({
        path,
        line: number,
        sentence: `"${target}" leads nowhere: link to a file that exists, relative to this document.`,
      })),
  );
}

/** Lines outside code blocks, with their 1-based numbers. */
function linesOfProse(text: string): readonly { readonly line: string; readonly number: number }[] {
  let inCode = false;
  return text.split("\n").flatMap((line, index) => {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) inCode = !inCode;
    return fence || inCode ? [] : [{ line, number: index + 1 }];
  });
}

function withFolders(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
}

function resolve(from: string, target: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const step of (target.split("#")[0] ?? "").split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "." && step !== "") parts.push(step);
  }
  return parts.join("/");
}
