/** Which figures will a later period look back at, and in which cells?
 *
 *  A figure without `per` is formed in the cell of whoever asks for it. Whoever looks back asks for an
 *  earlier value only, so this period's value would be formed in no cell and be missing when it is looked
 *  back at. So each figure that something looks back at is formed in that thing's cells, whether or
 *  not this period needs it. */

import { projected, WHOLE } from "../cell/cell.ts";
import { type Assessment, accountCellsOf, cellsFor } from "../evaluate/assessment.ts";
import { formedIn } from "../evaluate/forming.ts";
import type { Cell } from "../evaluation.ts";
import { formulasOf, formulasOfAccount } from "../formula/reading.ts";
import type { PlanNode } from "../formula/tree.ts";

/** Forms them. */
export function formRemembered(assessment: Assessment): void {
  const { plan, reading } = assessment;
  for (const { nodes, cells } of askersOf(assessment)) {
    const names = new Set<string>();
    reading.visit(nodes, undefined, (node) => {
      if (node.kind === "previous" || node.kind === "over periods") names.add(node.name);
    });
    for (const figure of plan.figures.filter(({ name, kind }) => names.has(name) && kind === "figure")) {
      if (figure.per.length > 0) continue;
      for (const cell of cells()) {
        const here = reading.namesFor(
          figure.name,
          cell.dimensions.map(({ name }) => name),
        );
        formedIn(assessment, figure, projected(cell, here));
      }
    }
  }
}

interface Asker {
  readonly nodes: readonly PlanNode[];
  readonly cells: () => readonly Cell[];
}

/** Everything that is formed in cells of its own: targets and figures per dimension, credits, caps, accounts. */
function askersOf(assessment: Assessment): readonly Asker[] {
  const { plan, figures } = assessment;
  const inTarget = (name: string | undefined): readonly Cell[] => {
    const target = name === undefined ? undefined : figures.get(name);
    return target === undefined ? [WHOLE] : cellsFor(assessment, target);
  };
  return [
    ...plan.figures
      .filter(({ kind, per }) => kind === "target" || per.length > 0)
      .map((figure) => ({ nodes: formulasOf(figure), cells: () => cellsFor(assessment, figure) })),
    ...plan.credits.map(({ rule, amount, when }) => ({
      nodes: typeof when === "string" ? [amount] : [amount, when],
      cells: () => inTarget(rule.target),
    })),
    ...plan.caps.map(({ rule, atMost }) => ({
      nodes: [atMost],
      cells: () =>
        plan.credits
          .filter(({ rule: credit }) => rule.credits === "all" || rule.credits.includes(credit.name))
          .flatMap(({ rule: credit }) => inTarget(credit.target))
          .map((cell) => projected(cell, rule.per)),
    })),
    ...plan.accounts.map((account) => ({
      nodes: formulasOfAccount(account),
      cells: () => (account.rule.per.length === 0 ? [WHOLE] : accountCellsOf(assessment, account)),
    })),
  ];
}
