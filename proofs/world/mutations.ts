/** What can happen to a bundle between two parties: one random change, small or clever.
 *
 *  A byte is flipped; a value, a key or a list is changed, which leaves a well-formed file; a line is lost, doubled
 *  or moved. A clever hand also corrects the hash at the end, so that only the real links can notice. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type CanonicalValue, canonicalJson } from "../../src/engine/value/canonical-json.ts";
import { toHex } from "../../src/journal/bytes.ts";
import { chance, pick, type RandomSource, whole } from "./random.ts";

/** The changed lines, and in which part and how; undefined when the draw changed nothing. */
export interface Mutation {
  readonly lines: readonly string[];
  readonly kind: string;
  readonly part: string;
}

export function mutated(lines: readonly string[], random: RandomSource): Mutation | undefined {
  const index = anyLine(lines, random);
  const part = partOf(lines[index] ?? "");
  const kind = pick(random, ["byte", "value", "value", "value", "line"]);
  const changed =
    kind === "byte"
      ? lines.with(index, flipped(lines[index] ?? "", random))
      : kind === "value"
        ? lines.with(index, revalued(lines[index] ?? "", random))
        : rearranged(lines, index, random);
  const finished = part !== "end" && chance(random, 0.9) ? withEnd(changed) : changed;
  return finished.join("") === lines.join("") ? undefined : { lines: finished, kind, part };
}

/** Parts have equal chances, however many lines or bytes they have. */
function anyLine(lines: readonly string[], random: RandomSource): number {
  const part = pick(random, [...new Set(lines.map(partOf))]);
  return pick(
    random,
    lines.flatMap((line, index) => (partOf(line) === part ? [index] : [])),
  );
}

function partOf(line: string): string {
  return /"part":"(\w+)"/.exec(line)?.[1] ?? "none";
}

function flipped(line: string, random: RandomSource): string {
  const at = whole(random, 0, line.length - 1);
  const code = line.charCodeAt(at) ^ (1 << whole(random, 0, 6));
  return line.slice(0, at) + String.fromCharCode(code) + line.slice(at + 1);
}

function rearranged(lines: readonly string[], index: number, random: RandomSource): readonly string[] {
  const other = whole(random, 0, lines.length - 1);
  const [line, against] = [lines[index] ?? "", lines[other] ?? ""];
  const way = pick(random, ["lost", "doubled", "exchanged"]);
  if (way === "lost") return lines.toSpliced(index, 1);
  return way === "doubled" ? lines.toSpliced(index, 0, line) : lines.with(index, against).with(other, line);
}

/** The line with one value of it changed, still in canonical form. */
function revalued(line: string, random: RandomSource): string {
  const value = JSON.parse(line) as CanonicalValue;
  const places = placesIn(value, []);
  return `${canonicalJson(changedAt(value, pick(random, places), random))}\n`;
}

type Place = readonly (string | number)[];

function placesIn(value: CanonicalValue, place: Place): readonly Place[] {
  if (typeof value !== "object" || value === null) return [place];
  const below = Object.entries(value).flatMap(([key, each]) =>
    each === undefined ? [] : placesIn(each, [...place, Array.isArray(value) ? Number(key) : key]),
  );
  return place.length === 0 ? below : [place, ...below];
}

function changedAt(value: CanonicalValue, [step, ...rest]: Place, random: RandomSource): CanonicalValue {
  if (step === undefined) return changed(value, random);
  if (Array.isArray(value)) {
    const at = Number(step);
    if (rest.length === 0 && chance(random, 0.3)) return value.toSpliced(at, 1);
    if (rest.length === 0 && chance(random, 0.3)) return value.toSpliced(at, 0, value[at]);
    return value.with(at, changedAt(value[at], rest, random));
  }
  const object = value as { readonly [key: string]: CanonicalValue };
  const { [step]: member = null, ...others } = object;
  if (rest.length === 0 && chance(random, 0.15)) return others;
  if (rest.length === 0 && chance(random, 0.1)) return { ...object, [`${step}x`]: member };
  return { ...others, [step]: changedAt(member, rest, random) };
}

function changed(value: CanonicalValue, random: RandomSource): CanonicalValue {
  if (typeof value === "number") return value + pick(random, [-1, 1, 10]);
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return Array.isArray(value) ? value.toReversed() : { ...value, "": "" };
  const at = whole(random, 0, Math.max(0, value.length - 1));
  const way = pick(random, ["other", "without", "more"]);
  const letter = pick(random, [..."0123456789abcdefXYZ +/=\n"]);
  if (way === "without") return value.slice(0, at) + value.slice(at + 1);
  return value.slice(0, at) + letter + value.slice(way === "other" ? at + 1 : at);
}

/** The hash at the end made to fit, as anybody can. */
export function withEnd(lines: readonly string[]): readonly string[] {
  const before = lines.filter((line) => partOf(line) !== "end");
  const hash = toHex(sha256(utf8ToBytes(before.join(""))));
  return [...before, `${canonicalJson({ part: "end", hash })}\n`];
}
