/** What is counted: the items of a stream, cycles of a clock, groups; and the names each item offers.
 *
 *  Every stream is a set of its own name. A set made from another one adds values and narrows, a group
 *  knows its keys alone: what its members know is asked through `members`, so that nobody adds up a
 *  field of an order that only its lines have. */
import type { FactStream, ItemSet, Named } from "../../prepare/agreement.ts";
import type { Expression, Name, TimeAmount } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { assert } from "../../value/assert.ts";
import { HOUR, MINUTE, SECOND } from "../../value/instant.ts";
import { multiply, type Ratio, ratio } from "../../value/ratio.ts";
import { type Declarations, declarations, dependencyProblem } from "../declarations.ts";
import type { PlannedSet, PlannedStream, Test } from "../plan.ts";
import {
  type Compilation,
  type FieldType,
  type ItemScope,
  inside,
  type Place,
  type ResolvedSet,
  report,
  type Typed,
} from "../scope.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs, resolveExpression } from "./expression.ts";
import { checkDated, resolveRuns } from "./run.ts";

/** A stream with its selection resolved. */
export function resolveStream(stream: FactStream, compilation: Compilation): PlannedStream {
  const place = placeOf(compilation, "facts", stream.name, { item: scopeOfStream(stream, []) });
  if (stream.where === undefined) return { rule: stream };
  return { rule: stream, where: resolveCondition(stream.where, inside(place, "where")) };
}

/** The fields of a stream as names of an item, with the clocks that measure it. */
export function scopeOfStream(stream: FactStream, clocks: readonly string[]): ItemScope {
  const fields = new Map<string, FieldType>();
  for (const { name, type, oneOf } of stream.fields)
    fields.set(name, oneOf === undefined ? { type } : { type, oneOf });
  const lasts = stream.shape === "intervals";
  return { set: stream.name, stream, fields, valueNamed: () => undefined, valueNames: [], clocks, lasts };
}

/** A stream seen as a set of items. */
export function setOfStream(stream: FactStream, compilation: Compilation): ResolvedSet {
  const clocks = compilation.agreement.clocks
    .filter(({ items }) => items === stream.name)
    .map(({ name }) => name);
  const scope = scopeOfStream(stream, clocks);
  const planned = {
    kind: "stream" as const,
    name: stream.name,
    stream: stream.name,
    values: [],
    dimensions: textsOf(scope),
  };
  return { planned, scope };
}

/** A declared set. Problems: `unknown-set`, `unknown-clock`, `unknown-field` and those of its values. */
export function resolveSet(set: ItemSet, compilation: Compilation): ResolvedSet {
  const place = placeOf(compilation, "items", set.name, {});
  const runs = set.kind === "runs" ? resolveRuns(set, place) : undefined;
  const base = runs?.scope ?? baseOf(set, place);
  const values = valuesOf(set, base, place);
  const scope = withValues(base, set.name, values);
  const here: Place = { ...place, scope: { item: scope } };
  const resolved = values.all();
  const where = set.where === undefined ? undefined : resolveCondition(set.where, inside(here, "where"));
  if (set.datedBy !== undefined && set.kind === "from") checkDated(set.of, inside(here, "dated by"));
  const dated =
    set.datedBy === undefined
      ? undefined
      : resolveAs(set.datedBy, ["instant", "date"], inside(here, "dated by"));
  const common = {
    name: set.name,
    values: resolved.map(({ name, typed }) => ({
      name,
      type: typed.type ?? ("number" as const),
      is: typed.formula,
    })),
    dimensions: [
      ...new Set([
        ...textsOf(scope),
        ...resolved.filter(({ typed }) => typed.type === "text").map(({ name }) => name),
      ]),
    ],
    ...(where === undefined ? {} : { where }),
    ...(dated === undefined ? {} : { datedBy: dated.formula }),
  };
  return { planned: runs === undefined ? planned(set, common, place) : { ...common, ...runs.origin }, scope };
}

type Common = Pick<PlannedSet, "name" | "values" | "dimensions"> & {
  readonly where?: Test;
  readonly datedBy?: Typed["formula"];
};

function planned(set: ItemSet, common: Common, place: Place): PlannedSet {
  assert(set.kind !== "runs", "runs are resolved by themselves");
  if (set.kind === "from") return { ...common, kind: "from", of: set.of };
  if (set.kind === "cycles") return { ...common, kind: "cycles", clock: set.clock };
  const { of, by, empty } = set;
  if (set.every === undefined) return { ...common, kind: "group", of, by, empty };
  return { ...common, kind: "group", of, by, empty, every: widthOf(set.every, inside(place, "every")) };
}

