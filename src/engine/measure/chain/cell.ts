/** In which cells is a chain held against its target, and what is promised in each of them?
 *
 *  A cell has one word for each dimension that limits and levels depend on, such as priority P1. Words
 *  of one dimension are passed down to agreements that have a dimension of that name, unless the leg
 *  fixes another word. */

import { constantOf, type Words, wordsOf } from "../../plan/check/constant.ts";
import type { Formula, Plan, PlannedClock, Reference, Test } from "../../plan/plan.ts";
import type { CalendarChoice, Table, TimeAmount } from "../../prepare/expression.ts";
import type { Coverage } from "../../time/coverage.ts";
import type { Ratio } from "../../value/ratio.ts";
import type { TimeLimit } from "./due-function.ts";
import type { LegLink } from "./link.ts";

/** A word for each dimension; null stands for every word that no table mentions. */
export type ChainCell = readonly { readonly dimension: string; readonly is: string | null }[];

/** Every cell of a promise: its own formulas, those of the legs as far as nothing fixes them, and the
 *  dimensions it is judged by. At most a thousand. */
export function cellsOf(
  plan: Plan,
  per: readonly string[],
  own: readonly Formula[],
  below: readonly { readonly leg: LegLink; readonly formulas: readonly Formula[] }[],
): readonly ChainCell[] {
  const domains = new Map<string, Set<string | null>>();
  const include = (formulas: readonly Formula[], of: Plan, fixed: readonly string[]): void => {
    for (const { chosen } of wordsOf(formulas, of))
      for (const [dimension, word] of chosen)
        if (!fixed.includes(dimension))
          domains.set(dimension, new Set([...(domains.get(dimension) ?? []), word]));
  };
  for (const dimension of per) domains.set(dimension, new Set());
  include(own, plan, []);
  for (const { leg, formulas } of below)
    include(
      formulas,
      leg.plan,
      leg.leg.where.map(({ dimension }) => dimension),
    );
  let cells: readonly ChainCell[] = [[]];
  for (const [dimension, mentioned] of domains) {
    const words = declaredWords(plan, dimension) ?? [...mentioned];
    if (words.length > 0)
      cells = cells.flatMap((cell) => words.map((is) => [...cell, { dimension, is }])).slice(0, MOST_CELLS);
  }
  return cells;
}

const MOST_CELLS = 1_000;

/** The closed list of a dimension in the upper agreement. */
function declaredWords({ agreement }: Plan, dimension: string): readonly string[] | undefined {
  const lists = agreement.streams.flatMap(({ fields }) =>
    fields.flatMap(({ name, oneOf }) => (name === dimension && oneOf !== undefined ? oneOf : [])),
  );
  return lists.length === 0 ? undefined : [...new Set(lists)];
}

/** The words of a cell as a formula reads them; a leg fixes some of them. */
export function wordsIn(cell: ChainCell, leg?: LegLink): Words {
  const chosen = new Map(cell.map(({ dimension, is }) => [dimension, is]));
  for (const { dimension, is } of leg?.leg.where ?? []) chosen.set(dimension, is);
  return { chosen, figures: new Map() };
}

/** Whether items of a cell can pass a test, as far as words alone decide it. */
export function canPass(test: Test | undefined, words: Words): boolean {
  return test === undefined || passes(test, words) !== "never";
}

function passes(test: Test, words: Words): "always" | "never" | "open" {
  switch (test.kind) {
    case "one of": {
      const word = "name" in test.subject ? words.chosen.get(test.subject.name) : undefined;
      if (word === undefined || word === null) return "open";
      return test.values.includes(word) ? "always" : "never";
    }
    case "all of":
    case "any of": {
      const [deciding, other] =
        test.kind === "all of" ? (["never", "always"] as const) : (["always", "never"] as const);
      const parts = test.of.map((each) => passes(each, words));
      if (parts.includes(deciding)) return deciding;
      return parts.every((each) => each === other) ? other : "open";
    }
    case "not": {
      const inner = passes(test.test, words);
      return inner === "open" ? inner : inner === "always" ? "never" : "always";
    }
    default:
      return "open";
  }
}

/** The formulas that decide a clock's limit. */
export function limitFormulas({ limit, calendar }: PlannedClock): readonly Formula[] {
  return [...(limit === undefined ? [] : [limit]), ...(calendar?.kind === "table" ? [calendar] : [])];
}

/** The limit of a clock in a cell; "none" where nothing is promised, undefined where it depends on more
 *  than words. */
export function limitOf(clock: PlannedClock, words: Words, plan: Plan): TimeLimit | "none" | undefined {
  if (clock.limit === undefined) return "none";
  const amount = amountOf(clock.limit, words, plan);
  if (amount === undefined || amount === "none") return amount;
  const coverage = clock.calendar && coverageOf(clock.calendar, words, plan);
  const { cutOff, snap } = clock.rule;
  if (coverage === undefined && (amount.unit.startsWith("business") || snap === "end of business day"))
    return undefined;
  return {
    amount,
    zone: plan.zone,
    ...(coverage === undefined ? {} : { coverage }),
    deadline: { ...(cutOff === undefined ? {} : { cutOff }), ...(snap === undefined ? {} : { snap }) },
  };
}

/** A level's bound as a number; "none" where nothing is promised. */
export function boundOf(formula: Formula, words: Words, plan: Plan): Ratio | "none" | undefined {
  return constantOf(formula, words, plan);
}

function amountOf(formula: Formula, words: Words, plan: Plan): TimeAmount | "none" | undefined {
  switch (formula.kind) {
    case "time amount":
      return formula;
    case "not applicable":
      return "none";
    case "table": {
      const value = valueIn(formula, words);
      return value === undefined ? "none" : amountOf(value, words, plan);
    }
    case "fee":
    case "figure": {
      const figure = plan.figures.find(({ name }) => name === formula.name);
      return figure === undefined ? undefined : amountOf(figure.is, words, plan);
    }
    default:
      return undefined;
  }
}

function coverageOf(choice: CalendarChoice<Reference>, words: Words, plan: Plan): Coverage | undefined {
  if (choice.kind === "calendar") return plan.coverages.get(choice.name);
  const value = valueIn(choice, words);
  return value?.kind === "text" ? plan.coverages.get(value.text) : undefined;
}

/** The most specific row whose words are those of the cell. */
function valueIn(table: Table<Reference>, { chosen }: Words): Formula | undefined {
  const matching = table.rows.filter(({ keys }) =>
    keys.every((key, column) => {
      const leaf = table.by[column];
      return key === null || (leaf !== undefined && "name" in leaf && key === chosen.get(leaf.name));
    }),
  );
  const open = (keys: readonly (string | null)[]): number => keys.filter((key) => key === null).length;
  const best = matching.reduce<(typeof matching)[number] | undefined>(
    (found, row) => (found === undefined || open(row.keys) < open(found.keys) ? row : found),
    undefined,
  );
  return best?.value ?? table.otherwise;
}
