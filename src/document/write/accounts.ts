/** Accounts in the words of the document. */

import type { Account, AccountEntry } from "../../engine/prepare/account.ts";
import { printPeriods } from "../phrase/periods.ts";
import { writeCondition } from "./condition.ts";
import { writeFormula } from "./formula.ts";
import { mapOfEntries, unlessEmpty, type WrittenMap, writtenMap } from "./written.ts";

export function writeAccount(account: Account): WrittenMap {
  const { holds, per, opening, atMost, atLeast, expiresAfter, entries } = account;
  return writtenMap(
    {
      holds,
      per: unlessEmpty(per),
      opening: opening && writeFormula(opening),
      "at most": atMost && writeFormula(atMost),
      "at least": atLeast && writeFormula(atLeast),
      "expires after": expiresAfter === undefined ? undefined : printPeriods(expiresAfter),
      entries:
        entries.length === 0
          ? undefined
          : mapOfEntries(
              entries.map((entry) => [entry.name, writeEntry(entry)]),
              true,
            ),
    },
    true,
  );
}

function writeEntry({ does, amount, when }: AccountEntry): WrittenMap {
  return writtenMap({ [does]: writeFormula(amount), when: when && writeCondition(when) });
}
