/**
 * The facts that random agreements speak of: one stream of every shape, and the sets of items made of them.
 */
import type { FactStream } from "../../src/engine/prepare/agreement.ts";

/** Names that can stand at a place, by what they mean there. */
export interface NamesAt {
  readonly numbers: readonly string[];
  readonly money: readonly string[];
  readonly durations: readonly string[];
  readonly dates: readonly string[];
  readonly instants: readonly string[];
  readonly flags: readonly string[];
  /** Texts with their closed lists. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly clocks: readonly string[];
}

/** A set of items with the names of each item. */
export interface SetAt {
  readonly name: string;
  readonly names: NamesAt;
}

export const NONE: NamesAt = {
  numbers: [],
  money: [],
  durations: [],
  dates: [],
  instants: [],
  flags: [],
  choices: {},
  clocks: [],
};

export const REGIONS = ["north", "south"];
const PRIORITIES = ["P1", "P2", "P3"];

export const TICKETS: FactStream = {
  name: "tickets",
  shape: "events",
  events: ["opened", "answered", "waiting", "resumed", "solved", "withdrawn"],
  fields: [
    { name: "priority", type: "text", oneOf: PRIORITIES },
    { name: "region", type: "text", oneOf: REGIONS },
    { name: "weight", type: "number" },
    { name: "cost", type: "money" },
    { name: "spent", type: "duration" },
    { name: "reported", type: "instant" },
    { name: "promised", type: "date" },
    { name: "disputed", type: "flag" },
  ],
};
export const OUTAGES: FactStream = {
  name: "outages",
  shape: "intervals",
  events: [],
  fields: [
    { name: "region", type: "text", oneOf: REGIONS },
    { name: "cause", type: "text", oneOf: ["provider", "customer", "force majeure"] },
    { name: "weight", type: "number" },
  ],
};
export const CHECKS: FactStream = {
  name: "checks",
  shape: "samples",
  events: [],
  fields: [
    { name: "region", type: "text", oneOf: REGIONS },
    { name: "status", type: "text", oneOf: ["up", "down", "any other"] },
    { name: "milliseconds", type: "number" },
  ],
};
export const LINES: FactStream = {
  name: "order lines",
  shape: "records",
  events: [],
  fields: [
    { name: "order", type: "text" },
    { name: "region", type: "text", oneOf: REGIONS },
    { name: "ordered", type: "number" },
    { name: "received", type: "number" },
    { name: "unit cost", type: "money" },
    { name: "agreed", type: "date" },
    { name: "arrived", type: "date" },
    { name: "disputed", type: "flag" },
  ],
};

/** The names of an item of a stream. */
export function namesOf({ fields }: FactStream, clocks: readonly string[] = []): NamesAt {
  const of = (type: string): readonly string[] =>
    fields.filter((field) => field.type === type).map(({ name }) => name);
  const choices = Object.fromEntries(
    fields.flatMap(({ name, oneOf }) => (oneOf === undefined ? [] : [[name, oneOf]])),
  );
  return {
    numbers: of("number"),
    money: of("money"),
    durations: of("duration"),
    dates: of("date"),
    instants: of("instant"),
    flags: of("flag"),
    choices,
    clocks,
  };
}

/** The sets that figures are taken over. */
export const SETS: readonly SetAt[] = [
  { name: "tickets", names: namesOf(TICKETS, ["response", "solution"]) },
  {
    name: "lines",
    names: {
      ...namesOf(LINES),
      numbers: [...namesOf(LINES).numbers, "score"],
      money: ["value lost"],
      flags: ["good"],
    },
  },
  { name: "orders", names: { ...NONE, money: ["total lost"], flags: ["good"] } },
  { name: "slices", names: { ...NONE, numbers: ["slow"] } },
];
