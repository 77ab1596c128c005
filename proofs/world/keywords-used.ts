/** Which keywords does a document use?
 *
 *  The tables of the reader say what may stand where, so they also say what a key of a document is: a
 *  keyword, or a name that the parties chose. A word counts by what it belongs to, because "at least" of a
 *  level and "at least" of a timeline are two things to learn. */
import { parse } from "yaml";
import { CONDITIONS, TEST_MAP } from "../../src/document/keywords/condition.ts";
import { AGREEMENT } from "../../src/document/keywords/document.ts";
import { BAND_ROW, FORMULAS } from "../../src/document/keywords/formula.ts";
import { LEVEL } from "../../src/document/keywords/judging.ts";
import type { KeywordMap, Shape } from "../../src/document/keywords/keyword.ts";
import { TIMELINES, WITHOUT_MAP } from "../../src/document/keywords/timeline.ts";

const FAMILIES: readonly (readonly [family: string, maps: readonly KeywordMap[]])[] = [
  ["formula", FORMULAS],
  ["condition", CONDITIONS],
  ["timeline", [...TIMELINES, WITHOUT_MAP]],
];

/** The keywords of a document's text, such as "clock: due" or "formula: by". */
export function keywordsUsed(text: string): ReadonlySet<string> {
  const used = new Set<string>();
  inMap(parse(text, { schema: "failsafe" }), AGREEMENT, used);
  return used;
}

/** Every keyword that a document may use. */
export function everyKeyword(): ReadonlySet<string> {
  const words = new Set<string>();
  const maps = new Set<KeywordMap>();
  const visit = (map: KeywordMap): void => {
    if (maps.has(map)) return;
    maps.add(map);
    for (const { key, shape } of map.keywords) {
      words.add(wordOf(map, key));
      for (const below of mapsIn(shape)) visit(below);
    }
    if (map.others !== undefined) for (const below of mapsIn(map.others)) visit(below);
  };
  for (const map of [AGREEMENT, TEST_MAP, ...FAMILIES.flatMap(([, maps]) => maps)]) visit(map);
  return words;
}

/** Words that several maps share count once: "without" of all timelines, the bounds of levels, tests and bands. */
function wordOf(map: KeywordMap, key: string): string {
  if (BOUNDS.includes(key) && COMPARING.includes(map.name)) return `bound: ${key}`;
  const [family] = FAMILIES.find(([, maps]) => maps.includes(map)) ?? [];
  return `${family ?? map.name}: ${key}`;
}

const BOUNDS = ["at least", "at most", "above", "below", "exactly"];
const COMPARING = [LEVEL.name, TEST_MAP.name, BAND_ROW.name];

function inMap(node: unknown, map: KeywordMap, used: Set<string>): void {
  for (const [key, value] of entriesOf(node)) {
    const keyword = map.keywords.find((each) => each.key === key);
    if (keyword !== undefined) used.add(wordOf(map, key));
    const shape = keyword?.shape ?? map.others;
    if (shape !== undefined) inShape(value, shape, used);
  }
}

function inShape(node: unknown, shape: Shape, used: Set<string>): void {
  if (typeof node === "string") inWords(node, shape, used);
  switch (shape.kind) {
    case "map":
      inMap(node, shape.map, used);
      return;
    case "list":
      for (const item of Array.isArray(node) ? node : []) inShape(item, shape.of, used);
      return;
    case "named":
      for (const [, value] of entriesOf(node)) inShape(value, shape.of, used);
      return;
    case "either": {
      const chosen = shape.of.find((each) => suits(node, each));
      if (chosen !== undefined) inShape(node, chosen, used);
      return;
    }
    case "formula":
      inFamily(node, FORMULAS, used);
      return;
    case "timeline":
      inFamily(node, [...TIMELINES, WITHOUT_MAP], used);
      return;
    case "condition":
      inCondition(node, used);
      return;
    case "test":
      inMap(node, TEST_MAP, used);
      return;
    default:
      // Rows of a table are lists that end with a formula.
      if (Array.isArray(node)) for (const item of node) inAnything(item, used);
  }
}

/** A level or a test in words begins with its bound: "at least 95 %". */
function inWords(text: string, shape: Shape, used: Set<string>): void {
  const alternatives = shape.kind === "either" ? shape.of : [shape];
  const bound = BOUNDS.find((each) => text.startsWith(`${each} `));
  const compared = alternatives.some(
    (each) => each.kind === "test" || (each.kind === "map" && COMPARING.includes(each.map.name)),
  );
  if (bound !== undefined && compared) used.add(`bound: ${bound}`);
}

/** A formula or a timeline is known by its word; a list of several is one formula after the other. */
function inFamily(node: unknown, maps: readonly KeywordMap[], used: Set<string>): void {
  const map = maps.find(({ name, keywords }) => has(node, keywords[0]?.key ?? name));
  if (map !== undefined) inMap(node, map, used);
}

function inCondition(node: unknown, used: Set<string>): void {
  for (const [key, value] of entriesOf(node)) {
    const map = CONDITIONS.find(({ keywords }) => keywords.some((keyword) => keyword.key === key));
    if (map === undefined) inMap(value, TEST_MAP, used);
    else inMap({ [key]: value }, map, used);
  }
}

function inAnything(node: unknown, used: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) inAnything(item, used);
  else inFamily(node, FORMULAS, used);
}

/** Whether a value has the form of one alternative. */
function suits(node: unknown, shape: Shape): boolean {
  if (shape.kind === "list") return Array.isArray(node);
  if (shape.kind === "map") {
    const needed = shape.map.keywords.filter(({ required }) => required).map(({ key }) => key);
    const known = shape.map.keywords.map(({ key }) => key);
    if (!needed.every((key) => has(node, key))) return false;
    return shape.map.others !== undefined || entriesOf(node).every(([key]) => known.includes(key));
  }
  if (shape.kind === "formula") return FORMULAS.some(({ name }) => has(node, name));
  if (shape.kind === "timeline") return [...TIMELINES, WITHOUT_MAP].some(({ name }) => has(node, name));
  return shape.kind === "named" || shape.kind === "condition" || shape.kind === "test";
}

function entriesOf(node: unknown): readonly (readonly [string, unknown])[] {
  return node === null || typeof node !== "object" || Array.isArray(node) ? [] : Object.entries(node);
}

function has(node: unknown, key: string): boolean {
  return entriesOf(node).some(([each]) => each === key);
}

function mapsIn(shape: Shape): readonly KeywordMap[] {
  switch (shape.kind) {
    case "map":
      return [shape.map];
    case "list":
    case "named":
      return mapsIn(shape.of);
    case "either":
      return shape.of.flatMap(mapsIn);
    default:
      return [];
  }
}
