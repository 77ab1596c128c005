/** A failure in plain words: what happened, where, and what to do about it.
 *
 *  Systems answer with codes such as ENOENT, which are right and help nobody who does not know them
 *  already. Where the program was is shown with `--verbose` only. */

import { DataProblems, DataRefusal, UsageError } from "../failure.ts";
import { printProblems } from "./problems.ts";
import { tell } from "./terminal.ts";

/** 1 when the data are wrong, 2 when the command line is, 3 when the world failed. */
export function exitCodeOf(failure: unknown): 1 | 2 | 3 {
  if (failure instanceof DataProblems || failure instanceof DataRefusal) return 1;
  return failure instanceof UsageError ? 2 : 3;
}

/** Tells a failure on standard error; problems that were asked for as JSON are the result. */
export function reportFailure(failure: unknown, verbose: boolean): void {
  if (failure instanceof DataProblems) printProblems(failure.problems, failure.file, failure.format);
  else tell(`tally: ${sentenceOf(failure)}\n`);
  if (verbose && failure instanceof Error) tell(`${failure.stack}\n`);
}

/** One sentence for a failure, without codes of the system where they are known. */
export function sentenceOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const { code, path, message } = failure as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  return words === undefined ? message : `${path ?? "a file"}: ${words}`;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder; check the name and the folder you are in",
  EACCES: "you may not read or write this; ask for the right, or take another place",
  EPERM: "the system does not allow this; take another place",
  EISDIR: "this is a folder; name a file in it",
  ENOTDIR: "a part of this path is a file and no folder; check the path",
  EEXIST: "there is something of that name already; take another name",
  EROFS: "this disk can only be read; write to another one",
  ENOSPC: "the disk is full; make room or write to another one",
  EDQUOT: "your share of the disk is used up; make room or write to another one",
  EFBIG: "the file became larger than the disk allows",
  EMFILE: "too many files are open; close other programs and try again",
  ENFILE: "too many files are open; close other programs and try again",
  ELOOP: "this link leads back to itself; name the file it should lead to",
  ENAMETOOLONG: "this name is longer than the system allows; take a shorter one",
  EIO: "the disk failed while reading or writing; copy the file and try again",
  EBUSY: "another program holds this file; close it and try again",
  ETXTBSY: "this file is running as a program; take another name",
  EXDEV: "the file could not be moved between disks; write to another folder",
};
