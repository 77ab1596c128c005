/** On time in full, counted once more by a loop that knows nothing of agreements.
 *
 *  It reads the flags that the file itself carries, so it says what the owner of the file would have
 *  said: an order is on time when all its lines are. Shares are compared with targets in whole numbers
 *  (orders times target against a hundred times the count), so no division decides a verdict. */
import type { TableRow } from "./table.ts";

export type NaiveVerdict = "met" | "missed" | "not measured";

export interface NaiveCustomer {
  readonly id: string;
  /** Whether the file of targets has a row for the customer. */
  readonly promised: boolean;
  readonly orders: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly otif: number;
  readonly verdicts: {
    readonly onTime: NaiveVerdict;
    readonly inFull: NaiveVerdict;
    readonly otif: NaiveVerdict;
  };
}

interface Order {
  readonly customer: string;
  onTime: boolean;
  inFull: boolean;
  otif: boolean;
}

/** Every customer that has a target, in order of ids. */
export function naiveOtif(
  lines: readonly TableRow[],
  targets: readonly TableRow[],
): readonly NaiveCustomer[] {
  const orders = ordersOf(lines);
  return targets
    .map((target) =>
      customerOf(
        target,
        orders.filter((order) => order.customer === target.customer_id),
      ),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ordersOf(lines: readonly TableRow[]): readonly Order[] {
  const orders = new Map<string, Order>();
  for (const line of lines) {
    const customer = line.customer_id ?? "";
    const key = `${line.order_id} of ${customer}`;
    const order = orders.get(key) ?? { customer, onTime: true, inFull: true, otif: true };
    if (line.on_time !== "1") order.onTime = false;
    if (line.in_full !== "1") order.inFull = false;
    if (line.otif !== "1") order.otif = false;
    orders.set(key, order);
  }
  return [...orders.values()];
}

function customerOf(target: TableRow, orders: readonly Order[]): NaiveCustomer {
  const onTime = orders.filter((order) => order.onTime).length;
  const inFull = orders.filter((order) => order.inFull).length;
  const otif = orders.filter((order) => order.otif).length;
  const judge = (count: number, percent: string | undefined): NaiveVerdict => {
    if (orders.length === 0) return "not measured";
    return count * 100 >= orders.length * Number(percent) ? "met" : "missed";
  };
  return {
    id: target.customer_id ?? "",
    promised: true,
    orders: orders.length,
    onTime,
    inFull,
    otif,
    verdicts: {
      onTime: judge(onTime, target["ontime_target%"]),
      inFull: judge(inFull, target["infull_target%"]),
      otif: judge(otif, target["otif_target%"]),
    },
  };
}
