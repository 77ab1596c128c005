/** The release of time-zone data that this program carries.
 *
 *  The data inside Node, a database or an operating system differs and goes stale, so the engine is
 *  handed a value with a name and a hash instead, and each statement says which one counted. This
 *  module only wraps the data and hashes it; reading the packed texts is the engine's business, and
 *  nothing of the engine is imported here, so that a release stays a value like any other. The hash
 *  leaves out the population figures, which say nothing about any clock. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import packedData from "moment-timezone/data/packed/latest.json" with { type: "json" };

/** Packed zones by name, links from other names to them; the shape the engine asks for. */
export interface HashedRelease {
  /** Name of the release in the IANA database, such as "2026f". */
  readonly id: string;
  /** SHA-256 of `canonicalText`, in hexadecimal. */
  readonly hash: string;
  readonly packed: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** The layout in which the data arrives. */
export interface PackedData {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
}

/** The release this program was built with. Each call hashes again; keep the value. */
export function zoneRelease(): HashedRelease {
  return releaseOf(packedData);
}

/** A release out of packed data, such as an earlier one that an agreement pins. */
export function releaseOf(data: PackedData): HashedRelease {
  const packed = new Map(data.zones.map((text) => [before(text, "|"), withoutPopulation(text)]));
  const links = new Map(data.links.map((text) => [after(text, "|"), before(text, "|")]));
  return { id: data.version, hash: hashOf(data.version, packed, links), packed, links };
}

/** The release of a text that `canonicalText` wrote, or undefined: a release that came in a file. */
export function releaseIn(text: string): HashedRelease | undefined {
  const [id = "", ...lines] = text.split("\n").slice(0, -1);
  const packed = lines.filter((line) => line.includes("|")).map((line) => [before(line, "|"), line] as const);
  const linked = lines.filter((line) => !line.includes("|")).map((line) => line.split(">"));
  const links = linked.map(([name = "", target = ""]) => [name, target] as const);
  const read = { id, packed: new Map(packed), links: new Map(links) };
  if (canonicalText(id, read.packed, read.links) !== text) return undefined;
  return { ...read, hash: hashOf(id, read.packed, read.links) };
}

/** One line for the id, one per zone, one per link, each group in code unit order. */
export function canonicalText(
  id: string,
  packed: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
): string {
  const zoneLines = [...packed.values()].sort();
  const linkLines = [...links].map(([name, target]) => `${name}>${target}`).sort();
  return `${[id, ...zoneLines, ...linkLines].join("\n")}\n`;
}

function hashOf(id: string, packed: ReadonlyMap<string, string>, links: ReadonlyMap<string, string>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(id, packed, links))));
}

function withoutPopulation(text: string): string {
  return text.split("|").slice(0, 5).join("|");
}

function before(text: string, mark: string): string {
  return text.slice(0, text.indexOf(mark));
}

function after(text: string, mark: string): string {
  return text.slice(text.indexOf(mark) + 1);
}
