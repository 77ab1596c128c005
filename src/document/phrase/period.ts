/** "calendar month", "year from April", "billing month from day 15": how time is divided for judging. */

import type { PeriodKind } from "../../engine/prepare/agreement.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { unreachable } from "../../engine/value/assert.ts";
import { MONTHS } from "./month.ts";
import { type Refusal, refusal } from "./refusal.ts";

const PLAIN = ["calendar month", "calendar quarter", "calendar half-year", "week", "day"] as const;

/** How a period can be written, for messages and the reference. */
export const PERIOD_EXAMPLES: readonly string[] = [
  ...PLAIN,
  "year",
  "year from April",
  "billing month from day 15",
  "rolling 28 days",
];

/** Reads a kind of period. */
export function readPeriod(text: string): PeriodKind | Refusal {
  const plain = PLAIN.find((each) => each === text);
  if (plain !== undefined) return { kind: plain };
  if (text === "year" || text === "calendar year") return { kind: "year", startMonth: 1 };
  const year = /^year from (\S+)$/.exec(text);
  if (year !== null) return readYear(year[1] ?? "");
  const billing = /^billing month from day (\d{1,2})$/.exec(text);
  if (billing !== null) return readBillingMonth(Number(billing[1]));
  const rolling = /^rolling (\d{1,4}) calendar days$|^rolling (\d{1,4}) days$/.exec(text);
  if (rolling !== null) return readRolling(Number(rolling[1] ?? rolling[2]));
  const longer = PLAIN.find((each) => each === `calendar ${text}`);
  const instead = longer === undefined ? meant(text, PERIOD_EXAMPLES) : `did you mean "${longer}"?`;
  return refusal("invalid-period", `"${text}" is no period; ${instead}`);
}

/** The words of a kind of period. */
export function printPeriod(period: PeriodKind): string {
  switch (period.kind) {
    case "year":
      return period.startMonth === 1 ? "year" : `year from ${MONTHS[period.startMonth - 1]}`;
    case "billing month":
      return `billing month from day ${period.startDay}`;
    case "rolling":
      return `rolling ${period.days} days`;
    case "calendar month":
    case "calendar quarter":
    case "calendar half-year":
    case "week":
    case "day":
      return period.kind;
    default:
      return unreachable(period);
  }
}

function readYear(month: string): PeriodKind | Refusal {
  const startMonth = MONTHS.indexOf(month) + 1;
  if (startMonth > 0) return { kind: "year", startMonth };
  return refusal("invalid-period", `"${month}" is no month; ${meant(month, MONTHS)}`);
}

function readBillingMonth(startDay: number): PeriodKind | Refusal {
  if (startDay >= 1 && startDay <= 31) return { kind: "billing month", startDay };
  return refusal("invalid-period", `No month has a day ${startDay}; write a day from 1 to 31.`);
}

function readRolling(days: number): PeriodKind | Refusal {
  if (days >= 1 && days <= 3660) return { kind: "rolling", days };
  return refusal(
    "invalid-period",
    `A rolling period has from 1 to 3660 days; write another number than ${days}.`,
  );
}
