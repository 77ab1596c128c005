/** Parameters by dimension, by band and by date: the three ways in which one formula has many values.
 *
 *  Their common rule is that nothing is left unsaid: a table over a closed list names every key or says
 *  `otherwise`, and values in force follow one another by date. Whether bands tile the line is asked
 *  later, on the finished plan, because a bound may be a figure. */
import type { BandRow, Bands, Expression, Name, Table } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { pointerTo } from "../../value/problem.ts";
import type { Formula, Reference } from "../plan.ts";
import { inside, operand, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import { commonType, expectType } from "../types.ts";
import { resolveExpression } from "./expression.ts";
import { resolveName } from "./name.ts";

/** A table. Problems: `unknown-key-value`, `table-not-covering`, `duplicate-row` and those of its parts. */
export function resolveTable(table: Table<Name>, place: Place): Typed {
  const subjects = resolveKeys(table, place);
  const values = table.rows.map((row, index) => {
    const here = inside(place, ...stepsToRow(table, index));
    return { value: resolveExpression(row.value, here), place: here };
  });
  const otherwise =
    table.otherwise === undefined
      ? undefined
      : resolveExpression(table.otherwise, inside(place, "otherwise"));
  const last = otherwise === undefined ? [] : [{ value: otherwise, place: inside(place, "otherwise") }];
  const type = commonType([...values, ...last]);
  const rows = table.rows.map(({ keys }, index) => ({
    keys,
    value: values[index]?.value.formula ?? UNRESOLVED.formula,
  }));
  const formula = { kind: "table" as const, by: subjects.references, rows };
  return { type, formula: otherwise === undefined ? formula : { ...formula, otherwise: otherwise.formula } };
}

/** Checks the keys of a table against the lists of its subjects; gives the subjects resolved. */
export function resolveKeys(
  table: Omit<Table<Name>, "rows" | "otherwise"> & {
    readonly rows: readonly { readonly keys: readonly (string | null)[] }[];
    readonly otherwise?: unknown;
  },
  place: Place,
): { readonly references: readonly Reference[] } {
  const subjects = table.by.map((name) => resolveName(name, place));
  subjects.forEach((subject, index) => {
    const pointer = table.by[index]?.pointer ?? place.pointer;
    expectType(subject, ["text"], { ...place, pointer });
  });
  const lists = subjects.map(({ oneOf }) => oneOf);
  const seen = new Map<string, number>();
  table.rows.forEach((row, index) => {
    checkRow(table, row.keys, index, lists, place);
    const key = JSON.stringify(row.keys);
    const twin = seen.get(key);
    if (twin === undefined) seen.set(key, index);
    else reportTwin(table, index, twin, place);
  });
  const possible = subjects.map(({ among, oneOf }) => among ?? oneOf);
  const understood = subjects.every(({ type }) => type === "text");
  if (table.otherwise === undefined && understood) checkCover(table, possible, place);
  return { references: subjects.flatMap(({ formula }) => (isReference(formula) ? [formula] : [])) };
}

type Rows = {
  readonly by: readonly Name[];
  readonly rows: readonly { readonly keys: readonly (string | null)[] }[];
};
type Lists = readonly (readonly string[] | undefined)[];

function checkRow(
  table: Rows,
  keys: readonly (string | null)[],
  index: number,
  lists: Lists,
  place: Place,
): void {
  const here = inside(place, ...stepsToKey(table, index));
  keys.forEach((key, column) => {
    const list = lists[column];
    if (key === null || list === undefined || list.includes(key)) return;
    const name = table.by[column]?.name ?? "";
    report(here, "unknown-key-value", `"${key}" is not a value of "${name}"; ${meant(key, list)}`);
  });
}

function reportTwin(table: Rows, index: number, twin: number, place: Place): void {
  const here = inside(place, ...stepsToKey(table, index));
  const related = [pointerTo(place.pointer, ...stepsToKey(table, twin))];
  const message = "An earlier row has the same keys and always wins; delete one of the two.";
  report(here, "duplicate-row", message, related);
}

/** Without `otherwise` every combination of listed values needs a row, and open texts a row for "any". */
function checkCover(table: Rows, lists: Lists, place: Place): void {
  if (table.rows.some(({ keys }) => keys.every((key) => key === null))) return;
  const open = lists.indexOf(undefined);
  if (open >= 0) {
    const name = table.by[open]?.name ?? "";
    const advice = `add "otherwise", or declare the values of "${name}" with {one of: [...]}`;
    report(
      place,
      "table-not-covering",
      `The table does not say what holds for other values of "${name}"; ${advice}.`,
    );
    return;
  }
  const missing = combinations(lists).filter((keys) => !table.rows.some((row) => matches(row.keys, keys)));
  if (missing.length === 0) return;
  const shown = missing.slice(0, 3).map((keys) => `"${keys.join(", ")}"`);
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  report(
    place,
    "table-not-covering",
    `The table has no row for ${shown.join(", ")}${more}; add it, or add "otherwise".`,
  );
}

function matches(row: readonly (string | null)[], keys: readonly string[]): boolean {
  return row.every((key, column) => key === null || key === keys[column]);
}

/** All combinations of the listed values, as far as they can be looked through. */
function combinations(lists: Lists): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (rows, list) =>
      rows.slice(0, MOST_COMBINATIONS).flatMap((row) => (list ?? []).map((key) => [...row, key])),
    [[]],
  );
}

