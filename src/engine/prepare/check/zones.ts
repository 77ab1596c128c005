/** Whose wall clock counts? Zones are named as the time-zone data names them, after a city.
 *
 *  An abbreviation is refused although some releases list a few: "EST" is not what New York shows in
 *  July, "IST" is three different clocks, and a party reads into it what suits it. */
import { type ZoneRelease, zoneNames, zoneOf } from "../../time/zone.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import { nearest } from "../nearest.ts";

/** Problems: `unknown-zone-release`, `zone-abbreviation`, `unknown-zone`. */
export function checkZones(agreement: Agreement, release: ZoneRelease): readonly Problem[] {
  const { governing, calendars } = agreement;
  const own = calendars.filter(({ zone }) => zone !== governing.zone);
  return [
    ...checkRelease(governing.zoneRelease, release),
    ...checkZone(governing.zone, "/governing/zone", release),
    ...own.flatMap(({ name, zone }) => checkZone(zone, pointerTo("/calendars", name, "zone"), release)),
  ];
}

function checkRelease(pinned: string, release: ZoneRelease): readonly Problem[] {
  if (pinned === release.id) return [];
  const message = `The agreement pins time-zone data ${pinned}, at hand is ${release.id}; write "zone data: ${release.id}", or install release ${pinned}.`;
  return [problem("unknown-zone-release", "/governing/zone data", message)];
}

function checkZone(zone: string, pointer: string, release: ZoneRelease): readonly Problem[] {
  const city = ABBREVIATIONS[zone];
  if (city !== undefined) {
    const message = `"${zone}" is an abbreviation with more than one meaning; write the name of a city, such as ${city}.`;
    return [problem("zone-abbreviation", pointer, message)];
  }
  if (zoneOf(release, zone) !== undefined) return [];
  const near = nearestZone(zone, release);
  const advice = near === undefined ? "write a name such as Europe/Berlin." : `did you mean ${near}?`;
  return [problem("unknown-zone", pointer, `"${zone}" is no zone of release ${release.id}; ${advice}`)];
}

/** The nearest name, or one whose last part is the word: people write the city alone. */
function nearestZone(zone: string, release: ZoneRelease): string | undefined {
  const city = zone.replaceAll(" ", "_").toLowerCase();
  const names = zoneNames(release);
  return names.find((name) => name.toLowerCase().endsWith(`/${city}`)) ?? nearest(zone, names);
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ACST: "Australia/Adelaide",
  AEDT: "Australia/Sydney",
  AEST: "Australia/Brisbane",
  AKST: "America/Anchorage",
  AST: "America/Halifax",
  AWST: "Australia/Perth",
  BRT: "America/Sao_Paulo",
  BST: "Europe/London",
  CAT: "Africa/Maputo",
  CDT: "America/Chicago",
  CEST: "Europe/Berlin",
  CET: "Europe/Berlin",
  CST: "America/Chicago",
  CST6CDT: "America/Chicago",
  EAT: "Africa/Nairobi",
  EDT: "America/New_York",
  EEST: "Europe/Helsinki",
  EET: "Europe/Helsinki",
  EST: "America/New_York",
  EST5EDT: "America/New_York",
  GST: "Asia/Dubai",
  HKT: "Asia/Hong_Kong",
  HST: "Pacific/Honolulu",
  IST: "Asia/Kolkata",
  JST: "Asia/Tokyo",
  KST: "Asia/Seoul",
  MDT: "America/Denver",
  MESZ: "Europe/Berlin",
  MET: "Europe/Berlin",
  MEZ: "Europe/Berlin",
  MSK: "Europe/Moscow",
  MST: "America/Denver",
  MST7MDT: "America/Denver",
  NZDT: "Pacific/Auckland",
  NZST: "Pacific/Auckland",
  PDT: "America/Los_Angeles",
  PKT: "Asia/Karachi",
  PST: "America/Los_Angeles",
  PST8PDT: "America/Los_Angeles",
  SAST: "Africa/Johannesburg",
  SGT: "Asia/Singapore",
  WAT: "Africa/Lagos",
  WEST: "Europe/Lisbon",
  WET: "Europe/Lisbon",
  WIB: "Asia/Jakarta",
};
