/** What does this word mean here? One name becomes a reference, or a problem with the nearest name.
 *
 *  The order is: the item's values and fields, then the special words of a period, the dimensions of
 *  the cell, then fees, figures and targets, then credits, at last the extent of an item that lasts, which
 *  is there without being declared and so gives way to every declared name. The one surprising rule: an item's own
 *  values may use a fee only if it is a constant, which is then written in its place, because a value
 *  of a ticket must not depend on which cell of which period looks at the ticket. */
import type { Name, ValueType } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import type { Reference } from "../plan.ts";
import {
  type Compilation,
  type FieldType,
  type ItemScope,
  includeReads,
  type PeriodScope,
  type Place,
  type Reads,
  type ResolvedFigure,
  report,
  type Typed,
  UNRESOLVED,
} from "../scope.ts";

/** A name in a formula. Problems: `unknown-name`, `wrong-type`, `nested-aggregate`, `cyclic-dependency`. */
export function resolveName(name: Name, place: Place): Typed {
  const here = { ...place, pointer: name.pointer };
  const found = quietlyResolved(name.name, here);
  if (found !== undefined) return found;
  const { item, period } = place.scope;
  if (isClock(name.name, place)) {
    report(
      here,
      "wrong-type",
      `"${name.name}" is a clock; write {elapsed of: ${name.name}} for its time, {due of: ${name.name}} for its deadline.`,
    );
  } else if (period === undefined && place.compilation.figures.has(name.name)) {
    const where = `where the items of "${item?.set ?? "the set"}" are counted`;
    report(
      here,
      "nested-aggregate",
      `"${name.name}" is formed per period; a single item cannot use it: use it ${where}.`,
    );
  } else {
    report(here, "unknown-name", unknownSentence(name.name, place));
  }
  return UNRESOLVED;
}

/** What to write instead of a name that nothing declares. */
function unknownSentence(name: string, place: Place): string {
  if (NOTHING_PROMISED.test(name))
    return `Write "not applicable" where no promise is made, or 0 % where nothing is paid; "${name}" would be a name.`;
  if (UNIT_GLUED.test(name))
    return `"${name}" is not known here; an amount has a space and its unit in full, such as 60 minutes.`;
  return ofAnotherKind(name, place) ?? `"${name}" is not known here; ${meant(name, namesInScope(place))}`;
}

/** What to write for a name that is declared and has no value at the place; undefined for any other. */
function ofAnotherKind(name: string, { scope, compilation }: Place): string | undefined {
  if (scope.period === undefined || scope.item !== undefined) return undefined;
  const { timelines, sets, agreement } = compilation;
  if (timelines.has(name)) return `"${name}" is a stretch of time; write {time of: ${name}} for its length.`;
  if (sets.has(name)) return `"${name}" are items; write {count of: ${name}} for their number.`;
  if (!agreement.credits.some((credit) => credit.name === name)) return undefined;
  return `"${name}" is a credit, and credits are formed after figures and targets; ask for the verdict of its target, or write {previous: ${name}, ago: 1} for that of the period before.`;
}

/** "60m", "8h": digits with a unit that nothing parts from them. */
const UNIT_GLUED = /^\d+(\.\d+)?[a-z]+$/i;

/** What tables print in a cell without a promise. */
const NOTHING_PROMISED = /^(?:n\.?\/?a\.?|none|nil|-+|–|—)$/i;

/** The same without a problem for a name that is not known here. */
export function quietlyResolved(name: string, place: Place): Typed | undefined {
  const { item, period } = place.scope;
  return (
    (item === undefined ? undefined : ofItem(name, item)) ??
    (period === undefined ? constant(name, place) : ofPeriod(name, period, place)) ??
    (item === undefined ? undefined : extentOf(name, item))
  );
}

/** The name of a clock of the item at hand. Problem: `unknown-clock`. */
export function resolveClock(name: Name, place: Place): Reference {
  const { item } = place.scope;
  place.compilation.used.clocks.add(name.name);
  if (!isClock(name.name, place)) {
    const here = { ...place, pointer: name.pointer };
    const elsewhere = place.compilation.clocks.get(name.name);
    const why =
      elsewhere === undefined
        ? `"${name.name}" is no clock; ${meant(name.name, item?.clocks ?? [])}`
        : `The clock "${name.name}" measures "${elsewhere.items}", not the items at hand; ${item === undefined ? "read it where those are counted." : meant(name.name, item.clocks)}`;
    report(here, "unknown-clock", why);
  }
  return { kind: "clock", name: name.name };
}

/** Reports `clock-without-limit` where something is asked that only a limit decides. */
export function checkLimited(clock: string, asked: string, place: Place): void {
  const rule = place.compilation.clocks.get(clock);
  if (rule === undefined || rule.limit !== undefined) return;
  const message = `The clock "${clock}" has no limit, so ${asked} means nothing; ask for {elapsed of: ${clock}}, or give it a "limit" and "met when".`;
  report(place, "clock-without-limit", message);
}

/** Whether the word is a clock of the item at hand and nothing nearer. */
export function isClock(name: string, place: Place): boolean {
  const { item } = place.scope;
  if (item === undefined || item.fields.has(name) || item.valueNamed(name) !== undefined) return false;
  return item.clocks.includes(name);
}

/** Whether the word is a target of the period and nothing nearer. */
export function isTarget(name: string, place: Place): boolean {
  const { item, period } = place.scope;
  if (period === undefined || (item !== undefined && ofItem(name, item) !== undefined)) return false;
  return place.compilation.agreement.targets.some((target) => target.name === name);
}

