/** Choices by rows: bands of a measure, parameters by dimension, values by date.
 *
 *  A lawyer and an engineer both read a table faster than a sentence of alternatives, so everything
 *  with rows is one. Bounds are written out in words, because "99 to 99.9 %" leaves open to which row
 *  99.9 % belongs. A small table of plain values stays inside its sentence. */

import type { BandRow, Bands, Expression, Name, Table } from "../../../engine/prepare/expression.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { joined, type Phrase, passage, tabled, value } from "../phrase.ts";
import { listed, say, tell, type Voice } from "../voice.ts";
import { conditionPhrase } from "./conditions.ts";
import { expressionPhrase, operand } from "./expressions.ts";
import { levelPhrase, namePhrase } from "./literals.ts";

/** A piecewise schedule: "the value that [table] gives for the measured value". */
export function bandsPhrase(voice: Voice, bands: Bands<Name>, at: string): Phrase {
  const subject = expressionPhrase(voice, bands.of, pointerTo(at, "bands of"));
  const rows = bands.rows.map((row, index) => {
    const place = pointerTo(at, "rows", index);
    return [boundsPhrase(voice, row, place), expressionPhrase(voice, row.gives, pointerTo(place, "gives"))];
  });
  const rest =
    bands.otherwise === undefined
      ? []
      : [[tell(voice, "anyOther"), expressionPhrase(voice, bands.otherwise, pointerTo(at, "otherwise"))]];
  const table = tabled({
    caption: bandsCaption(voice, bands, subject, at),
    columns: [voice.forms.asHeading(subject), tell(voice, "valueColumn")],
    rows: [...rows, ...rest],
  });
  return say(voice, "valueIn", { table, subject });
}

function bandsCaption(voice: Voice, bands: Bands<Name>, subject: Phrase, at: string): Phrase {
  const caption = say(voice, "bandsBy", { subject });
  if (bands.overlap === "refused") return caption;
  const key = { first: "overlapFirst", highest: "overlapHighest", lowest: "overlapLowest" } as const;
  const note = passage(voice.phrases[key[bands.overlap]], pointerTo(at, "overlap"));
  return say(voice, "captioned", { caption, note });
}

function boundsPhrase(voice: Voice, row: BandRow<Name>, at: string): Phrase {
  const from =
    row.from &&
    ({
      comparator: row.from.inclusive ? "at least" : "above",
      bound: row.from.bound,
    } as const);
  const to = row.to && ({ comparator: row.to.inclusive ? "at most" : "below", bound: row.to.bound } as const);
  const bounds = [from, to].filter((bound) => bound !== undefined);
  if (bounds.length === 0) return tell(voice, "anyMeasure");
  const phrases = bounds.map(({ comparator, bound }) =>
    levelPhrase(voice, comparator, operand(voice, bound, pointerTo(at, comparator))),
  );
  return joined(phrases, voice.phrases.and);
}

/** Parameters by dimension; `key` says whether the rows give values or names of calendars. */
export function tablePhrase(
  voice: Voice,
  table: Table<Name>,
  at: string,
  key: "valueIn" | "calendarIn",
): Phrase {
  const subjects = table.by.map((name) => namePhrase(voice, name));
  if (key === "valueIn" && isSmall(table)) return inlinePhrase(voice, table, at);
  const subject = listed(voice, subjects, "and");
  const rows = table.rows.map((row, index) => [
    ...row.keys.map((each) => keyPhrase(voice, each, rowPointer(table, index, at))),
    expressionPhrase(voice, row.value, rowPointer(table, index, at)),
  ]);
  const rest =
    table.otherwise === undefined
      ? []
      : [
          [
            ...subjects.map(() => tell(voice, "anyOther")),
            expressionPhrase(voice, table.otherwise, pointerTo(at, "otherwise")),
          ],
        ];
  const drawn = tabled({
    caption: say(voice, "tableBy", { subject }),
    columns: [...subjects.map(voice.forms.asHeading), tell(voice, "valueColumn")],
    rows: [...rows, ...rest],
  });
  return say(voice, key, { table: drawn, subject });
}

