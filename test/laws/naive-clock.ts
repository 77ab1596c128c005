/** A second, simpler model of a clock: it walks minute by minute and looks at the wall.
 *
 *  It knows nothing of intervals, calendars or due instants, only whether this minute counts; so it
 *  cannot share a mistake with the engine. It knows one calendar, 09:00 to 17:00 on Monday to Friday in
 *  UTC, and one limit in minutes of it. */

/** Something that happens at a whole minute after a Monday's midnight. */
export interface NaiveEvent {
  readonly minute: number;
  readonly event: string;
}

export type Reopening = "first stop counts" | "time continues" | "each cycle counts";

/** One cycle: counted minutes, and the minute at which the limit was used up if more was counted. */
export interface NaiveCycle {
  counted: number;
  breach?: number;
  isStopped: boolean;
}

/** What a clock with two kinds of pauses counts until a minute. No two events share a minute. */
export function naiveCycles(
  events: readonly NaiveEvent[],
  limit: number,
  reopening: Reopening,
  until: number,
): readonly NaiveCycle[] {
  const happening = new Map(events.map(({ minute, event }) => [minute, event] as const));
  const cycles: NaiveCycle[] = [];
  const pausing = new Set<string>();
  let running: NaiveCycle | undefined;
  let usedUp = 0;
  for (let minute = 0; minute <= until; minute += 1) {
    const event = happening.get(minute);
    if (event === "waiting" || event === "held") pausing.add(event);
    if (event === "back") pausing.delete("waiting");
    if (event === "released") pausing.delete("held");
    if (event === "opened" && running === undefined) running = started(cycles, reopening);
    if (event === "solved" && running !== undefined) {
      running.isStopped = true;
      running = undefined;
    }
    if (minute === until || running === undefined || pausing.size > 0 || !isOpen(minute)) continue;
    if (running.counted === limit) running.breach ??= usedUp;
    running.counted += 1;
    if (running.counted === limit) usedUp = minute + 1;
  }
  return cycles;
}

function started(cycles: NaiveCycle[], reopening: Reopening): NaiveCycle | undefined {
  const last = cycles.at(-1);
  if (last !== undefined && reopening === "first stop counts") return undefined;
  if (last !== undefined && reopening === "time continues") {
    last.isStopped = false;
    return last;
  }
  const cycle: NaiveCycle = { counted: 0, isStopped: false };
  cycles.push(cycle);
  return cycle;
}

function isOpen(minute: number): boolean {
  const day = Math.floor(minute / 1440) % 7;
  const hour = (minute % 1440) / 60;
  return day < 5 && hour >= 9 && hour < 17;
}
