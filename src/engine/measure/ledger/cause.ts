/** What did a posting read? Each fee, figure, target, credit and account that its rule names, once. */

import type { Formula, Test } from "../../plan/plan.ts";
import type { ValueType } from "../../prepare/expression.ts";
import { quantityOf } from "../evaluate/target.ts";
import type { CauseRead } from "../evaluation.ts";
import type { CellScope, Scope } from "../formula/scope.ts";
import { walk } from "../formula/tree.ts";

/** In the order in which the formulas name them; with their values where a scope is given. */
export function readsOf(
  formulas: readonly (Formula | Test | undefined)[],
  scope?: Scope,
): readonly CauseRead[] {
  const found = new Map<string, CauseRead>();
  for (const formula of formulas) {
    if (formula === undefined) continue;
    walk(formula, (node) => {
      const read = readAt(node, scope?.cell);
      if (read !== undefined) found.set(`${read.kind} ${read.name}`, read);
      return true;
    });
  }
  return [...found.values()];
}

function readAt(node: Parameters<typeof walk>[0], cell: CellScope | undefined): CauseRead | undefined {
  switch (node.kind) {
    case "fee":
    case "figure":
    case "credit":
      return read(node.kind, node.name, cell?.quantity(node.kind, node.name), node.type);
    case "target":
      return targetRead(node.name, node.type, cell);
    case "in a row":
    case "times in last":
      return targetRead(node.target, undefined, cell);
    case "over periods":
    case "previous":
      return undefined;
    case "balance of":
    case "opening balance of":
      return { kind: "account", name: node.account };
    default:
      return undefined;
  }
}

function targetRead(name: string, type: ValueType | undefined, cell: CellScope | undefined): CauseRead {
  const measured = type === undefined ? undefined : cell?.quantity("target", name);
  const verdict = cell?.verdict(name);
  return {
    ...read("target", name, measured, type ?? "number"),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

function read(
  kind: CauseRead["kind"],
  name: string,
  value: Parameters<typeof quantityOf>[0],
  type: ValueType,
): CauseRead {
  const quantity = quantityOf(value, type);
  return quantity === undefined ? { kind, name } : { kind, name, quantity };
}