/** Every name that a formula could use at the place. */
export function namesInScope({ scope, compilation }: Place): readonly string[] {
  const { item, period } = scope;
  const extent = item?.lasts === true ? ["start", "end", "length"] : [];
  const ofTheItem = item === undefined ? [] : [...item.valueNames, ...item.fields.keys(), ...extent];
  if (period === undefined) return ofTheItem;
  const dimensions = period.dimensions === "of whoever asks" ? [] : period.dimensions;
  const measured = period.measured === undefined ? [] : ["measured", "expected", "minimum"];
  const credits = period.credits ? compilation.agreement.credits.map((credit) => credit.name) : [];
  return [
    ...ofTheItem,
    ...measured,
    ...dimensions,
    ...compilation.figures.names,
    ...credits,
    ...OF_THE_PERIOD,
  ];
}

const OF_THE_PERIOD = ["start of period", "end of period", "length of period", "days in period"] as const;

/** An item that lasts has a start, an end and a length, unless something declared is called so. */
function extentOf(name: string, { lasts }: ItemScope): Typed | undefined {
  if (!lasts) return undefined;
  if (name === "start" || name === "end") return typed({ kind: "extent", name, type: "instant" }, INSTANT);
  return name === "length" ? typed({ kind: "extent", name, type: "duration" }, DURATION) : undefined;
}

const INSTANT: FieldType = { type: "instant" };
const DURATION: FieldType = { type: "duration" };

function ofItem(name: string, item: ItemScope): Typed | undefined {
  const value = item.valueNamed(name);
  if (value !== undefined) return typed({ kind: "value", name, type: value.type ?? "number" }, value);
  const field = item.fields.get(name);
  return field === undefined ? undefined : typed({ kind: "field", name, type: field.type ?? "text" }, field);
}

function ofPeriod(name: string, period: PeriodScope, place: Place): Typed | undefined {
  const { compilation } = place;
  if (name === "start of period" || name === "end of period")
    return varying({ kind: name, type: "instant" }, period);
  if (name === "length of period") return varying({ kind: "length of period", type: "duration" }, period);
  if (name === "days in period") return varying({ kind: "days in period", type: "number" }, period);
  if (name === "measured")
    return period.measured === undefined ? undefined : measured(period.measured, place);
  const dimension = asDimension(name, period, compilation);
  if (dimension !== undefined) return dimension;
  if (compilation.figures.has(name)) return asFigure(name, period, compilation);
  if (!period.credits || !compilation.agreement.credits.some((credit) => credit.name === name))
    return levelNamed(name, period, place);
  return typed({ kind: "credit", name, type: "money" }, { type: "money" });
}

function measured(target: string, { compilation }: Place): Typed {
  const type = compilation.figures.get(target)?.type;
  return typed({ kind: "measured", type: type ?? "number" }, { type });
}

/** The levels of the target at hand, unless something declared is called so. */
function levelNamed(name: string, { measured: target }: PeriodScope, place: Place): Typed | undefined {
  if (target === undefined || (name !== "expected" && name !== "minimum")) return undefined;
  const rule = place.compilation.agreement.targets.find((each) => each.name === target);
  if (rule?.[name] === undefined) return undefined;
  const type = place.compilation.figures.get(target)?.type;
  return typed({ kind: name, type: type ?? "number" }, { type });
}

function asDimension(name: string, period: PeriodScope, compilation: Compilation): Typed | undefined {
  const inCell =
    period.dimensions === "of whoever asks"
      ? compilation.dimensions.has(name)
      : period.dimensions.includes(name);
  if (!inCell && period.along?.includes(name) !== true) return undefined;
  period.reads.needs.set(name, name);
  const oneOf = listOf(name, compilation);
  return typed({ kind: "dimension", name }, oneOf === undefined ? { type: "text" } : { type: "text", oneOf });
}

/** The texts that streams declare for a dimension, or undefined when one of them leaves it open. */
export function listOf(dimension: string, { agreement }: Compilation): readonly string[] | undefined {
  const fields = agreement.streams.flatMap((stream) =>
    stream.fields.filter(({ name }) => name === dimension),
  );
  if (fields.length === 0 || fields.some(({ oneOf }) => oneOf === undefined)) return undefined;
  return [...new Set(fields.flatMap(({ oneOf }) => oneOf ?? []))];
}

function asFigure(name: string, period: PeriodScope, compilation: Compilation): Typed {
  const figure = compilation.figures.get(name);
  period.reads.names.add(name);
  compilation.used.figures.add(name);
  if (figure === undefined) return UNRESOLVED;
  includeReads(period.reads, bare(figure));
  for (const dimension of figure.planned.per) period.reads.needs.set(dimension, name);
  const { kind } = figure.planned;
  return typed({ kind, name, type: figure.type ?? "number" }, { type: figure.type });
}

/** A figure with its own `per` answers for its dimensions itself. */
function bare({ planned, reads }: ResolvedFigure): Reads {
  return planned.per.length === 0 ? reads : { ...reads, needs: new Map() };
}

/** A fee or figure that is the same in every cell and period, as the formula it stands for. */
function constant(name: string, { compilation }: Place): Typed | undefined {
  const figure = compilation.figures.get(name);
  if (figure === undefined || figure.planned.kind === "target" || figure.planned.per.length > 0)
    return undefined;
  const { varies, needs, sets } = figure.reads;
  if (varies.value || needs.size > 0 || sets.size > 0) return undefined;
  return { type: figure.type, formula: figure.planned.is };
}

function varying(reference: Reference & { readonly type: ValueType }, period: PeriodScope): Typed {
  period.reads.varies.value = true;
  return typed(reference, { type: reference.type });
}

function typed(formula: Reference, type: FieldType): Typed {
  return { ...type, formula };
}
