/** What do the three files of a delivery programme look like: order lines, customers, targets?
 *
 *  Files of the form of a public set of a consumer goods maker. Each line carries its own flags, formed
 *  here by the words on the box: on time when it arrived on or before the agreed day, in full when nothing
 *  is short. One customer orders nothing, for a customer without orders has not been served on time. */
import { chance, pick, type RandomSource, whole } from "./random.ts";

export interface OrderFiles {
  /** Texts of the files, by the name that they have in the directory. */
  readonly "otif-order-lines.csv": string;
  readonly "otif-customer-targets.csv": string;
  readonly "otif-customers.csv": string;
}

const DAY = 86_400_000;
const NAMES = [
  "Corner Stores",
  "Lotus Mart",
  "Green Basket",
  "Harbour Foods",
  "Elite Grocers",
  "Daily Needs",
];
const CITIES = ["Surat", "Ahmedabad", "Vadodara"];

/** Orders of 1 to 4 lines for 12 customers over half a year; a thirteenth customer has none. */
export function orderFiles(random: RandomSource, orders: number): OrderFiles {
  const customers = Array.from({ length: 13 }, (_, index) => String(789201 + index * 100));
  const lines = [
    "order_id,order_placement_date,customer_id,product_id,order_qty,agreed_delivery_date,actual_delivery_date,delivery_qty,in_full,on_time,otif",
  ];
  for (let order = 0; order < orders; order += 1) {
    lines.push(
      ...orderLines(random, `FM${String(order).padStart(6, "0")}`, pick(random, customers.slice(0, 12))),
    );
  }
  const targets = customers.map(
    (id) => `${id},${whole(random, 60, 92)},${whole(random, 50, 80)},${whole(random, 35, 75)}`,
  );
  const names = customers.map(
    (id, index) => `${id},${NAMES[index % NAMES.length]},${CITIES[index % CITIES.length]}`,
  );
  return {
    "otif-order-lines.csv": `${lines.join("\n")}\n`,
    "otif-customer-targets.csv": `customer_id,ontime_target%,infull_target%,otif_target%\n${targets.join("\n")}\n`,
    "otif-customers.csv": `customer_id,customer_name,city\n${names.join("\n")}\n`,
  };
}

function orderLines(random: RandomSource, order: string, customer: string): readonly string[] {
  const placed = Date.UTC(2022, 2, 1) / DAY + whole(random, 0, 180);
  const agreed = placed + whole(random, 1, 4);
  const products = new Set(
    Array.from({ length: whole(random, 1, 4) }, () => 25_891_100 + whole(random, 1, 18)),
  );
  return [...products].map((product) => {
    const late = chance(random, 0.2) ? whole(random, 1, 3) : 0;
    const early = chance(random, 0.1) ? 1 : 0;
    const ordered = whole(random, 10, 500);
    const received = chance(random, 0.25) ? Math.floor(ordered * 0.9) : ordered;
    const arrived = agreed + late - (late === 0 ? early : 0);
    const [full, onTime] = [Number(received >= ordered), Number(arrived <= agreed)];
    return [
      order,
      date(placed),
      customer,
      product,
      ordered,
      date(agreed),
      date(arrived),
      received,
      full,
      onTime,
      full * onTime,
    ].join(",");
  });
}

function date(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}
