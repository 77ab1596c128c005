/** On what a target rests: legs, own work, and how they are joined. */

import type { Chain } from "../../engine/prepare/chain.ts";
import { CHAIN } from "../keywords/chain.ts";
import type { Node } from "../tree.ts";
import { readAmount } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readList,
  readName,
  readNamed,
  report,
  reportUnknownKey,
} from "./reading.ts";

const JOINTS = ["in sequence", "in parallel", "any of"] as const;

const LEG_KEYS = ["agreement", "clock", "target", "where"];
const WORK_KEYS = ["own work", "on"];

/** A chain of any depth. */
export function readChain(reading: Reading, node: Node): Chain {
  const fields = fieldsOf(reading, node, CHAIN);
  for (const kind of JOINTS) {
    const steps = fields.get(kind);
    if (steps === undefined) continue;
    checkBeside(reading, node, [kind]);
    const of = readList(reading, steps, (each) => readChain(reading, each), "a list of steps in brackets");
    if (steps.kind === "list" && of.length === 0)
      report(reading, "wrong-length", steps.pointer, "The list is empty; write the steps it is made of.");
    return { kind, of };
  }
  const work = fields.get("own work");
  if (work === undefined) return readLeg(reading, node, fields);
  checkBeside(reading, node, WORK_KEYS);
  const on = maybe(fields.get("on"), (each) => readName(reading, each, "the name of a calendar"));
  return {
    kind: "own work",
    takes: readAmount(reading, work),
    ...(on === undefined ? {} : { on: { kind: "calendar", name: on } }),
  };
}

function readLeg(reading: Reading, node: Node, fields: Fields): Chain {
  checkBeside(reading, node, LEG_KEYS);
  const clock = maybe(fields.get("clock"), (each) => readName(reading, each, "the name of a clock"));
  const target = maybe(fields.get("target"), (each) => readName(reading, each, "the name of a target"));
  if (node.kind === "map" && !node.incomplete && clock === undefined && target === undefined) {
    const message = 'It is not said on what of that agreement this rests; add "clock", "target" or both.';
    report(reading, "missing-key", node.pointer, message);
  }
  return {
    kind: "leg",
    agreement: maybe(fields.get("agreement"), (each) => readName(reading, each)) ?? "",
    where: readNamed(reading, fields.get("where"), "list of fields", (dimension, value) => ({
      dimension,
      is: readName(reading, value, "a text"),
    })),
    ...given({ clock, target }),
  };
}

/** Keys of a chain that belong to another of its forms. */
function checkBeside(reading: Reading, node: Node, known: readonly string[]): void {
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries)
    if (
      !known.includes(key) &&
      CHAIN.keywords.some((keyword) => keyword.key === key) &&
      !CHAIN.oneOf?.includes(key)
    )
      reportUnknownKey(reading, key, value.pointer, known);
}
