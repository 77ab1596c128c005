/** Who works in this folder? One process at a time, and a second one is told which.
 *
 *  A file names the holder by process id and by the moment that process began, since ids are used again after a
 *  restart. A holder that is gone leaves its file behind; then the folder is free. The file is put in its place
 *  by a link, which fails when there is one already, so that of two processes at once only one comes in. */

import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Holder {
  readonly pid: number;
  /** Tells two processes with one id apart; empty where the machine does not say. */
  readonly began: string;
}

/** Takes the folder for this process; what comes back gives it up again. Throws with the holder's process id
 *  when another process works there. */
export function holdFolder(folder: string): () => void {
  const file = join(folder, "holder.json");
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    if (!linked(draft, file)) {
      removeStale(folder, file);
      if (!linked(draft, file)) throw heldBy(folder, holderIn(file));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (existsSync(file) && readFileSync(file, "utf8") === mine) rmSync(file);
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves the file of a holder that is gone out of the way, and back when somebody else was quicker. */
function removeStale(folder: string, file: string): void {
  const seen = readFileSync(file, "utf8");
  const holder = holderIn(file);
  if (holder !== undefined && isAlive(holder)) throw heldBy(folder, holder);
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  renameSync(file, aside);
  if (readFileSync(aside, "utf8") !== seen) linked(aside, file);
  rmSync(aside);
}

function heldBy(folder: string, holder: Holder | undefined): Error {
  const who = holder === undefined ? "Another process" : `Process ${holder.pid}`;
  return new Error(
    `${who} already works with the data in ${folder}: stop it first, or give this one another folder.`,
  );
}

function holderIn(file: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && typeof began === "string" ? { pid, began } : undefined;
  } catch {
    // A file that cannot be read was never finished, or is gone by now: nobody holds the folder by it.
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const now = beginningOf(pid);
  return now === "" || began === "" || now === began;
}

/** The boot of the machine and the tick at which the process began; only Linux tells them in files. */
function beginningOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return `${boot}/${fields[19]}`;
  } catch {
    return "";
  }
}
