/** Does the product count orders on time and in full as the owner of the order book does?
 *
 *  Each line of the book carries the owner's own flags; the product must form the same ones out of dates
 *  and quantities alone, join lines to orders, and judge every customer against its own targets. A loop
 *  that knows nothing of agreements counts once more. A customer without orders is "not measured": an
 *  empty month is no success. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PeriodEvaluation, PeriodOutcome } from "../src/engine/measure/evaluation.ts";
import { type Item, itemsOf, setNamed } from "../src/engine/measure/item/item.ts";
import { type View, viewOf } from "../src/engine/measure/item/view.ts";
import { ratio, toCanonical } from "../src/engine/value/ratio.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { type NaiveCustomer, naiveOtif } from "./world/naive-otif.ts";
import { orderFiles } from "./world/order-files.ts";
import { agreementOf, bookFrom, evidenceOf, planOf, settleAll, textOf } from "./world/product.ts";
import { randomSource } from "./world/random.ts";
import { bytesOf, type TableRow, tableOf } from "./world/table.ts";

const AGREEMENT = "examples/public-data/order-lines/agreement.yaml";
const DAY = 86_400_000;
const FILES = ["otif-order-lines.csv", "otif-customer-targets.csv", "otif-customers.csv"] as const;
/** The product's names of the three questions, and the naive model's. */
const QUESTIONS = [
  ["on time", "onTime"],
  ["in full", "inFull"],
  ["on time in full", "otif"],
] as const;
/** The columns in which the owner says what he thinks of a line, by the product's name of the value. */
const FLAGS = { "on time": "on_time", "in full": "in_full", otif: "otif" } as const;

export const proof: Proof = {
  name: "otif",
  promise: "Every order line, order and customer is judged as the order book itself judges it.",
  quick: true,
  run: prove,
};

