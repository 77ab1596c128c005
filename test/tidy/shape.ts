/**
 * The shape of a file: does it open by saying which question it answers, and is it short enough to be one thought?
 * Lengths are capped, not averaged: a code base becomes unreadable through its few longest functions.
 */
import type { Finding } from "./finding.ts";
import { lineAt } from "./finding.ts";
import type { SourceFile } from "./source.ts";
import { isTest } from "./source.ts";

export const functionLinesMax = 70;
export const fileLinesMax = 400;

/** Files that must open with a paragraph: the product and its proofs, and the tools around them. */
const opensWithParagraph = /^(?:src|proofs|scripts|bench|test)\//;

const isConfiguration = /\.config\.ts$/;

export function checkShape(sources: readonly SourceFile[]): readonly Finding[] {
  return sources.flatMap((source) => [
    ...checkOpening(source),
    ...checkDefaultExport(source),
    ...checkFileLength(source),
    ...checkFunctionLengths(source),
  ]);
}

function checkOpening(source: SourceFile): readonly Finding[] {
  if (!opensWithParagraph.test(source.path) || isTest(source.path)) return [];
  const opening = /^(?:#![^\n]*\n)?\s*\/\*\*([\s\S]*?)\*\//.exec(source.text)?.[1] ?? "";
  const prose = opening.replace(/^\s*\*/gm, " ").trim();
  if (prose.split(/\s+/).length >= 6 && /[.?!:](?:\s|$)/.test(prose)) return [];
  const sentence =
    "Open the file with a /** paragraph */ in plain sentences: which question it answers, and the one surprising rule with its reason.";
  return [{ path: source.path, line: 1, sentence }];
}

function checkDefaultExport(source: SourceFile): readonly Finding[] {
  if (isConfiguration.test(source.path)) return [];
  return [...source.code.matchAll(/^export default\b|\bexport\s*\{[^}]*\bas default\b/gm)].map((match) => ({
    path: source.path,
    line: lineAt(source.text, match.index),
    sentence: "Export by name: one thing then has one name everywhere, and a search finds every use.",
  }));
}

function checkFileLength(source: SourceFile): readonly Finding[] {
  const lines = source.text.trimEnd().split("\n").length;
  if (lines <= fileLinesMax) return [];
  const sentence = `This file has ${lines} lines (at most ${fileLinesMax}): split it where its opening paragraph says "and".`;
  return [{ path: source.path, line: 1, sentence }];
}

/** Test files are exempt: a `describe` is one long call by nature, and its cases are counted by nobody. */
function checkFunctionLengths(source: SourceFile): readonly Finding[] {
  if (isTest(source.path)) return [];
  return functionsOf(source)
    .filter(({ lines }) => lines > functionLinesMax)
    .map(({ line, lines }) => ({
      path: source.path,
      line,
      sentence: `This function has ${lines} lines (at most ${functionLinesMax}): take out the step that has a name of its own.`,
    }));
}

interface FunctionSpan {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly lines: number;
}

/**
 * Where functions begin and how long they are. The formatter closes a block at the indentation of the line that
 * opened its statement, so the end is the first later line with that indentation and a closing brace.
 */
export function functionsOf(source: SourceFile): readonly FunctionSpan[] {
  const lines = source.code.split("\n");
  return lines.flatMap((text, index) => {
    if (!/^\s*(?:export )?(?:default )?(?:async )?function\b|=>\s*\{\s*$/.test(text)) return [];
    if (/\}\s*;?\s*$/.test(text)) return [{ line: index + 1, lines: 1 }];
    const indentation = text.length - text.trimStart().length;
    const length = lines.slice(index + 1).findIndex((later) => closesAt(later, indentation));
    return length < 0 ? [] : [{ line: index + 1, lines: length + 2 }];
  });
}

function closesAt(text: string, indentation: number): boolean {
  return text.length - text.trimStart().length === indentation && text.startsWith("}", indentation);
}
