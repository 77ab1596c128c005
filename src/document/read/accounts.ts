/** Accounts and their entries: which keys stand in them, and what each becomes. */

import type { Account, AccountEntry } from "../../engine/prepare/account.ts";
import { ACCOUNT, ENTRY } from "../keywords/account.ts";
import { readPeriods } from "../phrase/periods.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { checkReserved } from "./declaration.ts";
import { readNames } from "./facts.ts";
import { readFormula } from "./formula.ts";
import { readConstant } from "./formula-aggregate.ts";
import { STAND_IN } from "./literal.ts";
import { fieldsOf, given, maybe, type Reading, readChoice, readNamed, readPhrase } from "./reading.ts";

const HOLDS = ["number", "money", "duration"] as const;

/** Accounts by name. */
export function readAccounts(reading: Reading, node: Node | undefined): readonly Account[] {
  return readNamed(reading, node, "section of accounts", (name, value) => {
    const fields = fieldsOf(reading, value, ACCOUNT);
    return {
      name,
      holds: readChoice(reading, fields.need("holds"), HOLDS),
      per: maybe(fields.get("per"), (each) => readNames(reading, each)) ?? [],
      ...given({
        opening: maybe(fields.get("opening"), (each) => readConstant(reading, each)),
        atMost: maybe(fields.get("at most"), (each) => readFormula(reading, each)),
        atLeast: maybe(fields.get("at least"), (each) => readFormula(reading, each)),
        expiresAfter: maybe(fields.get("expires after"), (each) =>
          readPhrase(reading, each, readPeriods, 1, 'a number of periods such as "12 periods"'),
        ),
      }),
      entries: readNamed(reading, fields.get("entries"), "section of entries", (entry, each) =>
        readEntry(reading, entry, each),
      ),
    };
  });
}

function readEntry(reading: Reading, name: string, node: Node): AccountEntry {
  checkReserved(reading, name, ["expiry"], node.pointer);
  const fields = fieldsOf(reading, node, ENTRY);
  const added = fields.get("add");
  const amount = added ?? fields.get("take");
  return {
    name,
    does: added === undefined ? "take" : "add",
    amount: amount === undefined ? STAND_IN : readFormula(reading, amount),
    ...given({ when: maybe(fields.get("when"), (each) => readCondition(reading, each)) }),
  };
}