function baseOf(set: ItemSet, place: Place): ItemScope {
  assert(set.kind !== "runs", "runs are resolved by themselves");
  if (set.kind === "cycles") return cyclesOf(set.clock, inside(place, "cycles of"));
  const base = setNamed(set.of, inside(place, set.kind));
  if (set.kind === "from" || base === undefined) return base?.scope ?? NOTHING;
  const fields = new Map<string, FieldType>();
  set.by.forEach((key, index) => {
    const type = base.scope.valueNamed(key) ?? base.scope.fields.get(key);
    if (type !== undefined) fields.set(key, type);
    else {
      const known = [...base.scope.fields.keys(), ...base.scope.valueNames];
      report(
        inside(place, "by", index),
        "unknown-field",
        `"${set.of}" have no field "${key}"; ${meant(key, known)}`,
      );
    }
  });
  return {
    set: set.name,
    fields,
    valueNamed: () => undefined,
    valueNames: [],
    clocks: [],
    lasts: set.every !== undefined,
    members: base.scope,
  };
}

const NOTHING: ItemScope = {
  set: "",
  fields: new Map(),
  valueNamed: () => undefined,
  valueNames: [],
  clocks: [],
  lasts: false,
};

function setNamed(name: string, place: Place): ResolvedSet | undefined {
  const { sets } = place.compilation;
  const found = sets.get(name);
  if (!sets.has(name))
    report(place, "unknown-set", `There are no items "${name}"; ${meant(name, sets.names)}`);
  return found;
}

function cyclesOf(name: string, place: Place): ItemScope {
  const { clocks, streams, used } = place.compilation;
  const clock = clocks.get(name);
  used.clocks.add(name);
  if (clock === undefined)
    report(place, "unknown-clock", `There is no clock "${name}"; ${meant(name, clocks.keys())}`);
  const stream = clock === undefined ? undefined : streams.get(clock.items);
  return { ...(stream === undefined ? NOTHING : scopeOfStream(stream, [name])), lasts: true };
}

interface ResolvedValue {
  readonly name: string;
  readonly typed: Typed;
}

/** The values of a set, which may use one another in any written order. */
function valuesOf(set: ItemSet, base: ItemScope, place: Place): Declarations<ResolvedValue> {
  const values: Declarations<ResolvedValue> = declarations<Named<Expression<Name>>, ResolvedValue>(
    set.values,
    ({ name, is }) => {
      const scope = { item: withValues(base, set.name, values) };
      return { name, typed: resolveExpression(is, { ...inside(place, "values", name), scope }) };
    },
    (names) =>
      place.compilation.problems.push(
        dependencyProblem(inside(place, "values", names[0] ?? "").pointer, names),
      ),
  );
  for (const name of values.names) {
    if (base.valueNames.includes(name) || (base.fields.has(name) && set.kind !== "group")) {
      report(
        inside(place, "values", name),
        "duplicate-name",
        `"${name}" is a name of "${base.set}" already; choose another for the value.`,
      );
    }
  }
  return values;
}

function withValues(base: ItemScope, set: string, values: Declarations<ResolvedValue>): ItemScope {
  return {
    ...base,
    set,
    valueNames: [...values.names, ...base.valueNames],
    valueNamed: (name) => (values.has(name) ? typeOf(values.get(name)) : base.valueNamed(name)),
  };
}

/** A value in a circle has no type; the circle was reported, so anything fits. */
function typeOf(value: ResolvedValue | undefined): FieldType {
  if (value === undefined) return { type: undefined };
  const { type, oneOf } = value.typed;
  return oneOf === undefined ? { type } : { type, oneOf };
}

/** Only texts make cells. */
function textsOf(scope: ItemScope): readonly string[] {
  return [...scope.fields].filter(([, { type }]) => type === "text").map(([name]) => name);
}

function widthOf(
  { count, unit }: TimeAmount,
  place: Place,
): NonNullable<(PlannedSet & { readonly kind: "group" })["every"]> {
  const length = unit === "calendar days" || unit === "months" ? ratio(1n) : FIXED[unit];
  if (length === undefined) {
    report(
      place,
      "wrong-unit",
      "Intervals of one length are made of minutes, hours, calendar days or months; business time stands still at night.",
    );
    return { days: 1 };
  }
  const total = multiply(count, length);
  if (total.denominator !== 1n || total.numerator < 1n) {
    report(place, "out-of-range", "An interval is at least one whole millisecond, day or month long.");
  }
  const width = Number(total.numerator / total.denominator);
  if (unit === "calendar days") return { days: width };
  return unit === "months" ? { months: width } : { ms: width };
}

const FIXED: Readonly<Partial<Record<TimeAmount["unit"], Ratio>>> = {
  milliseconds: ratio(1),
  seconds: ratio(SECOND),
  minutes: ratio(MINUTE),
  hours: ratio(HOUR),
};

function placeOf(compilation: Compilation, section: string, name: string, scope: Place["scope"]): Place {
  return inside({ compilation, scope, pointer: "", promisesTime: false }, section, name);
}
