/** What is kept from period to period, in words: accounts, their entries and their balances. */

import type { Account, AccountEntry } from "../../engine/prepare/account.ts";
import type { AccountBalance } from "../../engine/prepare/expression.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { perPhrase } from "./definitions.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { countPhrase, literalPhrase } from "./formula/literals.ts";
import { type DraftClause, joined, list, named, type Phrase, paragraph, value } from "./phrase.ts";
import { say, tell, type Voice } from "./voice.ts";

/** The clause of one account. */
export function accountClause(voice: Voice, account: Account): DraftClause {
  const at = pointerTo("/accounts", account.name);
  const entries = account.entries.map((entry) =>
    entryPhrase(voice, entry, pointerTo(at, "entries", entry.name)),
  );
  const order = entries.length === 0 ? [] : [paragraph(tell(voice, "accountOrder"))];
  return {
    title: account.name,
    pointer: at,
    blocks: [paragraph(joined(termsOf(voice, account, at), " ")), ...order, ...list(entries)],
  };
}

function termsOf(voice: Voice, account: Account, at: string): readonly Phrase[] {
  const { opening, atMost, atLeast, expiresAfter } = account;
  const terms = [holdsPhrase(voice, account, at)];
  if (opening !== undefined)
    terms.push(
      say(voice, "accountOpening", { opening: literalPhrase(voice, opening, pointerTo(at, "opening")) }),
    );
  if (atMost !== undefined)
    terms.push(
      say(voice, "accountAtMost", { bound: expressionPhrase(voice, atMost, pointerTo(at, "at most")) }),
    );
  if (atLeast !== undefined)
    terms.push(
      say(voice, "accountAtLeast", { bound: expressionPhrase(voice, atLeast, pointerTo(at, "at least")) }),
    );
  if (expiresAfter !== undefined)
    terms.push(
      say(voice, "accountExpires", {
        periods: countPhrase(voice, expiresAfter, pointerTo(at, "expires after")),
      }),
    );
  return terms;
}

function holdsPhrase(voice: Voice, account: Account, at: string): Phrase {
  const name = named(account.name, at);
  const holds = value(voice.phrases[HOLDS[account.holds]], pointerTo(at, "holds"));
  if (account.per.length === 0) return say(voice, "account", { name, holds });
  return say(voice, "accountPer", { name, holds, per: perPhrase(voice, account.per, at) });
}

const HOLDS = { number: "typeNumber", money: "typeMoney", duration: "typeDuration" } as const;

function entryPhrase(voice: Voice, { name, does, amount, when }: AccountEntry, at: string): Phrase {
  const slots = {
    entry: named(name, at),
    amount: expressionPhrase(voice, amount, pointerTo(at, does)),
  };
  if (when === undefined) return say(voice, does === "add" ? "entryAdds" : "entryTakes", slots);
  const test = conditionPhrase(voice, when, pointerTo(at, "when"));
  return say(voice, does === "add" ? "entryAddsIf" : "entryTakesIf", { ...slots, test });
}

/** "the balance of points at the end of the assessment period before". */
export function balancePhrase(voice: Voice, node: AccountBalance, at: string): Phrase {
  const account = named(node.account, pointerTo(at, node.kind));
  return say(voice, node.kind === "balance of" ? "balanceNow" : "balanceBefore", { account });
}