async function prove({ input, cases, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  const files = input === undefined ? madeUp(cases ?? 3000) : filesIn(input);
  const [lineBytes, targetBytes, customerBytes] = files;
  const lines = flawedWhen(seedDefect, tableOf(lineBytes));
  const naive = naiveOtif(lines, tableOf(targetBytes));

  const plan = planOf(agreementOf(textOf(AGREEMENT)));
  const lineEvidence = await evidenceOf(lineBytes, "examples/mappings/otif-order-lines.yaml", plan);
  const targetEvidence = await evidenceOf(targetBytes, "examples/mappings/otif-customer-targets.yaml", plan);
  const book = bookFrom([...lineEvidence.facts, ...targetEvidence.facts]);
  const span = spanOf(lines);
  const [outcome, ...others] = settleAll(plan, book, span);
  if (outcome === undefined || others.length > 0)
    throw new Error("The order book was meant to fill one period.");
  log(
    `${lineEvidence.tally.rows} lines read, ${lineEvidence.tally.rejected} rejected; period ${outcome.period.label}`,
  );

  const view = viewOf(plan, book, outcome.period, { asOf: outcome.period.end });
  const differing = linesDiffering(view, lines);
  const orders = ordersIn(view);
  const names = tableOf(customerBytes);
  const customers = [...naive, ...withoutTarget(names, naive)].map((customer) =>
    customerOf(outcome, customer, names),
  );
  const expected = totalsOf(naive);
  const counted = { orders: orders.orders, onTime: orders.onTime, inFull: orders.inFull, otif: orders.otif };
  const ordersAgree = JSON.stringify(counted) === JSON.stringify(expected);
  const customersDiffering = customers.filter(({ asRecounted }) => !asRecounted).length;
  const rejected = lineEvidence.tally.rejected + targetEvidence.tally.rejected;
  return {
    holds: lines.length > 0 && differing === 0 && ordersAgree && customersDiffering === 0 && rejected === 0,
    figures: {
      lines: lineEvidence.tally.accepted,
      ...counted,
      linesDiffering: differing,
      customersDiffering,
      rejected,
      customers: customers.map(({ asRecounted: _same, ...customer }) => customer),
    },
  };
}

type Files = readonly [lines: Uint8Array, targets: Uint8Array, customers: Uint8Array];

function filesIn(directory: string): Files {
  const read = (name: string): Uint8Array => {
    const path = join(directory, name);
    return bytesOf(existsSync(path) ? path : `${path}.gz`);
  };
  return [read(FILES[0]), read(FILES[1]), read(FILES[2])];
}

function madeUp(orders: number): Files {
  const texts = orderFiles(randomSource(57_096), orders);
  const bytes = (name: (typeof FILES)[number]): Uint8Array => new TextEncoder().encode(texts[name]);
  return [bytes(FILES[0]), bytes(FILES[1]), bytes(FILES[2])];
}

/** The defect is one flag of one line turned round, which also turns its order where it was on time. */
function flawedWhen(flawed: boolean, lines: readonly TableRow[]): readonly TableRow[] {
  const victim = lines.findIndex((line) => line.on_time === "1");
  return flawed ? lines.map((line, index) => (index === victim ? { ...line, on_time: "0" } : line)) : lines;
}

/** How many lines the product flags otherwise than the book, or does not know. */
function linesDiffering(view: View, lines: readonly TableRow[]): number {
  const flags = new Map<string, string>();
  for (const line of itemsOf(setNamed(view.plan, "lines"), view)) {
    const said = Object.keys(FLAGS).map((name) => Number(line.value(name) === true));
    flags.set(line.parts.subject, said.join());
  }
  return lines.filter((line) => {
    const own = Object.values(FLAGS).map((column) => Number(line[column] === "1"));
    return flags.get(`${line.order_id}/${line.product_id}`) !== own.join();
  }).length;
}

function ordersIn(view: View) {
  const orders: Item[] = [...itemsOf(setNamed(view.plan, "orders"), view)];
  const count = (name: string): number => orders.filter((order) => order.value(name) === true).length;
  return { orders: orders.length, onTime: count("on time"), inFull: count("in full"), otif: count("otif") };
}

function totalsOf(customers: readonly NaiveCustomer[]) {
  const total = (of: (customer: NaiveCustomer) => number): number =>
    customers.reduce((sum, each) => sum + of(each), 0);
  return {
    orders: total(({ orders }) => orders),
    onTime: total(({ onTime }) => onTime),
    inFull: total(({ inFull }) => inFull),
    otif: total(({ otif }) => otif),
  };
}

/** Customers whom nobody promised anything and who ordered nothing: the product may be silent about them. */
function withoutTarget(
  names: readonly TableRow[],
  naive: readonly NaiveCustomer[],
): readonly NaiveCustomer[] {
  const promised = new Set(naive.map(({ id }) => id));
  const nothing = { onTime: "not measured", inFull: "not measured", otif: "not measured" } as const;
  return names
    .map((row) => row.customer_id ?? "")
    .filter((id) => !promised.has(id))
    .map((id) => ({ id, promised: false, orders: 0, onTime: 0, inFull: 0, otif: 0, verdicts: nothing }));
}

/** What the product says of a customer, and whether the loop says the same, fraction for fraction. */
function customerOf(outcome: PeriodOutcome, naive: NaiveCustomer, names: readonly TableRow[]) {
  const named = names.find((row) => row.customer_id === naive.id);
  const answers = QUESTIONS.map(([target, question]) => {
    const evaluation = evaluationOf(outcome, target, naive.id);
    const share = shareIn(evaluation);
    const recounted = naive.orders === 0 ? undefined : toCanonical(ratio(naive[question], naive.orders));
    const verdict = evaluation === undefined && !naive.promised ? "not measured" : evaluation?.verdict;
    const same = share === recounted && verdict === naive.verdicts[question];
    return { target, share, verdict, expected: boundIn(evaluation), same };
  });
  return {
    id: naive.id,
    name: named?.customer_name ?? "",
    city: named?.city ?? "",
    orders: naive.orders,
    ...Object.fromEntries(
      answers.map(({ target, share, expected, verdict }) => [target, { share, expected, verdict }]),
    ),
    asRecounted: answers.every(({ same }) => same),
  };
}

function evaluationOf(
  outcome: PeriodOutcome,
  target: string,
  customer: string,
): PeriodEvaluation | undefined {
  return outcome.evaluations.find(
    (each) => each.target === target && each.cell.dimensions.some(({ value }) => value === customer),
  );
}

function shareIn(evaluation: PeriodEvaluation | undefined): string | undefined {
  const value = evaluation?.measured?.value;
  return typeof value === "object" ? toCanonical(value) : undefined;
}

function boundIn(evaluation: PeriodEvaluation | undefined): string | undefined {
  const value = evaluation?.expected?.value;
  return typeof value === "object" ? toCanonical(value) : undefined;
}

/** From the first to the last agreed day, as instants somewhere within those days. */
function spanOf(lines: readonly TableRow[]): { readonly start: number; readonly end: number } {
  const agreed = lines.map((line) => Date.parse(line.agreed_delivery_date ?? ""));
  const [first, last] = [agreed.reduce((a, b) => Math.min(a, b)), agreed.reduce((a, b) => Math.max(a, b))];
  return { start: first + DAY / 2, end: last + DAY / 2 };
}
