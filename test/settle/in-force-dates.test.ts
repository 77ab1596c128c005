/** Values in force follow the date by which an item is counted: its set's, or that of the target at hand. */
import { expect, it } from "vitest";

import { explainAll, faultsOf } from "../explain/explaining.ts";
import { evaluationOf, type Happening, planOf, settle } from "./settling.ts";

const PLAN = planOf(`
tallystick: 1
agreement: Dates of values
id: dates-of-values
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  orders: { shape: records, fields: { must arrive by: date, paid on: date } }
items:
  as reported: { from: orders, values: { rate: { in force: [{ from: 2026-01-01, value: 1 }, { from: 2026-06-15, value: 2 }] } } }
  lines: { from: as reported, dated by: must arrive by }
targets:
  reported: { measure: { mean of: rate, over: as reported }, without value: not measured }
  arrived: { measure: { mean of: rate, over: lines }, without value: not measured }
  paid: { measure: { mean of: rate, over: lines }, dated by: paid on, without value: not measured }
`);

const order = (at: string, arrives: string, paid: string): Happening => ({
  stream: "orders",
  at: `2026-06-${at}T10:00:00Z`,
  fields: { "must arrive by": `2026-06-${arrives}`, "paid on": `2026-06-${paid}` },
});

const ORDERS = [order("10", "12", "20"), order("11", "15", "16"), order("12", "16", "14")];

it.each([
  ["reported", "1/1"],
  ["arrived", "5/3"],
  ["paid", "5/3"],
])("each of %s has the value of its own date", (target, mean) => {
  const value = evaluationOf(settle(PLAN, "2026-06", ORDERS), target).measured?.value;
  expect(typeof value === "object" ? `${value.numerator}/${value.denominator}` : value).toBe(mean);
});

it("tells apart two targets that date one item differently", () => {
  const june = settle(PLAN, "2026-06", [order("10", "12", "20")]);
  const told = ["reported", "arrived", "paid"].map((name) => evaluationOf(june, name).measured?.value);
  expect(told).toEqual([1n, 1n, 2n].map((numerator) => ({ numerator, denominator: 1n })));
});

it("explains what it counted", () => {
  const explained = explainAll(PLAN, "2026-06-01T12:00:00Z", "2026-06-30T00:00:00Z", ORDERS);
  expect(explained.flatMap(faultsOf)).toEqual([]);
});
