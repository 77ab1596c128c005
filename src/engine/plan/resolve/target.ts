/** What is promised: fees, figures and targets, resolved.
 *
 *  The three share their names and are formed once per cell of their dimensions. A target adds how its
 *  measure becomes a verdict; its levels are of the measure's own type, so that 95 % is never compared
 *  with 95 minutes, and its dating is asked of every set of items that the measure counts. */
import type { Figure, Level, Named, ServiceLevelTarget } from "../../prepare/agreement.ts";
import type { Expression, Name } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { checkCells, periodPlace } from "../cells.ts";
import type { Formula, Judgement } from "../plan.ts";
import { type Compilation, inside, type Place, type ResolvedFigure, report, type Typed } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveAs, resolveExpression } from "./expression.ts";
import { checkDated } from "./run.ts";

/** Anything that is formed per period, with its section: the names of one common list. */
export type Formed =
  | ({ readonly kind: "fee" } & Named<Expression<Name>>)
  | ({ readonly kind: "figure" } & Figure)
  | ({ readonly kind: "target" } & ServiceLevelTarget);

/** A fee, figure or target. */
export function resolveFormed(formed: Formed, compilation: Compilation): ResolvedFigure {
  if (formed.kind === "target") return resolveTarget(formed, compilation);
  const per = formed.kind === "figure" ? formed.per : [];
  const place = periodPlace(
    compilation,
    formed.kind === "fee" ? "fees" : "figures",
    formed.name,
    per.length === 0 ? "of whoever asks" : per,
  );
  const steps = per.length === 0 ? [] : ["is"];
  const value =
    formed.kind === "fee"
      ? resolveAs(formed.is, ["money"], place)
      : resolveExpression(formed.is, inside(place, ...steps));
  const { reads } = place.scope.period;
  if (per.length > 0) checkCells(per, place, true);
  const planned = {
    kind: formed.kind,
    name: formed.name,
    per,
    type: value.type ?? ("number" as const),
    is: value.formula,
  };
  return { planned, type: value.type, reads };
}

function resolveTarget(target: ServiceLevelTarget, compilation: Compilation): ResolvedFigure {
  const place = periodPlace(compilation, "targets", target.name, target.per);
  const { reads } = place.scope.period;
  checkService(target, place);
  const measure = resolveAs(target.measure, ["number", "money", "duration"], inside(place, "measure"));
  const { volume } = target;
  const count =
    volume === undefined ? undefined : resolveAs(volume.count, ["number"], inside(place, "volume", "of"));
  const sets = [...reads.sets];
  const levels = {
    ...level("expected", target.expected, measure, place),
    ...level("minimum", target.minimum, measure, place),
  };
  const datedBy =
    target.datedBy === undefined ? undefined : resolveDating(target.datedBy, sets, inside(place, "dated by"));
  checkCells(target.per, place, false);
  const judgement: Judgement = {
    target,
    ...levels,
    ...(target.rounding === undefined ? {} : { rounding: target.rounding }),
    ...(volume === undefined || count === undefined ? {} : { volume: { ...volume, count: count.formula } }),
    withoutValue: target.withoutValue,
    ...(datedBy === undefined ? {} : { datedBy }),
    ...(target.period === undefined ? {} : { period: target.period }),
  };
  const planned = {
    kind: "target" as const,
    name: target.name,
    per: target.per,
    type: measure.type ?? ("number" as const),
    is: measure.formula,
    judgement,
  };
  return { planned, type: measure.type, reads };
}

function level(
  key: "expected" | "minimum",
  promised: Level | undefined,
  measure: Typed,
  place: Place,
): Pick<Judgement, "expected" | "minimum"> {
  if (promised === undefined) return {};
  const here = inside(place, ...stepsToBound(key, promised));
  const bound = resolveExpression(promised.bound, here);
  if (measure.type !== undefined) expectType(bound, [measure.type], here);
  return { [key]: { comparator: promised.comparator, bound: bound.formula } };
}

/** A level in words stands beside its key, one with a formula stands in a map of its own. */
export function stepsToBound(
  key: string,
  { comparator, bound }: { readonly comparator: string; readonly bound: { readonly kind: string } },
): readonly string[] {
  return IN_WORDS.has(bound.kind) ? [key] : [key, comparator];
}

const IN_WORDS: ReadonlySet<string> = new Set<Expression<Name>["kind"]>([
  "name",
  "number",
  "money",
  "time amount",
  "date",
]);

function checkService({ service }: ServiceLevelTarget, place: Place): void {
  const names = place.compilation.agreement.services.map(({ name }) => name);
  if (service === undefined || names.includes(service)) return;
  report(
    inside(place, "service"),
    "unknown-name",
    `There is no service "${service}"; ${meant(service, names)}`,
  );
}

/** The dating of a target is asked of each item that its measure counts. */
function resolveDating(
  datedBy: Expression<Name>,
  sets: readonly string[],
  place: Place,
): Formula | undefined {
  const { compilation } = place;
  if (sets.length === 0) {
    report(
      place,
      "nothing-to-date",
      `The measure itself counts no items, so nothing is dated; delete "dated by".`,
    );
    return undefined;
  }
  for (const name of sets) checkDated(name, place);
  const [first] = sets.flatMap((name) => {
    const item = compilation.sets.get(name)?.scope;
    return item === undefined
      ? []
      : [resolveAs(datedBy, ["instant", "date"], { ...place, scope: { item } }).formula];
  });
  return first;
}
