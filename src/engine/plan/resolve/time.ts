/** Values of time: how long between two instants, when something is due, what a clock says.
 *
 *  Business units are counted on a calendar, so whoever writes them names one; the calendar may be
 *  chosen by a table, whose values are then names of calendars instead of formulas. */
import type {
  CalendarChoice,
  Expression,
  Name,
  TimeExpression,
  ValueType,
} from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { unreachable } from "../../value/assert.ts";
import type { Reference } from "../plan.ts";
import { inside, operand, type Place, report, type Typed } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveAs, resolveExpression } from "./expression.ts";
import { checkLimited, resolveClock, resolveName } from "./name.ts";
import { resolveKeys } from "./table.ts";

/** A value of time with its type. */
export function resolveTimeExpression(node: TimeExpression<Name>, place: Place): Typed {
  switch (node.kind) {
    case "time between":
      return resolveBetween(node, place);
    case "moved":
      return resolveMoved(node, place);
    case "day of": {
      const instant = resolveAs(node.instant, ["instant"], operand(place, "day of"));
      return { type: "date", formula: { kind: "day of", instant: instant.formula } };
    }
    case "clock value": {
      if (OF_A_LIMIT.has(node.value))
        checkLimited(node.clock.name, `"${node.value} of"`, operand(place, `${node.value} of`));
      const type: ValueType = LENGTHS.has(node.value) ? "duration" : "instant";
      return { type, formula: { ...node, clock: resolveClock(node.clock, place) } };
    }
    case "field at":
      return resolveFieldAt(node, place);
    default:
      return unreachable(node);
  }
}

/** What a clock can only say if it has a limit. */
const OF_A_LIMIT: ReadonlySet<string> = new Set(["due", "breach", "margin"]);

const LENGTHS: ReadonlySet<string> = new Set(["elapsed", "margin", "paused"]);

function resolveBetween(node: TimeExpression<Name> & { readonly kind: "time between" }, place: Place): Typed {
  const from = resolveAs(node.from, ["instant"], operand(place, "time from"));
  const to = resolveAs(node.to, ["instant"], operand(place, "to"));
  const formula = { kind: node.kind, from: from.formula, to: to.formula };
  if (node.on === undefined) return { type: "duration", formula };
  return { type: "duration", formula: { ...formula, on: resolveCalendar(node.on, inside(place, "on")) } };
}

/** A due instant or date: a date moves by days and months, an instant by any length of time. */
function resolveMoved(node: TimeExpression<Name> & { readonly kind: "moved" }, place: Place): Typed {
  const here = inside(place, "due");
  const from = resolveExpression(node.from, operand(here, "from"));
  const type = expectType(from, ["instant", "date"], operand(here, "from"));
  const by = resolveAs(node.by, ["duration"], { ...inside(here, "by"), promisesTime: true });
  if (node.on === undefined && promisesBusinessTime(node.by)) reportNoCalendar(inside(here, "by"), "on");
  if (type === "date" && node.by.kind === "time amount" && !DAYS.has(node.by.unit)) {
    report(
      inside(here, "by"),
      "wrong-unit",
      "A date moves by business days, calendar days or months; start from an instant to add hours.",
    );
  }
  const formula = { ...withoutCalendar(node), from: from.formula, by: by.formula };
  if (node.on === undefined) return { type, formula };
  return { type, formula: { ...formula, on: resolveCalendar(node.on, inside(here, "on")) } };
}

const DAYS: ReadonlySet<string> = new Set(["business days", "calendar days", "months"]);

function withoutCalendar(node: TimeExpression<Name> & { readonly kind: "moved" }): {
  readonly kind: "moved";
  readonly cutOff?: number;
  readonly snap?: NonNullable<typeof node.snap>;
} {
  const { kind, cutOff, snap } = node;
  return { kind, ...(cutOff === undefined ? {} : { cutOff }), ...(snap === undefined ? {} : { snap }) };
}

/** Says that business units were promised without saying when business is. */
export function reportNoCalendar(place: Place, key: "on" | "calendar"): void {
  report(
    place,
    "business-unit-without-calendar",
    `Business time is counted on a calendar; add "${key}: ..." with the name of one, or write plain hours.`,
  );
}

/** Whether a promise of time is written in business units anywhere where it can take effect. */
export function promisesBusinessTime(expression: Expression<Name>): boolean {
  switch (expression.kind) {
    case "time amount":
      return expression.unit.startsWith("business");
    case "table":
      return [...expression.rows.map(({ value }) => value), ...optional(expression.otherwise)].some(
        promisesBusinessTime,
      );
    case "times":
    case "add":
      return expression.of.some(promisesBusinessTime);
    case "if":
      return promisesBusinessTime(expression.then) || promisesBusinessTime(expression.otherwise);
    case "in force":
      return expression.rows.some(({ value }) => promisesBusinessTime(value));
    case "bands":
      return [...expression.rows.map(({ gives }) => gives), ...optional(expression.otherwise)].some(
        promisesBusinessTime,
      );
    default:
      return false;
  }
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A calendar by name or by table. Problems: `unknown-calendar` and those of a table's keys. */
export function resolveCalendar(choice: CalendarChoice<Name>, place: Place): CalendarChoice<Reference> {
  if (choice.kind === "calendar") {
    checkCalendar(choice.name, place);
    return choice;
  }
  const by = resolveKeys(choice, place).references;
  const rows = choice.rows.map(({ keys, value }) => {
    const key = keys.length === 1 ? keys[0] : undefined;
    const here = key === undefined || key === null ? place : inside(place, key);
    return { keys, value: calendarIn(value, here) };
  });
  if (choice.otherwise === undefined) return { kind: "table", by, rows };
  return { kind: "table", by, rows, otherwise: calendarIn(choice.otherwise, inside(place, "otherwise")) };
}

/** A cell of a calendar table: the name of a calendar, whether read as a name or as a text. */
function calendarIn(value: Expression<Name>, place: Place): Expression<Reference> {
  if (value.kind === "not applicable") return value;
  const name = value.kind === "name" ? value.name : value.kind === "text" ? value.text : undefined;
  if (name === undefined) report(place, "wrong-type", "Here stands the name of a calendar.");
  else checkCalendar(name, value.kind === "name" ? { ...place, pointer: value.pointer } : place);
  return { kind: "text", text: name ?? "" };
}

function checkCalendar(name: string, place: Place): void {
  const { calendars, used } = place.compilation;
  used.calendars.add(name);
  if (calendars.includes(name)) return;
  report(place, "unknown-calendar", `There is no calendar "${name}"; ${meant(name, calendars)}`);
}

/** A field as it was at an event of the item. Problem: `unknown-event`. */
function resolveFieldAt(node: TimeExpression<Name> & { readonly kind: "field at" }, place: Place): Typed {
  const field = resolveName(node.field, place);
  const stream = place.scope.item?.stream;
  const events = stream?.events ?? [];
  if (!events.includes(node.event)) {
    const at = inside(place, "at");
    report(
      at,
      "unknown-event",
      `"${node.event}" is no event of "${stream?.name ?? "these items"}"; ${meant(node.event, events)}`,
    );
  }
  const name = node.field.name;
  return { ...field, formula: { ...node, field: { kind: "field", name, type: field.type ?? "text" } } };
}
