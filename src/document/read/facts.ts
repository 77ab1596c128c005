/** Streams of facts, and the items that are counted. */

import type { FactStream, FieldRule, ItemSet } from "../../engine/prepare/agreement.ts";
import type { ValueType } from "../../engine/prepare/expression.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { currencyCodes, currencyExponent } from "../../engine/value/currency.ts";
import { CLOSED_FIELD, FIELD_TYPES, ITEMS, SHAPES, STREAM } from "../keywords/fact.ts";
import { readLookback } from "../phrase/periods.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { checkReserved, readDeclarations } from "./declaration.ts";
import { readFormula, readValueFormula } from "./formula.ts";
import { readAmount } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readNamed,
  report,
  reportType,
} from "./reading.ts";
import { readTimeline } from "./timeline.ts";

/** Inside a group, "members" is the set of its items. */
const SET_NAMES = ["members"];

/** What a set of items cannot be called: also "last 6 periods", over which figures are summed. */
function setNamesLike(name: string): readonly string[] {
  return readLookback(name) === undefined ? SET_NAMES : [name];
}

/** The streams that the agreement reads. */
export function readStreams(reading: Reading, node: Node | undefined): readonly FactStream[] {
  return readNamed(reading, node, "section of facts", (name, value) => {
    checkReserved(reading, name, setNamesLike(name), value.pointer);
    const fields = fieldsOf(reading, value, STREAM);
    return {
      name,
      shape: readChoice(reading, fields.need("shape"), SHAPES),
      events: maybe(fields.get("events"), (each) => readNames(reading, each)) ?? [],
      fields: readDeclarations(reading, fields.get("fields"), "list of fields", (field, type) =>
        readField(reading, field, type),
      ),
      ...given({ where: maybe(fields.get("where"), (each) => readCondition(reading, each)) }),
    };
  });
}

function readField(reading: Reading, name: string, node: Node): FieldRule {
  if (node.kind === "text" && FOREIGN.test(node.text)) return { name, type: readForeign(reading, node) };
  if (node.kind !== "map") return { name, type: readType(reading, node) };
  const list = fieldsOf(reading, node, CLOSED_FIELD).need("one of");
  const oneOf = readNames(reading, list);
  if (list.kind === "list" && oneOf.length === 0)
    report(
      reading,
      "wrong-length",
      list.pointer,
      "The list is empty; write every text that the field may have.",
    );
  oneOf.forEach((each, index) => {
    checkReserved(reading, each, ["any"], `${list.pointer}/${index}`);
  });
  return { name, type: "text", oneOf };
}

/** How other programs call the types of fields. A percentage is a number: 99.5 % is 0.995. */
const ELSEWHERE: ReadonlyMap<string, ValueType> = new Map([
  ["percent", "number"],
  ["percentage", "number"],
  ["integer", "number"],
  ["decimal", "number"],
  ["string", "text"],
  ["boolean", "flag"],
  ["time", "instant"],
  ["datetime", "instant"],
  ["timestamp", "instant"],
]);

function readType(reading: Reading, node: Node): ValueType {
  if (node.kind === "list") {
    reportType(reading, node, '"one of" before it, such as { one of: [low, high] }');
    return "text";
  }
  const type = node.kind === "text" ? ELSEWHERE.get(node.text) : undefined;
  if (type === undefined || node.kind !== "text") return readChoice<ValueType>(reading, node, FIELD_TYPES);
  const message = `"${node.text}" is no type of field here; write "${type}".`;
  report(reading, "unknown-choice", node.pointer, message);
  return type;
}

const FOREIGN = /^money in /;

/** Money of a currency that the agreement does not settle in. */
function readForeign(reading: Reading, node: Node & { readonly kind: "text" }): ValueType {
  const currency = node.text.replace(FOREIGN, "");
  if (currencyExponent(currency) === undefined) {
    const why = `"${currency}" is no currency of ISO 4217; ${meant(currency, currencyCodes())}`;
    report(reading, "unknown-currency", node.pointer, why);
  }
  return `money in ${currency}`;
}

