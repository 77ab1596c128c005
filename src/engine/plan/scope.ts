/** What a name can mean at a place of the agreement.
 *
 *  The field calls it a scope. There are two: an item (a ticket, an order line, a day) offers its
 *  fields, values and clocks; a period offers fees, figures, targets and the dimensions of the cell at
 *  hand. Counting the items of a period joins the two, and then the item's own names come first: a
 *  field `on time` of the lines counted hides a target of that name. */
import type { Agreement, ClockRule, FactStream } from "../prepare/agreement.ts";
import type { ValueType } from "../prepare/expression.ts";
import type { ZoneRelease } from "../time/zone.ts";
import { type Problem, pointerTo, problem } from "../value/problem.ts";
import type { Declarations } from "./declarations.ts";
import type { Formula, PlannedFigure, PlannedSet, Stretch } from "./plan.ts";

/** The type of a field or value; a closed list of texts where one was declared. */
export interface FieldType {
  readonly type: ValueType | undefined;
  readonly oneOf?: readonly string[];
  /** Those of the list that can occur at the place: a clock may attach to some priorities only. */
  readonly among?: readonly string[];
}

/** The names of one item. */
export interface ItemScope {
  /** The set the item belongs to, for messages. */
  readonly set: string;
  /** The stream its facts come from; a group has none of its own. */
  readonly stream?: FactStream;
  readonly fields: ReadonlyMap<string, FieldType>;
  /** The type of a derived value; typed when first asked for, undefined for an unknown name. */
  readonly valueNamed: (name: string) => FieldType | undefined;
  readonly valueNames: readonly string[];
  readonly clocks: readonly string[];
  /** Whether it lasts, and so has a start, an end and a length; those of its own come first. */
  readonly lasts: boolean;
  /** In a group: the names of each of its members. */
  readonly members?: ItemScope;
}

/** The names of one cell of one period. */
export interface PeriodScope {
  /** Dimensions of the cell. A fee or figure without `per` is formed in the cell of whoever asks. */
  readonly dimensions: readonly string[] | "of whoever asks";
  /** Further dimensions, along which a timeline at hand is spread out. */
  readonly along?: readonly string[];
  /** The target whose measure `measured` means. */
  readonly measured?: string;
  /** Credits are formed last: only other credits and caps can read them. */
  readonly credits: boolean;
  /** Accounts are posted to at last: only their entries, and what follows them, can read a balance as it stands. */
  readonly balances?: boolean;
  readonly reads: Reads;
}

export interface Scope {
  readonly item?: ItemScope;
  readonly period?: PeriodScope;
}

/** What a formula of the period turned out to read, collected while it is resolved. */
export interface Reads {
  /** Item sets it aggregates itself. */
  readonly sets: Set<string>;
  /** Dimensions that something it reads knows, however indirectly. */
  readonly dimensions: Set<string>;
  /** Dimensions it cannot do without, each with the name that needs it. */
  readonly needs: Map<string, string>;
  /** Fees, figures, targets and accounts it names. */
  readonly names: Set<string>;
  /** Whether it differs from period to period for any other reason. */
  readonly varies: { value: boolean };
}

/** A fee, figure or target with its leaves resolved. */
export interface ResolvedFigure {
  readonly planned: PlannedFigure;
  /** Undefined after a problem: anything fits, so that one mistake is reported once. */
  readonly type: ValueType | undefined;
  readonly reads: Reads;
}

export interface ResolvedSet {
  readonly planned: PlannedSet;
  readonly scope: ItemScope;
}

export interface ResolvedTimeline {
  readonly stretch: Stretch;
  readonly reads: Reads;
}

/** Everything that one compilation knows and fills in. */
export interface Compilation {
  readonly agreement: Agreement;
  readonly release: ZoneRelease;
  readonly problems: Problem[];
  readonly streams: ReadonlyMap<string, FactStream>;
  readonly clocks: ReadonlyMap<string, ClockRule>;
  readonly calendars: readonly string[];
  /** Every dimension by which something is formed. */
  readonly dimensions: ReadonlySet<string>;
  readonly sets: Declarations<ResolvedSet>;
  readonly timelines: Declarations<ResolvedTimeline>;
  readonly figures: Declarations<ResolvedFigure>;
  /** Calendars that something counts on, clocks that something reads, figures that something asks for. */
  readonly used: {
    readonly calendars: Set<string>;
    readonly clocks: Set<string>;
    readonly figures: Set<string>;
  };
  /** Checks that need every figure's type, run at the end. */
  readonly later: (() => void)[];
}

/** A formula with its type; the type is undefined for "not applicable" and after a problem. */
export interface Typed extends FieldType {
  readonly formula: Formula;
}

/** A spot in the document together with what names mean there. */
export interface Place {
  readonly compilation: Compilation;
  readonly scope: Scope;
  readonly pointer: string;
  /** True where a time limit is promised: there, days and months may stand, to be counted later. */
  readonly promisesTime: boolean;
}

/** The place one or more steps deeper in the document. */
export function inside(place: Place, ...steps: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerTo(place.pointer, ...steps) };
}

/** The same, as an operand: only lengths of time that are the same everywhere may stand there. */
export function operand(place: Place, ...steps: readonly (string | number)[]): Place {
  return { ...inside(place, ...steps), promisesTime: false };
}

/** Records an error at the place. */
export function report(place: Place, code: string, message: string, related: readonly string[] = []): void {
  const extra = related.length > 0 ? { related } : {};
  place.compilation.problems.push(problem(code, place.pointer, message, extra));
}

export function noReads(): Reads {
  return {
    sets: new Set(),
    dimensions: new Set(),
    needs: new Map(),
    names: new Set(),
    varies: { value: false },
  };
}

/** Adds what a named timeline reads to what its user reads. */
export function includeReads(into: Reads, from: Reads): void {
  for (const name of from.dimensions) into.dimensions.add(name);
  for (const [dimension, who] of from.needs) into.needs.set(dimension, who);
  for (const name of from.names) into.names.add(name);
  if (from.varies.value || from.sets.size > 0) into.varies.value = true;
}

/** What stands in a plan where something could not be resolved; such a plan is never handed out. */
export const UNRESOLVED: Typed = { type: undefined, formula: { kind: "not applicable" } };
