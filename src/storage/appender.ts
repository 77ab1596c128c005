/** How do many deliveries at once share one commit?
 *
 *  A commit waits for the disk; a thousand small ones would wait a thousand times. While one commit of a log is under
 *  way, what arrives for that log gathers, and the next commit takes all of it. An answer is given only after its
 *  commit, so what was acknowledged is on the disk. When a group fails, each of its deliveries is tried by
 *  itself: one bad row is no reason to refuse the neighbours. */

import type { Instant } from "../engine/value/instant.ts";
import type { Signer } from "../journal/index.ts";
import { appendFacts, type Kept, type NewFact } from "./facts.ts";
import { signLog } from "./journal.ts";
import { type Connections, within } from "./session.ts";

/** What became of a delivery. */
export interface Delivered {
  readonly kept: readonly Kept[];
  /** The checkpoint made with this commit, as a note; absent where nobody signs. */
  readonly checkpoint?: string;
}

export interface Appender {
  /** Resolves after the commit; undefined when the register has no such log. */
  readonly append: (tenant: string, log: string, facts: readonly NewFact[]) => Promise<Delivered | undefined>;
}

export interface AppenderOptions {
  /** The moment of recording, asked once a commit. */
  readonly now: () => Instant;
  /** Signs a checkpoint with each commit. */
  readonly signer?: Signer;
}

/** So many facts at the most go into one commit, unless one delivery alone has more. */
const GROUP_MAX = 2_000;

interface Waiting {
  readonly facts: readonly NewFact[];
  readonly resolve: (delivered: Delivered | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

/** The queue of one log; it lives only while something waits. */
interface Queue {
  readonly tenant: string;
  readonly log: string;
  readonly waiting: Waiting[];
}

/** One appender a process; two processes may append to one log, and wait for each other at its head. */
export function openAppender(connections: Connections, options: AppenderOptions): Appender {
  const queues = new Map<string, Queue>();
  const append: Appender["append"] = (tenant, log, facts) =>
    new Promise((resolve, reject) => {
      const key = `${tenant}/${log}`;
      const queue = queues.get(key);
      if (queue !== undefined) queue.waiting.push({ facts, resolve, reject });
      else {
        const begun = { tenant, log, waiting: [{ facts, resolve, reject }] };
        queues.set(key, begun);
        void drained(connections, options, begun, () => queues.delete(key));
      }
    });
  return { append };
}

async function drained(
  connections: Connections,
  options: AppenderOptions,
  queue: Queue,
  close: () => void,
): Promise<void> {
  // What arrives in the same turn of the loop as the first delivery still joins its commit.
  await Promise.resolve();
  while (queue.waiting.length > 0) await delivered(connections, options, queue, nextGroup(queue.waiting));
  // In the same turn as the last look, so that nobody joins a queue that is not looked at any more.
  close();
}

function nextGroup(waiting: Waiting[]): readonly Waiting[] {
  let facts = 0;
  const end = waiting.findIndex((each, place) => {
    facts += each.facts.length;
    return place > 0 && facts > GROUP_MAX;
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}

async function delivered(
  connections: Connections,
  options: AppenderOptions,
  queue: Queue,
  group: readonly Waiting[],
): Promise<void> {
  try {
    const all = group.flatMap(({ facts }) => facts);
    const outcome = await committedTogether(connections, options, queue, all);
    let at = 0;
    for (const { facts, resolve } of group) {
      resolve(outcome && { ...outcome, kept: outcome.kept.slice(at, at + facts.length) });
      at += facts.length;
    }
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const each of group) await delivered(connections, options, queue, [each]);
  }
}

async function committedTogether(
  connections: Connections,
  { now, signer }: AppenderOptions,
  { tenant, log }: Queue,
  facts: readonly NewFact[],
): Promise<Delivered | undefined> {
  return await within(connections, { kind: "register", tenant }, async (session) => {
    const at = now();
    const kept = await appendFacts(session, log, facts, at);
    if (kept === undefined) return undefined;
    const checkpoint = signer && (await signLog(session, log, signer, at));
    return { kept, ...(checkpoint !== undefined && { checkpoint }) };
  });
}
