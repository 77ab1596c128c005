/** What does the export of a modest uptime monitor look like?
 *
 *  Checks at irregular distances, mostly one a day, in bursts while somebody watches; sites that flap;
 *  days on which the monitor itself was away, so that nobody knows; and a few rows of sites that were
 *  never given a short name, which a mapping has to refuse. Instants carry their offset. */
import { chance, pick, type RandomSource, whole } from "./random.ts";

const SECOND = 1000;
const HOUR_SECONDS = 3600;

/** CSV text of checks of some sites from the end of one October on, over so many days. */
export function uptimeChecks(random: RandomSource, sites: number, days: number): string {
  const begin = Date.UTC(2025, 9, 29, 15) / SECOND;
  const rows: { readonly at: number; readonly text: string }[] = [];
  for (let site = 0; site < sites; site += 1) {
    const name = `Service ${String.fromCharCode(65 + site)}`;
    for (const at of instantsOf(random, begin + whole(random, 0, 7200), begin + days * 24 * HOUR_SECONDS)) {
      rows.push({ at, text: row(random, at, name, name.toLowerCase().replace(" ", "-")) });
    }
  }
  for (let nameless = 0; nameless < 5; nameless += 1) {
    const at = begin + whole(random, 0, 20_000);
    rows.push({ at, text: row(random, at, "Unlisted", "") });
  }
  rows.sort((a, b) => a.at - b.at);
  return `time,site_name,slug,status,http_code,response_ms\n${rows.map(({ text }) => text).join("\n")}\n`;
}

function instantsOf(random: RandomSource, from: number, until: number): readonly number[] {
  const instants: number[] = [];
  let at = from;
  while (at < until) {
    instants.push(at);
    const quiet = chance(random, 0.03) ? whole(random, 26 * HOUR_SECONDS - 2, 70 * HOUR_SECONDS) : 0;
    const usual = chance(random, 0.15) ? whole(random, 1, 900) : 24 * HOUR_SECONDS + whole(random, -300, 300);
    at += quiet === 0 ? usual : pick(random, [quiet, 26 * HOUR_SECONDS, 26 * HOUR_SECONDS + 1]);
  }
  return instants;
}

function row(random: RandomSource, at: number, name: string, slug: string): string {
  const up = chance(random, 0.94);
  const time = new Date(at * SECOND).toISOString().replace(".000Z", "+00:00");
  return [time, name, slug, up ? "up" : "down", up ? 200 : 503, up ? whole(random, 80, 2500) : 0].join(",");
}