/** One dimension, at most two plain values in all: "12 hours where weather is normal". */
function isSmall(table: Table<Name>): boolean {
  const values = [
    ...table.rows.map((row) => row.value),
    ...(table.otherwise === undefined ? [] : [table.otherwise]),
  ];
  return table.by.length === 1 && values.length <= 2 && values.every(isPlain);
}

function isPlain(node: Expression<Name>): boolean {
  return (
    node.kind === "number" || node.kind === "money" || node.kind === "time amount" || node.kind === "name"
  );
}

function inlinePhrase(voice: Voice, table: Table<Name>, at: string): Phrase {
  const rows = table.rows.map((row, index) =>
    say(voice, "inlineRow", {
      value: expressionPhrase(voice, row.value, rowPointer(table, index, at)),
      subject: table.by.flatMap((name) => namePhrase(voice, name)),
      key: row.keys.flatMap((each) => keyPhrase(voice, each, rowPointer(table, index, at))),
    }),
  );
  const rest =
    table.otherwise === undefined
      ? []
      : [
          say(voice, "inlineOtherwise", {
            value: expressionPhrase(voice, table.otherwise, pointerTo(at, "otherwise")),
          }),
        ];
  return listed(voice, [...rows, ...rest], "and");
}

function keyPhrase(voice: Voice, key: string | null, at: string): Phrase {
  return value(key ?? voice.phrases.anyKey, at);
}

/** Tables by one dimension are written as a map, others as rows. */
function rowPointer(table: Table<Name>, index: number, at: string): string {
  const key = table.by.length === 1 ? table.rows[index]?.keys[0] : undefined;
  return typeof key === "string" ? pointerTo(at, key) : pointerTo(at, "rows", index);
}

type Choice = Extract<Expression<Name>, { readonly kind: "if" }>;

/** "a if …, and b otherwise"; a chain of alternatives becomes a table whose first fitting row counts. */
export function choicePhrase(voice: Voice, node: Choice, at: string): Phrase {
  if (node.otherwise.kind === "if") return casesPhrase(voice, node, at);
  return say(voice, "ifThen", {
    test: conditionPhrase(voice, node.test, pointerTo(at, "if")),
    value: operand(voice, node.then, pointerTo(at, "then")),
    otherwise: operand(voice, node.otherwise, pointerTo(at, "otherwise")),
  });
}

function casesPhrase(voice: Voice, node: Choice, at: string): Phrase {
  const table = tabled({
    caption: tell(voice, "casesFirst"),
    columns: [tell(voice, "caseColumn"), tell(voice, "valueColumn")],
    rows: caseRows(voice, node, at),
  });
  return say(voice, "casesIn", { table });
}

function caseRows(voice: Voice, node: Choice, at: string): readonly (readonly Phrase[])[] {
  const otherwiseAt = pointerTo(at, "otherwise");
  const rest =
    node.otherwise.kind === "if"
      ? caseRows(voice, node.otherwise, otherwiseAt)
      : [[tell(voice, "caseOtherwise"), expressionPhrase(voice, node.otherwise, otherwiseAt)]];
  const test = conditionPhrase(voice, node.test, pointerTo(at, "if"));
  return [[test, expressionPhrase(voice, node.then, pointerTo(at, "then"))], ...rest];
}

/** Values with the dates from which they hold. */
export function inForcePhrase(
  voice: Voice,
  rows: readonly { readonly from: number; readonly value: Expression<Name> }[],
  at: string,
): Phrase {
  const table = tabled({
    caption: [],
    columns: [tell(voice, "fromColumn"), tell(voice, "valueColumn")],
    rows: rows.map((row, index) => {
      const place = pointerTo(at, "in force", index);
      return [
        value(voice.forms.date(row.from), pointerTo(place, "from")),
        expressionPhrase(voice, row.value, pointerTo(place, "value")),
      ];
    }),
  });
  return say(voice, "inForce", { table });
}