const MOST_COMBINATIONS = 1_000;

/** A table by one name writes its keys as keys, one by several names writes rows. */
function stepsToRow(table: Rows, index: number): readonly (string | number)[] {
  const keys = table.rows[index]?.keys ?? [];
  const [only] = keys;
  return keys.length === 1 && only !== null && only !== undefined ? [only] : ["rows", index, keys.length];
}

function stepsToKey(table: Rows, index: number): readonly (string | number)[] {
  const steps = stepsToRow(table, index);
  return steps.length === 1 ? steps : steps.slice(0, 2);
}

/** Bands of a measure: what they give must agree, their bounds are of the measure's type. Where the highest
 *  or lowest counts, what they give is compared, so days without a fixed length cannot stand there. */
export function resolveBands(bands: Bands<Name>, place: Place): Typed {
  const compared = bands.overlap === "highest" || bands.overlap === "lowest";
  const of = resolveExpression(bands.of, operand(place, "bands of"));
  const type = expectType(
    of,
    ["number", "any money", "duration", "instant", "date"],
    operand(place, "bands of"),
  );
  const rows = bands.rows.map((row, index) => {
    const here = inside(place, "rows", index);
    const gives = resolveExpression(row.gives, compared ? operand(here, "gives") : inside(here, "gives"));
    return { bounds: resolveBounds(row, type, here), gives: { value: gives, place: inside(here, "gives") } };
  });
  const otherwise =
    bands.otherwise === undefined
      ? undefined
      : resolveExpression(bands.otherwise, inside(place, "otherwise"));
  const last = otherwise === undefined ? [] : [{ value: otherwise, place: inside(place, "otherwise") }];
  const formula: Formula = {
    kind: "bands",
    of: of.formula,
    rows: rows.map(({ bounds, gives }) => ({ ...bounds, gives: gives.value.formula })),
    overlap: bands.overlap,
    ...(otherwise === undefined ? {} : { otherwise: otherwise.formula }),
  };
  return { type: commonType([...rows.map(({ gives }) => gives), ...last]), formula };
}

function resolveBounds(
  row: BandRow<Name>,
  type: Typed["type"],
  place: Place,
): Omit<BandRow<Reference>, "gives"> {
  const bound = (side: BandRow<Name>["from"], here: Place): BandRow<Reference>["from"] => {
    if (side === undefined) return undefined;
    const value = resolveExpression(side.bound, here);
    if (type !== undefined) expectType(value, [type], here);
    return { bound: value.formula, inclusive: side.inclusive };
  };
  const from = bound(row.from, operand(place, row.from?.inclusive === true ? "at least" : "above"));
  const to = bound(row.to, operand(place, row.to?.inclusive === true ? "at most" : "below"));
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Values by date. Problem: `overlapping-ranges` unless every row begins after the one before. */
export function resolveInForce(node: Expression<Name> & { readonly kind: "in force" }, place: Place): Typed {
  const rows = node.rows.map((row, index) => {
    const here = inside(place, "in force", index);
    const before = node.rows[index - 1];
    if (before !== undefined && row.from <= before.from) {
      const related = [pointerTo(place.pointer, "in force", index - 1, "from")];
      report(
        inside(here, "from"),
        "overlapping-ranges",
        "Each row must begin later than the one before; sort the rows by date and keep one for each.",
        related,
      );
    }
    return {
      from: row.from,
      value: resolveExpression(row.value, inside(here, "value")),
      place: inside(here, "value"),
    };
  });
  const formula: Formula = {
    kind: "in force",
    rows: rows.map(({ from, value }) => ({ from, value: value.formula })),
  };
  if (place.scope.period !== undefined) place.scope.period.reads.varies.value = true;
  return { type: commonType(rows), formula };
}

/** Whether a resolved formula is a bare name. */
export function isReference(formula: Formula): formula is Reference {
  return REFERENCES.has(formula.kind);
}

const REFERENCES: ReadonlySet<string> = new Set<Reference["kind"]>([
  "field",
  "value",
  "extent",
  "clock",
  "fee",
  "figure",
  "target",
  "credit",
  "measured",
  "expected",
  "minimum",
  "dimension",
  "start of period",
  "end of period",
  "length of period",
  "days in period",
]);
