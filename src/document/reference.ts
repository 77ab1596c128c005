/** The manual's chapter on the language, made from the keyword tables: every key, a line and an example. */

import { CALENDAR, CALENDAR_VERSION } from "./keywords/calendar.ts";
import { CHAIN } from "./keywords/chain.ts";
import { CLAIM, CLAIM_STEP } from "./keywords/claim.ts";
import { CLOCK, PAUSE, TRIGGER } from "./keywords/clock.ts";
import { CONDITIONS, TEST_MAP } from "./keywords/condition.ts";
import { AGREEMENT, BETWEEN, CLAUSE, GOVERNING, SERVICE, TERM } from "./keywords/document.ts";
import { CLOSED_FIELD, ITEMS, STREAM } from "./keywords/fact.ts";
import { AGGREGATES, HISTORY, TIME_MEASURES } from "./keywords/figure.ts";
import { ARITHMETIC, BAND_ROW, CHOICES, DUE, IN_FORCE_ROW, TIMES } from "./keywords/formula.ts";
import { FRAME_MAPS } from "./keywords/frame.ts";
import { CAP, CREDIT, FIGURE, LEVEL, TARGET, VOLUME } from "./keywords/judging.ts";
import type { Keyword, KeywordMap } from "./keywords/keyword.ts";
import { PHRASES } from "./keywords/phrase.ts";
import { PRICES, REPORTED, SERIES, TAX } from "./keywords/price.ts";
import { RESERVED_NAMES } from "./keywords/reserved.ts";
import { RIGHT } from "./keywords/right.ts";
import { BASED_ON } from "./keywords/template.ts";
import { TIMELINES, WITHOUT_MAP } from "./keywords/timeline.ts";

const PARTS: readonly (readonly [string, readonly KeywordMap[]])[] = [
  ["The document", [AGREEMENT, BASED_ON, BETWEEN, TERM, GOVERNING, TAX, SERVICE, CLAUSE]],
  ["Calendars", [CALENDAR, CALENDAR_VERSION]],
  ["Facts and items", [STREAM, CLOSED_FIELD, ITEMS]],
  ["Clocks", [CLOCK, TRIGGER, PAUSE]],
  ["Published values", [SERIES, REPORTED]],
  ["Figures, targets, credits and caps", [FIGURE, TARGET, LEVEL, VOLUME, CREDIT, CAP]],
  ["What a target rests on", [CHAIN]],
  ["Claims and rights", [CLAIM, CLAIM_STEP, RIGHT]],
  ["The frame", FRAME_MAPS],
];

const LANGUAGES: readonly (readonly [string, string, readonly KeywordMap[]])[] = [
  [
    "Formulas: arithmetic",
    "A formula is a number, a constant or name in words, or a map that begins with one of these words.",
    ARITHMETIC,
  ],
  ["Formulas: choices", "Steps, bands, tables and tests.", [...CHOICES, BAND_ROW, IN_FORCE_ROW]],
  ["Formulas: time", "Instants, deadlines and what a clock shows.", [...TIMES, DUE]],
  ["Formulas: over items", "Figures over many items; `over: members` inside a group.", AGGREGATES],
  ["Formulas: over time", "Figures over stretches of time, within the period.", TIME_MEASURES],
  ["Formulas: prices", "Published values, conversions, indexed amounts and parts of periods.", PRICES],
  ["Formulas: earlier periods", "The only formulas that look across periods.", HISTORY],
  ["Conditions", "A condition is a map from names to tests; several keys must all hold.", CONDITIONS],
  ["Tests", TEST_MAP.says, [TEST_MAP]],
  [
    "Timelines",
    "A timeline is the name of one, the name of a calendar, the words `the period`, or a map that begins with one of these words. Each of these maps may also hold `without`, a list of timelines that are taken out.",
    [...TIMELINES, WITHOUT_MAP],
  ],
];

/** The chapter as Markdown. */
export function languageReference(): string {
  return [
    "# The agreement language",
    INTRODUCTION,
    ...PARTS.flatMap(([title, maps]) => [`## ${title}`, ...maps.flatMap(mapSection)]),
    "## Phrases",
    "Constants and other small forms of words.",
    table(
      ["write", "it means"],
      PHRASES.map(({ example, says }) => [code(example), says]),
    ),
    ...LANGUAGES.flatMap(([title, says, maps]) => [`## ${title}`, says, languageTable(maps)]),
    "## Reserved names",
    "A field, value, clock, fee, figure or target cannot be called by one of these words, nor by anything that reads like a constant or a comparison.",
    [...RESERVED_NAMES].sort().map(code).join(", "),
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

const INTRODUCTION = `Every key of an agreement, with one line and one example. This page is printed from the tables that the
reader of agreements uses (\`src/document/keywords\`); \`agreement.schema.json\` beside it is printed from
the same tables, for editors. An agreement is one YAML document, or JSON; it holds no anchors, aliases,
merge keys or tags, no key twice, and no keys but these. Keys that begin with \`x-\` may be added at the
top: they are kept and signed, and never computed.`;

function mapSection({ name, says, keywords, oneOf, together }: KeywordMap): readonly string[] {
  const alternatives = oneOf === undefined ? "" : ` Exactly one of ${oneOf.map(code).join(", ")} must stand.`;
  const company =
    together === undefined ? "" : ` ${together.map(code).join(" and ")} stand together or not at all.`;
  return [
    `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    `${says}${alternatives}${company}`,
    table(["key", "", "meaning", "example"], keywords.map(keyRow)),
  ];
}

function keyRow({ key, required, says, example }: Keyword): readonly string[] {
  return [code(key), required ? "required" : "", says, code(example)];
}

/** One row for each word, with the keys that stand beside it below. */
function languageTable(maps: readonly KeywordMap[]): string {
  const shown = (map: KeywordMap): readonly Keyword[] =>
    TIMELINES.includes(map) ? map.keywords.filter(({ key }) => key !== "without") : map.keywords;
  const rows = maps.flatMap((map) => shown(map).map((keyword, index) => wordRow(keyword, index > 0)));
  return table(["word", "meaning", "example"], rows);
}

function wordRow({ key, required, says, example }: Keyword, beside: boolean): readonly string[] {
  const word = beside ? `… ${code(key)}${required ? "" : " (optional)"}` : code(key);
  return [word, says, code(`${key}: ${example}`)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}
