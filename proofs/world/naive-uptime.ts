/** Up, down or not watched, second by second, by painting an array.
 *
 *  Each second of the whole span is one byte of a site's array. A check paints from its own second on, at
 *  most as far as it is believed; a later check paints over what an earlier one said. What nobody painted
 *  was not watched. Counting bytes then needs no rule about intervals at all. */
import type { TableRow } from "./table.ts";

export interface NaiveSite {
  readonly site: string;
  /** Seconds since 1970 at which the arrays begin. */
  readonly from: number;
  /** Per second: 0 not watched, 1 up, 2 down. */
  readonly seconds: Uint8Array;
  readonly checks: readonly { readonly at: number; readonly up: boolean }[];
}

/** Sites with a short name, in order of names; a check speaks for at most `holds` seconds. */
export function naiveSites(
  rows: readonly TableRow[],
  from: number,
  to: number,
  holds: number,
): readonly NaiveSite[] {
  const sites = new Map<string, { at: number; up: boolean }[]>();
  for (const row of rows) {
    const [site = "", time = ""] = [row.slug, row.time];
    if (site === "") continue;
    const checks = sites.get(site) ?? [];
    checks.push({ at: Date.parse(time) / 1000, up: row.status === "up" });
    sites.set(site, checks);
  }
  return [...sites]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([site, checks]) => {
      const ordered = checks.sort((a, b) => a.at - b.at);
      return { site, from, seconds: painted(ordered, from, to, holds), checks: ordered };
    });
}

export interface SecondsCounted {
  readonly down: number;
  readonly notWatched: number;
}

/** How many seconds of [from, to) were down, and for how many nobody spoke. */
export function countSeconds(site: NaiveSite, from: number, to: number): SecondsCounted {
  let [down, notWatched] = [0, 0];
  for (let second = from - site.from; second < to - site.from; second += 1) {
    const state = site.seconds[second] ?? 0;
    if (state === 2) down += 1;
    if (state === 0) notWatched += 1;
  }
  return { down, notWatched };
}

function painted(checks: NaiveSite["checks"], from: number, to: number, holds: number): Uint8Array {
  const seconds = new Uint8Array(to - from);
  for (const { at, up } of checks)
    seconds.fill(up ? 1 : 2, at - from, Math.min(at - from + holds, to - from));
  return seconds;
}
