/** In what is paid? One currency settles an agreement, and ISO 4217 must know its minor unit. */
import { currencyCodes, currencyExponent } from "../../value/currency.ts";
import { type Problem, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import { nearest } from "../nearest.ts";

/** Problem: `unknown-currency`. */
export function checkCurrency({ governing: { currency } }: Agreement): readonly Problem[] {
  if (currencyExponent(currency) !== undefined) return [];
  const near = nearest(currency, currencyCodes()) ?? "EUR";
  const message = `"${currency}" is no ISO 4217 currency; did you mean ${near}?`;
  return [problem("unknown-currency", "/governing/currency", message)];
}
