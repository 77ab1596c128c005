/** How is a file written so that nobody ever finds half of it?
 *
 *  Text goes to a draft beside the file, which takes the file's name only when all of it is there. A
 *  command that fails or is stopped removes its drafts. A file that was read is never written over:
 *  an agreement or its evidence would be gone. Devices and pipes, such as /dev/stdout, have no draft. */

import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../failure.ts";

export interface Draft {
  write(text: string): void;
  /** Everything was written: the file takes its name. */
  keep(): void;
  /** Leaves no trace; without effect on what was kept. */
  discard(): void;
}

const BUFFERED = 65_536;
const open = new Set<Draft>();

/** Begins a file. `inputs` are the files that this command reads; the folder is made if need be. */
export function draftOf(path: string, inputs: readonly string[]): Draft {
  refuseInput(path, inputs);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new UsageError(`${path} is a folder: name a file in it`);
  if (there !== undefined) accessSync(path, constants.W_OK);
  if (there !== undefined && !there.isFile()) return writerTo(path, path, undefined);
  const target = there === undefined ? path : realpathSync(path);
  makeFolder(dirname(target));
  return writerTo(join(dirname(target), `.${basename(target)}.${process.pid}.part`), target, there?.mode);
}

/** Makes a folder and those above it, one by one: asked to do this alone, Node never comes back from
 *  places such as /proc, where a folder that is missing cannot be made either. */
function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there !== undefined) throw new UsageError(`${path} is a file and no folder: check the path`);
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

function refuseInput(path: string, inputs: readonly string[]): void {
  const same = inputs.find((input) => identityOf(input) === identityOf(path));
  if (same !== undefined)
    throw new UsageError(`${path} is read by this command and would be written over: take another name`);
}

function identityOf(path: string): string {
  const there = statSync(path, { throwIfNoEntry: false });
  return there?.isFile() ? `${there.dev}:${there.ino}` : path;
}

function writerTo(draftPath: string, target: string, mode: number | undefined): Draft {
  const isDraft = draftPath !== target;
  const file = openSync(draftPath, "w");
  let buffered = "";
  let isOpen = true;
  const flush = (): void => {
    const bytes = Buffer.from(buffered, "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    buffered = "";
  };
  const close = (): void => {
    isOpen = false;
    open.delete(draft);
    closeSync(file);
  };
  const draft: Draft = {
    write(text) {
      buffered += text;
      if (buffered.length >= BUFFERED) flush();
    },
    keep() {
      flush();
      close();
      if (mode !== undefined) chmodSync(draftPath, mode);
      if (isDraft) renameSync(draftPath, target);
    },
    discard() {
      if (!isOpen) return;
      close();
      if (isDraft) rmSync(draftPath, { force: true });
    },
  };
  if (open.size === 0) discardWhenStopped();
  open.add(draft);
  return draft;
}

let isWatching = false;

/** Ends on a signal through `exit`, where what is still a draft is removed. */
function discardWhenStopped(): void {
  if (isWatching) return;
  isWatching = true;
  process.on("exit", () => {
    for (const draft of open) draft.discard();
  });
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}
