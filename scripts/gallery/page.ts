/**
 * The manual's gallery of problems: every code with the line that triggers it and the very sentence that is printed.
 *
 * The page is made by running the twins, so that it cannot promise another sentence than a person will read.
 */
import { parse } from "yaml";
import type { Problem } from "../../src/engine/value/problem.ts";
import { problemsOf, readTwins, type Twin } from "./twins.ts";

/** The page as Markdown. */
export function galleryPage(): string {
  const byCode = new Map<string, readonly Shown[]>();
  for (const twin of readTwins()) {
    const shown = shownBy(twin);
    byCode.set(shown.problem.code, [...(byCode.get(shown.problem.code) ?? []), shown]);
  }
  const codes = [...byCode.keys()].sort();
  const sections = codes.flatMap((code) => [`## ${code}`, ...(byCode.get(code) ?? []).map(exhibit)]);
  return `${["# Problems and what to write instead", introduction(codes.length), ...sections].join("\n\n")}\n`;
}

interface Shown {
  readonly twin: Twin;
  /** The problem that the folder is called after. */
  readonly problem: Problem;
}

function shownBy(twin: Twin): Shown {
  const problems = problemsOf(twin);
  const [problem] = [...problems].sort(
    (a, b) => likeness(twin.folder, b.code) - likeness(twin.folder, a.code),
  );
  if (problem === undefined) throw new Error(`examples/problems/${twin.folder} triggers nothing`);
  return { twin, problem };
}

/** A folder is called after its code, with or without an addition. */
function likeness(folder: string, code: string): number {
  if (folder === code) return 2;
  return folder.startsWith(code) ? 1 : 0;
}

function introduction(count: number): string {
  return `Everything that is wrong with an agreement is told at once, each with a stable code, a JSON pointer, line and
column, and what to write instead. These are the ${count} codes, each with a small agreement of
\`examples/problems\` that triggers it. An error keeps the agreement from being settled; a warning does not.
This page is made by \`node scripts/gallery.ts\`, which runs those agreements.`;
}

function exhibit({ twin, problem }: Shown): string {
  const path = `../../examples/problems/${twin.folder}/agreement.yaml`;
  const where = problem.pointer === "" ? "the document" : `\`${shortened(problem.pointer)}\``;
  return [
    `[${titleOf(twin)}](${path}): ${problem.severity} at ${where}, line ${problem.line}.`,
    `\`\`\`yaml\n${lineOf(twin, problem)}\n\`\`\``,
    `> ${escaped(problem.message)}`,
  ].join("\n\n");
}

/** The title that the twin gives itself; the folder's name where its text cannot be read. */
function titleOf({ folder, bytes }: Twin): string {
  const title = /^agreement: (.+)$/m.exec(new TextDecoder().decode(bytes))?.[1];
  return title === undefined ? folder : String(parse(title));
}

function lineOf({ bytes }: Twin, { line }: Problem): string {
  const text = new TextDecoder().decode(bytes).split("\n")[(line ?? 1) - 1] ?? "";
  return shortened([...text.trim()].map((each) => (each < " " ? "\ufffd" : each)).join(""));
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** A sentence as Markdown text: what looks like markup is none. */
function escaped(message: string): string {
  return message.replaceAll(/[\\`*_<>[\]]/g, (each) => `\\${each}`);
}
