/** Does a case expect what its source states?
 *
 *  A source states a number, a yes or no, or words; a case expects a text such as "99.95 %, met". The number
 *  must be the very number of the text, so nobody can soften an expectation; a yes is a verdict that was
 *  met, a count that is not zero, or "true". Instants are compared as weekday and time of day, and
 *  the end of a day is the second before midnight, as people write it. */
import { parseDate, weekdayOf } from "../../src/engine/time/civil.ts";
import { compare, parseDecimal } from "../../src/engine/value/ratio.ts";

/** A figure of a source with its name; those of a list are called "points/0", "points/1". */
export type Stated = readonly [key: string, value: number | boolean | string];

/** Where a case has it: the key of its expectation, the text there, and the period that was settled. */
export interface Standing {
  readonly key: string;
  readonly text: string;
  readonly period: string;
}

/** The single figures of what a source expects. */
export function figuresOf(expected: unknown, prefix = ""): readonly Stated[] {
  if (typeof expected === "number" || typeof expected === "boolean" || typeof expected === "string")
    return [[prefix, expected]];
  if (expected === null || typeof expected !== "object") return [];
  return Object.entries(expected).flatMap(([key, value]) =>
    figuresOf(value, prefix === "" ? key : `${prefix}/${key}`),
  );
}

export function agrees(value: number | boolean | string, standing: Standing, negated: boolean): boolean {
  if (typeof value === "number") return isNumber(value, standing.text);
  if (typeof value === "boolean") return yes(standing.text) === (negated ? !value : value);
  if (standing.key === "period") return value.includes(monthOf(standing.period));
  return (
    standing.text === value || standing.key.endsWith(`[${value}]`) || instants(standing.text).includes(value)
  );
}

function isNumber(value: number, text: string): boolean {
  const [stated, found] = [parseDecimal(String(value)), parseDecimal(/^-?\d+(\.\d+)?/.exec(text)?.[0] ?? "")];
  return stated !== undefined && found !== undefined && compare(stated, found) === 0;
}

/** A verdict speaks before the measure in front of it. */
function yes(text: string): boolean | undefined {
  const last = text.split(", ").at(-1) ?? text;
  if (["true", "met", "deemed met"].includes(last) || last.startsWith("holds")) return true;
  if (["false", "missed", "not measured", "not applicable", "does not hold"].includes(last)) return false;
  const number = parseDecimal(last.split(" ")[0] ?? "");
  return number === undefined ? undefined : number.numerator !== 0n;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August"].concat([
  "September",
  "October",
  "November",
  "December",
]);

function monthOf(period: string): string {
  return MONTHS[Number(period.split("-")[1]) - 1] ?? period;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "2026-06-04 12:59:00" as people write it: "Thu 12:59", "12:59", and for midnight the second before. */
function instants(text: string): readonly string[] {
  const [day = "", time = ""] = text.split(" ");
  const date = parseDate(day);
  if (date === undefined || time === "") return [];
  if (time === "00:00:00") return [`${weekday(date - 1)} 23:59:59`];
  return [`${weekday(date)} ${time}`, `${weekday(date)} ${time.slice(0, 5)}`, time.slice(0, 5)];
}

function weekday(date: number): string {
  return WEEKDAYS[weekdayOf(date)] ?? "";
}
