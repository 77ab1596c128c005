/** Where an explanation stands: in a cell of a period, or at one item of a set.
 *
 *  It carries what is needed to compute the same figure again from the same facts. Quantities of the
 *  cell come out of explanations themselves, so an explanation never quotes the outcome it explains. */

import { projected } from "../../measure/cell/cell.ts";
import type { Cell, PeriodOutcome } from "../../measure/evaluation.ts";
import type { Reading } from "../../measure/formula/reading.ts";
import type { CellScope, Scope } from "../../measure/formula/scope.ts";
import type { Item } from "../../measure/item/item.ts";
import type { View } from "../../measure/item/view.ts";
import type { StretchIndex } from "../../measure/timeline/stretch-index.ts";
import type { Formula, Plan, PlannedSet } from "../../plan/plan.ts";
import type { Explanation } from "./explanation.ts";

/** One act of explaining, shared by all its nodes. */
export interface Telling {
  readonly plan: Plan;
  readonly view: View;
  readonly reading: Reading;
  readonly stretches: StretchIndex;
  /** Verdicts are taken from here; every figure is computed again. */
  readonly outcome: PeriodOutcome;
  readonly prior: readonly PeriodOutcome[];
  /** How many items are listed one by one before the rest is told as a count. */
  readonly most: number;
  /** Explanations of named figures by kind, name and cell: each is made once. */
  readonly known: Map<string, Explanation>;
}

export interface Standing {
  readonly telling: Telling;
  readonly path: string;
  /** JSON pointer of the formula being explained. */
  readonly at: string;
  readonly cell: Cell;
  readonly cellScope: CellScope;
  /** The target whose judged measure "measured" names. */
  readonly target?: string;
  /** Looks at the period in which that target was judged, where it has one of its own. */
  readonly judgedIn?: Telling;
  /** The date by which the target at hand assigns items to periods. */
  readonly datedBy?: Formula;
  readonly item?: Item;
  /** The set in which the item is seen. */
  readonly set?: PlannedSet;
  /** The formulas of the item's derived values, with their places in the agreement. */
  readonly values?: ReadonlyMap<string, { readonly is: Formula; readonly at: string }>;
}

export function scopeOf(standing: Standing): Scope {
  const { item, cellScope, telling } = standing;
  return { place: telling.view.place, cell: cellScope, ...(item === undefined ? {} : { item }) };
}

/** The cell in which a fee, figure, target or credit is formed for whoever stands here. */
export function cellFor({ telling, cell }: Standing, name: string): Cell {
  return projected(
    cell,
    telling.reading.namesFor(
      name,
      cell.dimensions.map((each) => each.name),
    ),
  );
}
