/** What wall clocks show in a place: time zones as a hashed value.
 *
 *  A zone is a list of eras with a constant offset. The data is never the machine's own, which goes
 *  stale and differs between programs; it is a release handed in by the caller, whose id and hash go
 *  onto every statement. A release holds each zone as packed text and a zone is unpacked when first
 *  asked for, because an agreement uses two of six hundred. The data ends somewhere: after its last
 *  packed change the last offset stays. A release must reach at least 2037, as 2026f does (it repeats
 *  the present rules until 2499), so that every deadline an agreement can name lies before that end. */
import { type Duration, HOUR, type Instant, MINUTE } from "../value/instant.ts";
import type { LocalTime } from "./civil.ts";

/** A release of time-zone data. `packed` holds one text per zone in the layout of moment-timezone
 *  (name|abbreviations|offsets|era indices|until differences), `links` leads other names to them. */
export interface ZoneRelease {
  /** Such as "2026f". */
  readonly id: string;
  /** SHA-256 of the release's canonical text, in hexadecimal. */
  readonly hash: string;
  readonly packed: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** Eras in order. Era i ends before `untils[i]` (the last is Infinity) and shows `offsets[i]`
 *  milliseconds more than UTC. */
export interface Zone {
  readonly name: string;
  readonly untils: Float64Array;
  readonly offsets: Int32Array;
}

/** Which instants a wall clock reading stands for. In a gap, `transition` is when the clock jumped
 *  and `skipped` how far. */
export type Reading =
  | { readonly kind: "one"; readonly instant: Instant }
  | { readonly kind: "gap"; readonly transition: Instant; readonly skipped: Duration }
  | { readonly kind: "overlap"; readonly first: Instant; readonly second: Instant };

/** The zone of a name such as "Europe/Berlin" (links are followed), or undefined. The zone carries
 *  the name that was asked for. */
export function zoneOf(release: ZoneRelease, name: string): Zone | undefined {
  const known = unpackedOf(release);
  const before = known.get(name);
  if (before !== undefined) return before;
  const packed = release.packed.get(name) ?? release.packed.get(release.links.get(name) ?? "");
  if (packed === undefined) return undefined;
  const zone = unpackZone(name, packed);
  known.set(name, zone);
  return zone;
}

/** Every name the release knows, links included, in alphabetical order. */
export function zoneNames(release: ZoneRelease): readonly string[] {
  return [...release.packed.keys(), ...release.links.keys()].sort();
}

/** Milliseconds to add to UTC for the wall clock at an instant. */
export function offsetAt(zone: Zone, instant: Instant): Duration {
  return zone.offsets[eraAt(zone, instant)] ?? 0;
}

/** What the wall clock shows at an instant. */
export function localOf(zone: Zone, instant: Instant): LocalTime {
  return instant + offsetAt(zone, instant);
}

/** Every instant at which the wall clock shows a reading: one, none (a gap) or two (an overlap). */
export function instantsOf(zone: Zone, local: LocalTime): Reading {
  const found: Instant[] = [];
  const latest = eraAt(zone, local + WIDEST_OFFSET);
  for (let era = eraAt(zone, local - WIDEST_OFFSET); era <= latest; era += 1) {
    const instant = local - (zone.offsets[era] ?? 0);
    if (instant >= eraStart(zone, era) && instant < (zone.untils[era] ?? Infinity)) found.push(instant);
  }
  const [first, second] = found;
  if (first === undefined) return gapAround(zone, local);
  if (second === undefined) return { kind: "one", instant: first };
  return { kind: "overlap", first, second };
}

/** The instant of a wall clock reading when one is needed: of two, the one preferred; of none, the
 *  instant at which the clock jumped over the reading. */
export function resolveLocal(zone: Zone, local: LocalTime, prefer: "earlier" | "later"): Instant {
  const reading = instantsOf(zone, local);
  if (reading.kind === "one") return reading.instant;
  if (reading.kind === "gap") return reading.transition;
  return prefer === "earlier" ? reading.first : reading.second;
}

/** The index of the era that holds an instant. */
export function eraAt(zone: Zone, instant: Instant): number {
  let low = 0;
  let high = zone.untils.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((zone.untils[middle] ?? Infinity) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first instant of an era; the first era has no beginning. */
export function eraStart(zone: Zone, era: number): Instant {
  return era === 0 ? -Infinity : (zone.untils[era - 1] ?? -Infinity);
}

/** More than any offset in the data, the changed dates of Manila, Alaska and Samoa included. */
const WIDEST_OFFSET = 26 * HOUR;

function gapAround(zone: Zone, local: LocalTime): Reading {
  for (let era = eraAt(zone, local - WIDEST_OFFSET); era < zone.untils.length - 1; era += 1) {
    const transition = zone.untils[era] ?? Infinity;
    const before = zone.offsets[era] ?? 0;
    const after = zone.offsets[era + 1] ?? 0;
    if (local >= transition + before && local < transition + after) {
      return { kind: "gap", transition, skipped: after - before };
    }
  }
  throw new Error("assumption broken: a reading without an instant lies in a gap");
}

/** Unpacked zones per release, so that equal names share their arrays; forgotten with the release. */
const unpacked = new WeakMap<ZoneRelease, Map<string, Zone>>();

function unpackedOf(release: ZoneRelease): Map<string, Zone> {
  const known = unpacked.get(release) ?? new Map<string, Zone>();
  unpacked.set(release, known);
  return known;
}

function unpackZone(name: string, packed: string): Zone {
  const [, , offsetWords = "", eraIndices = "", untilWords = ""] = packed.split("|");
  const minutesWest = offsetWords.split(" ").map(base60);
  const untilSteps = untilWords === "" ? [] : untilWords.split(" ").map(base60);
  const eras = [...eraIndices].map(base60);
  const untils = new Float64Array(eras.length).fill(Infinity);
  const offsets = new Int32Array(eras.length);
  let until = 0;
  eras.forEach((index, era) => {
    offsets[era] = -Math.round((minutesWest[index] ?? 0) * MINUTE);
    if (era === eras.length - 1) return;
    until = Math.round(until + (untilSteps[era] ?? 0) * MINUTE);
    untils[era] = until;
  });
  return { name, untils, offsets };
}

/** Minutes in base 60 with the digits 0-9, a-z, A-X; after the point stand seconds. */
function base60(word: string): number {
  const negative = word.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? word.slice(1) : word).split(".");
  const minutes = [...whole].reduce((sum, digit) => sum * 60 + digitOf(digit), 0);
  const parts = [...fraction].reduceRight((sum, digit) => (sum + digitOf(digit)) / 60, 0);
  return negative ? -(minutes + parts) : minutes + parts;
}

function digitOf(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code > 96) return code - 87;
  return code > 64 ? code - 29 : code - 48;
}

/** The eras that meet a span of instants, as [first, last] indices. */
export function erasWithin(zone: Zone, start: Instant, end: Instant): readonly [number, number] {
  return [eraAt(zone, start), eraAt(zone, Math.max(start, end - 1))];
}

/** A zone of one offset, for tests and for agreements that are kept in UTC. */
export const UTC: Zone = {
  name: "UTC",
  untils: new Float64Array([Infinity]),
  offsets: new Int32Array([0]),
};
