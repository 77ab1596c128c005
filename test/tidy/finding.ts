/**
 * What tidy reports: one place, and one sentence that says what to do instead. A rule that only says "forbidden"
 * teaches nothing, so the sentence is part of the type.
 */

export interface Finding {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  /** 1-based; 1 when the finding is about the file as a whole. */
  readonly line: number;
  /** What is wrong and what to write instead. */
  readonly sentence: string;
}

/** One line for a person: `src/engine/x.ts:12 Pass an Instant …`. */
export function printFinding(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.sentence}`;
}

/** The 1-based line on which an offset of a text stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
