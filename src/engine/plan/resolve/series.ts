/** Series of published values and the tax, resolved.
 *
 *  Reported values are facts like any others, so a series names a stream of records and two of its fields;
 *  a test may tell its facts from those of other series in the same stream. */
import type { PublishedSeries } from "../../prepare/commerce.ts";
import type { Name, ValueType } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { periodPlace } from "../cells.ts";
import type { PlannedSeries, PlannedTax } from "../plan.ts";
import { type Compilation, inside, type Place, report } from "../scope.ts";
import { inWords } from "../types.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs } from "./expression.ts";
import { scopeOfStream } from "./set.ts";

/** A series. Problems: `unknown-stream`, `unknown-field`, `wrong-type`. */
export function resolveSeries(rule: PublishedSeries, compilation: Compilation): PlannedSeries {
  const { reported } = rule;
  const inverse = rule.rate?.of === compilation.agreement.governing.currency;
  if (reported === undefined) return { rule, inverse };
  const place = inside(
    { compilation, scope: {}, pointer: "", promisesTime: false },
    "series",
    rule.name,
    "reported",
  );
  const stream = compilation.streams.get(reported.stream);
  if (stream === undefined || stream.shape !== "records") {
    const records = [...compilation.streams.values()].filter(({ shape }) => shape === "records");
    const why = meant(
      reported.stream,
      records.map(({ name }) => name),
    );
    report(inside(place, "from"), "unknown-stream", `There are no records "${reported.stream}"; ${why}`);
    return { rule, inverse };
  }
  const here: Place = { ...place, scope: { item: scopeOfStream(stream, []) } };
  fieldOf(reported.date, "date", ["date", "instant"], here);
  fieldOf(reported.value, "value", ["number"], here);
  if (reported.where === undefined) return { rule, inverse };
  return { rule, inverse, where: resolveCondition(reported.where, inside(here, "where")) };
}

function fieldOf({ name }: Name, key: string, types: readonly ValueType[], place: Place): void {
  const fields = place.scope.item?.fields;
  const type = fields?.get(name)?.type;
  const here = inside(place, key);
  if (type === undefined) {
    const why = meant(name, fields?.keys() ?? []);
    report(here, "unknown-field", `The facts have no field "${name}"; ${why}`);
  } else if (!types.includes(type)) {
    const wanted = types.map(inWords).join(" or ");
    report(here, "wrong-type", `"${name}" is ${inWords(type)} where ${wanted} is needed.`);
  }
}

/** The tax of the agreement. Problems: `unknown-name` for a fee, and those of the rate's formula. */
export function resolveTax(compilation: Compilation): PlannedTax | undefined {
  const { fees, governing } = compilation.agreement;
  const rule = governing.tax;
  if (rule === undefined) return undefined;
  const place = periodPlace(compilation, "governing", "tax", []);
  const names = fees.map(({ name }) => name);
  rule.on.forEach((fee, index) => {
    compilation.used.figures.add(fee);
    if (!names.includes(fee))
      report(inside(place, "on", index), "unknown-name", `There is no fee "${fee}"; ${meant(fee, names)}`);
  });
  return { rule, rate: resolveAs(rule.rate, ["number"], inside(place, "rate")).formula };
}
