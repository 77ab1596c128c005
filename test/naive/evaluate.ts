/** What do shares, means, percentiles, groups, cells, bands and caps come to? Told once more, slowly.
 *
 *  Nothing of the engine is used: rows are filtered again for every question, cells are found by looking at
 *  all rows, and a capped sum is handed out cent by cent. Where the two disagree, one of them is wrong. */
import {
  decimal,
  exactText,
  type Fraction,
  fraction,
  minus,
  plus,
  reaches,
  sumOf,
  times,
} from "./fraction.ts";

export interface Line {
  readonly day: number;
  readonly order?: string;
  readonly class?: "a" | "b";
  readonly site?: string;
  readonly amount?: string;
  readonly good?: boolean;
}

export type Measure =
  | { readonly kind: "share" | "count"; readonly of: "lines" | "orders" }
  | { readonly kind: "sum" | "mean" | "lowest" | "highest"; readonly percent?: undefined }
  | { readonly kind: "percentile"; readonly percent: number };

export interface Promised {
  readonly measure: Measure;
  readonly per: readonly ("class" | "site")[];
  /** Only lines of at least this amount. */
  readonly atLeast?: string;
  readonly level: string;
  /** Two bounds and three shares of the fee, in percent. */
  readonly bands: {
    readonly bounds: readonly [string, string];
    readonly gives: readonly [number, number, number];
  };
  readonly rounding: "half up" | "down" | "up";
}

export interface Contract {
  readonly promises: readonly Promised[];
  readonly fee: string;
  /** In hundredths: over the first credit in each class, and over everything. */
  readonly capPerClass?: number;
  readonly cap?: number;
}

/** One line each for every verdict, credit and the total, as the engine's outcome is told. */
export function told(contract: Contract, lines: readonly Line[]): readonly string[] {
  const judged = contract.promises.flatMap((promise, index) =>
    cellsOf(promise, lines).map((cell) => ({
      promise,
      index,
      cell,
      value: measured(promise, inCell(lines, cell)),
    })),
  );
  const credits = judged.map(({ promise, index, cell, value }) => ({
    index,
    cell,
    granted: value === undefined ? 0n : cents(times(bandOf(promise, value), decimal(contract.fee)), promise),
  }));
  const { capPerClass, cap } = contract;
  if (capPerClass !== undefined) {
    for (const word of ["a", "b"])
      limit(
        credits.filter(({ index, cell }) => index === 0 && cell.class === word),
        BigInt(capPerClass),
      );
  }
  if (cap !== undefined) limit(credits, BigInt(cap));
  const verdicts = judged.map(({ promise, index, cell, value }) => {
    const verdict =
      value === undefined ? "not measured" : reaches(value, decimal(promise.level)) ? "met" : "missed";
    return `${index} ${nameOf(promise, cell)} ${value === undefined ? "-" : exactText(value)} ${verdict}`;
  });
  const paid = credits.map(({ granted }) => String(granted));
  return [...verdicts, ...paid, String(credits.reduce((sum, { granted }) => sum + granted, 0n))];
}

type CellWords = { readonly [name in "class" | "site"]?: string };

/** Both classes always, and every site that a line of the month names. */
function cellsOf({ per }: Promised, lines: readonly Line[]): readonly CellWords[] {
  const sites = [...new Set(lines.flatMap(({ site }) => site ?? []))].sort();
  return per.reduce<readonly CellWords[]>(
    (cells, name) =>
      cells.flatMap((cell) =>
        (name === "class" ? ["a", "b"] : sites).map((word) => ({ ...cell, [name]: word })),
      ),
    [{}],
  );
}

function inCell(lines: readonly Line[], cell: CellWords): readonly Line[] {
  return lines.filter(
    (line) =>
      (cell.class === undefined || line.class === cell.class) &&
      (cell.site === undefined || line.site === cell.site),
  );
}

function nameOf({ per }: Promised, cell: CellWords): string {
  return per.map((name) => cell[name]).join("+");
}

function measured({ measure, atLeast }: Promised, all: readonly Line[]): Fraction | undefined {
  const large = (amount: string | undefined): boolean =>
    atLeast === undefined || (amount !== undefined && reaches(decimal(amount), decimal(atLeast)));
  if ("of" in measure && measure.of === "orders") {
    const orders = ordersOf(all).filter(
      (order) => atLeast === undefined || reaches(sizeOf(order), decimal(atLeast)),
    );
    const good = orders.filter((order) => order.every((line) => line.good === true));
    return counted(measure.kind, good.length, orders.length);
  }
  const lines = all.filter(({ amount }) => large(amount));
  if ("of" in measure)
    return counted(measure.kind, lines.filter(({ good }) => good === true).length, lines.length);
  const amounts = lines.flatMap(({ amount }) => (amount === undefined ? [] : [decimal(amount)]));
  if (measure.kind === "sum") return sumOf(amounts);
  const ordered = [...amounts].sort((a, b) => (reaches(a, b) ? (reaches(b, a) ? 0 : 1) : -1));
  if (measure.kind === "lowest") return ordered[0];
  if (measure.kind === "highest") return ordered.at(-1);
  if (measure.kind === "mean")
    return amounts.length === 0 ? undefined : times(sumOf(amounts), fraction(1, amounts.length));
  // The nearest rank: the first value that so many percent of the values do not exceed.
  const { percent = 0 } = measure;
  return ordered.find((_, index) => (index + 1) * 100 >= percent * ordered.length);
}

function counted(kind: "share" | "count", good: number, all: number): Fraction | undefined {
  if (kind === "count") return fraction(all);
  return all === 0 ? undefined : fraction(good, all);
}

/** Lines of one order and one class; those that name no order belong together too. */
function ordersOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const keys = new Set(lines.map((line) => JSON.stringify([line.order, line.class])));
  return [...keys].map((key) => lines.filter((line) => JSON.stringify([line.order, line.class]) === key));
}

function sizeOf(order: readonly Line[]): Fraction {
  return sumOf(order.flatMap(({ amount }) => (amount === undefined ? [] : [decimal(amount)])));
}

function bandOf({ bands: { bounds, gives } }: Promised, value: Fraction): Fraction {
  const place = bounds.filter((bound) => reaches(value, decimal(bound))).length;
  return fraction(gives[place] ?? 0, 100);
}

function cents(amount: Fraction, { rounding }: Promised): bigint {
  const scaled = times(amount, fraction(100));
  const down = scaled.over / scaled.under;
  const rest = minus(scaled, fraction(down));
  if (rest.over === 0n || rounding === "down") return down;
  return rounding === "up" || reaches(plus(rest, rest), fraction(1)) ? down + 1n : down;
}

/** Hands a limit out in proportion; each cent that is left goes where most was cut off. */
function limit(credits: { granted: bigint }[], most: bigint): void {
  const sum = credits.reduce((total, { granted }) => total + granted, 0n);
  if (sum <= most) return;
  const cut = credits.map((credit) => ({ credit, rest: (credit.granted * most) % sum }));
  for (const { credit } of cut) credit.granted = (credit.granted * most) / sum;
  let left = most - credits.reduce((total, { granted }) => total + granted, 0n);
  while (left > 0n) {
    const largest = cut.reduce((best, each) => (each.rest > best.rest ? each : best));
    largest.credit.granted += 1n;
    largest.rest = -1n;
    left -= 1n;
  }
}
