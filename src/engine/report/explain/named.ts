/** What a name stands for: a fact's field, a value of the item, a fee, figure or target of the cell.
 *
 *  A field leads to the fact that reported it, a name to the formula behind it. A figure is explained
 *  once for each cell, however many formulas name it. */

import type { Fact } from "../../measure/fact/fact.ts";
import { typed } from "../../measure/formula/quantity.ts";
import type { Formula, PlannedFigure, Reference } from "../../plan/plan.ts";
import { assert, unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { ratio } from "../../value/ratio.ts";
import { standingIn } from "./cell-standing.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { explainFormula, made } from "./formula.ts";
import { targetAsPercent } from "./formula-kind.ts";
import { node } from "./sentence.ts";
import { cellFor, type Standing } from "./standing.ts";

/** Explains a reference; `label` replaces its own name. */
export function explainNamed(reference: Reference, standing: Standing, label: string): Explanation {
  switch (reference.kind) {
    case "field":
      return explainField(reference, standing);
    case "value":
      return explainValue(reference, standing);
    case "extent": {
      const facts = standing.item?.parts.facts.map(({ id }) => id) ?? [];
      const value = standing.item?.extent(reference.name);
      return made(reference, standing, "fact", [], EXTENTS[reference.name], { value, facts });
    }
    case "clock":
      return made(reference, standing, "given", [], reference.name);
    case "fee":
    case "figure":
    case "target":
      return sameAs(reference, standing, explainFigure(reference.name, standing), label);
    case "credit":
      return made(reference, standing, "given", [], reference.name, {
        value: standing.cellScope.quantity("credit", reference.name),
      });
    case "measured": {
      assert(standing.target !== undefined, "a measured value belongs to a target");
      return sameAs(reference, standing, explainMeasured(standing.target, standing), "the measured value");
    }
    case "expected":
    case "minimum": {
      assert(standing.target !== undefined, "a level belongs to a target");
      const level = explainLevel(standing.target, reference.kind, standing);
      return sameAs(reference, standing, level, `the ${reference.kind} level`);
    }
    case "dimension": {
      const value = standing.cellScope.dimension(reference.name);
      return made(reference, standing, "given", [], reference.name, { value });
    }
    case "start of period":
    case "end of period": {
      const { start, end } = standing.cellScope.period;
      const value = reference.kind === "start of period" ? start : end;
      return made(reference, standing, "given", [], `the ${reference.kind}`, { value });
    }
    case "length of period":
      return explainPeriod(reference, standing);
    case "days in period": {
      const value = ratio(standing.cellScope.daysInPeriod);
      return made(reference, standing, "given", [], "the number of days in the period", { value });
    }
    default:
      return unreachable(reference);
  }
}

const EXTENTS = { start: "the start", end: "the end", length: "the length" } as const;

function sameAs(reference: Reference, standing: Standing, figure: Explanation, label: string): Explanation {
  return made(reference, standing, "same", [figure], label === "" ? figure.label : label);
}

/** The judged measure of a credit's own target, in the period in which the target was judged. */
export function explainMeasured(target: string, standing: Standing): Explanation {
  return explainFigure(target, { ...standing, telling: standing.judgedIn ?? standing.telling });
}

/** A level of a credit's own target, in the period in which the target was judged. */
export function explainLevel(target: string, which: "expected" | "minimum", standing: Standing): Explanation {
  const telling = standing.judgedIn ?? standing.telling;
  const level = telling.plan.figures.find(({ name }) => name === target)?.judgement?.[which];
  assert(level !== undefined, `the target "${target}" has the level`);
  const place = standingIn(telling, standing.cell, `${pathOf("targets", target, standing.cell)}/${which}`);
  return explainFormula(level.bound, { ...place, at: pointerTo("/targets", target, which) }, "");
}

/** A fee, figure or target in the cell that it has for whoever asks; a target after its rounding. */
export function explainFigure(name: string, standing: Standing): Explanation {
  const { telling } = standing;
  const planned = telling.plan.figures.find((figure) => figure.name === name);
  assert(planned !== undefined, `the plan has a figure "${name}"`);
  const cell = cellFor(standing, name);
  const path = pathOf(SECTIONS[planned.kind], name, cell);
  const known = telling.known.get(path);
  if (known !== undefined) return known;
  const explained = explainPlanned(planned, standingIn(telling, cell, path));
  telling.known.set(path, explained);
  return explained;
}

const SECTIONS = { fee: "fees", figure: "figures", target: "targets" } as const;

function explainPlanned(planned: PlannedFigure, standing: Standing): Explanation {
  const { judgement, kind, name } = planned;
  const at = formulaPointer(planned);
  const own = {
    ...standing,
    at,
    ...(judgement?.datedBy === undefined ? {} : { datedBy: judgement.datedBy }),
  };
  const measure = explainFormula(planned.is, own, name);
  if (kind !== "target" || judgement?.rounding === undefined) return measure;
  const percent = targetAsPercent(name, standing.telling.plan);
  const rule = { kind: "rounding", ...judgement.rounding } as const;
  return node(own, {
    label: name,
    operation: "rounded",
    type: planned.type,
    percent,
    rule,
    parts: [measure],
  });
}

/** Where the formula of a figure stands in the agreement. */
function formulaPointer({ kind, name, per }: PlannedFigure): string {
  if (kind === "target") return pointerTo("/targets", name, "measure");
  if (kind === "fee") return pointerTo("/fees", name);
  return per.length === 0 ? pointerTo("/figures", name) : pointerTo("/figures", name, "is");
}

function explainField(
  reference: Extract<Reference, { readonly kind: "field" }>,
  standing: Standing,
): Explanation {
  const { item } = standing;
  const value = typed(item?.field(reference.name), reference.type);
  const source = item === undefined ? undefined : lastFactWith(item.parts.facts, reference.name);
  return made(reference, standing, "fact", [], reference.name, {
    value,
    facts: source === undefined ? [] : [source.id],
  });
}

/** The fact from which the item's last known value came. */
function lastFactWith(facts: readonly Fact[], field: string): Fact | undefined {
  return facts.filter(({ fields }) => Object.hasOwn(fields, field)).at(-1);
}

function explainValue(
  reference: Extract<Reference, { readonly kind: "value" }>,
  standing: Standing,
): Explanation {
  const formula = standing.values?.get(reference.name);
  if (formula === undefined || standing.item === undefined) {
    return made(reference, standing, "given", [], reference.name, {
      value: standing.item?.value(reference.name),
    });
  }
  return explainFormula(formula.is, { ...standing, at: formula.at }, reference.name);
}

function explainPeriod(reference: Formula, standing: Standing): Explanation {
  const { start, end } = standing.telling.view.period;
  const interval = { start, end, counted: end - start, kind: "counted", factIds: [] } as const;
  return made(reference, standing, "intervals", [], "the length of the period", { intervals: [interval] });
}
