/** Which values may meet: the rules of types in formulas.
 *
 *  Few types and few rules: like meets like, a number scales money and time, a quotient of likes is a
 *  number, and instants differ by a length of time. A type of `undefined` belongs to "not applicable"
 *  and to whatever was already reported: it fits everywhere, so one mistake makes one problem. */
import { foreignCurrency } from "../prepare/commerce.ts";
import type { ForeignMoney, ValueType } from "../prepare/expression.ts";
import { type Place, report, type Typed } from "./scope.ts";

type Type = ValueType | undefined;

/** "an amount of money", for sentences. */
export function inWords(type: Expected): string {
  if (type === "any money") return WORDS.money;
  const foreign = foreignCurrency(type);
  return foreign === undefined ? WORDS[type as Exclude<ValueType, ForeignMoney>] : `money in ${foreign}`;
}

/** What may be expected: a type, or money of whatever currency. */
export type Expected = ValueType | "any money";

const WORDS: Readonly<Record<Exclude<ValueType, ForeignMoney>, string>> = {
  number: "a number",
  money: "an amount of money",
  duration: "a length of time",
  instant: "an instant",
  date: "a date",
  flag: "true or false",
  text: "a text",
};

/** Reports `wrong-type` unless the value has one of the types, `mixed-currency` for money of another
 *  currency; gives the type that can be relied on. */
export function expectType(value: Typed, allowed: readonly Expected[], place: Place): Type {
  const { type } = value;
  if (type === undefined) return onlyOf(allowed);
  if (allowed.includes(type) || (isMoney(type) && allowed.includes("any money"))) return type;
  if (isMoney(type) && allowed.some(isMoney)) {
    reportMixed(type, place);
    return undefined;
  }
  const wanted = allowed.map(inWords).join(" or ");
  report(
    place,
    "wrong-type",
    `${subjectOf(value)} is ${inWords(type)} where ${wanted} is needed.${advice(type, allowed)}`,
  );
  return undefined;
}

function onlyOf(allowed: readonly Expected[]): Type {
  const [only, ...more] = allowed;
  return more.length > 0 || only === "any money" ? undefined : only;
}

function isMoney(type: Expected): boolean {
  return type === "money" || type === "any money" || type.startsWith("money in ");
}

function reportMixed(type: ValueType, place: Place): void {
  const governing = place.compilation.agreement.governing.currency;
  const currency = foreignCurrency(type) ?? governing;
  const advice =
    currency === governing
      ? `convert the other amount to ${governing} first`
      : `write {convert: ..., with: a series of rates, on: a date}, or state the amount in ${governing}`;
  const message = `The agreement settles in ${governing}, and this is ${currency} where another currency is needed; ${advice}.`;
  report(place, "mixed-currency", message);
}

/** The one type of several values, each with its place; every one that differs from the first is
 *  reported as `wrong-type`. */
export function commonType(values: readonly { readonly value: Typed; readonly place: Place }[]): Type {
  const first = values.find(({ value }) => value.type !== undefined);
  if (first?.value.type === undefined) return undefined;
  for (const { value, place } of values) expectType(value, [first.value.type], place);
  return first.value.type;
}

/** What a value is called in a sentence. */
export function subjectOf({ formula }: Typed): string {
  if ("name" in formula && typeof formula.name === "string") return `"${formula.name}"`;
  if (formula.kind === "measured") return `"measured"`;
  return "This";
}

function advice(type: ValueType, allowed: readonly Expected[]): string {
  if (type === "instant" && allowed.includes("date"))
    return " Write {day of: ...} for the date of an instant.";
  if (type === "date" && allowed.includes("instant"))
    return " Compare dates with {day of: ...} of the instant.";
  if (type === "number" && allowed.length === 1 && allowed[0] === "money") return " Multiply it by a fee.";
  if (type === "number" && allowed.length === 1 && allowed[0] === "duration")
    return " Write its unit, such as 15 minutes.";
  if (type === "duration" && allowed.length === 1 && allowed[0] === "number")
    return " Divide it by a length of time.";
  if (type === "number" && allowed.length === 1 && allowed[0] === "text")
    return ' Write it in quotes, such as "4".';
  return "";
}