/** Names in a list, of which none stands twice. */
export function readNames(reading: Reading, node: Node): readonly string[] {
  const names = readList(reading, node, (item) => readName(reading, item), "a list of names in brackets");
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    report(
      reading,
      "duplicate-name",
      `${node.pointer}/${index}`,
      `"${name}" stands here twice; keep one of the two.`,
    );
  });
  return names;
}

/** The sets of items. */
export function readItems(reading: Reading, node: Node | undefined): readonly ItemSet[] {
  return readNamed(reading, node, "section of items", (name, value) => {
    checkReserved(reading, name, setNamesLike(name), value.pointer);
    const fields = fieldsOf(reading, value, ITEMS);
    const common = {
      name,
      values: readDeclarations(reading, fields.get("values"), "list of values", (each, formula) => ({
        name: each,
        is: readValueFormula(reading, formula),
      })),
      ...given({
        where: maybe(fields.get("where"), (each) => readCondition(reading, each)),
        datedBy: maybe(fields.get("dated by"), (each) => readFormula(reading, each)),
      }),
    };
    return { ...common, ...readOrigin(reading, fields) };
  });
}

type Origin =
  | { readonly kind: "from"; readonly of: string }
  | { readonly kind: "cycles"; readonly clock: string }
  | Pick<ItemSet & { readonly kind: "runs" }, "kind" | "of" | "by">
  | Pick<ItemSet & { readonly kind: "group" }, "kind" | "of" | "by" | "every" | "empty">;

function readOrigin(reading: Reading, fields: Fields): Origin {
  const [from, cycles, group] = [fields.get("from"), fields.get("cycles of"), fields.get("group")];
  const runs = fields.get("runs of");
  if (group === undefined) refuseGroupKeys(reading, fields, runs === undefined ? GROUP_KEYS : TIME_KEYS);
  if (from !== undefined) return { kind: "from", of: readName(reading, from) };
  if (cycles !== undefined) return { kind: "cycles", clock: readName(reading, cycles) };
  if (runs !== undefined) {
    const by = maybe(fields.get("by"), (node) => readNames(reading, node)) ?? [];
    return { kind: "runs", of: readTimeline(reading, runs), by };
  }
  return group === undefined ? { kind: "from", of: "" } : readGroup(reading, fields, group);
}

const TIME_KEYS: readonly string[] = ["every", "empty"];
const GROUP_KEYS: readonly string[] = ["by", ...TIME_KEYS];

function refuseGroupKeys(reading: Reading, fields: Fields, keys: readonly string[]): void {
  for (const key of keys) {
    const node = fields.get(key);
    if (node !== undefined)
      report(
        reading,
        "conflicting-keys",
        node.pointer,
        `"${key}" belongs to a group; write "group" instead of the other origin, or delete "${key}".`,
      );
  }
}

function readGroup(reading: Reading, fields: Fields, group: Node): Origin {
  const every = maybe(fields.get("every"), (node) => readAmount(reading, node));
  const by = maybe(fields.get("by"), (node) => readNames(reading, node)) ?? [];
  const empty = maybe(fields.get("empty"), (node) =>
    readChoice(reading, node, ["included", "left out"] as const),
  );
  if (every === undefined && by.length === 0) {
    report(
      reading,
      "missing-key",
      fields.pointer,
      'A group needs "by", "every" or both; write the fields its members share, for example "by: [order]".',
    );
  }
  if (every !== undefined && empty === undefined) {
    report(
      reading,
      "missing-key",
      fields.pointer,
      '"empty" is missing in this group; write whether stretches without members exist: "empty: included" or "empty: left out".',
    );
  }
  return { kind: "group", of: readName(reading, group), by, ...given({ every }), empty: empty ?? "left out" };
}
