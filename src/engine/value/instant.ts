/** The two units of time in which everything is counted.
 *
 *  An instant is a point on the world's one time line; how a wall clock shows it is the business
 *  of a zone. Both are whole milliseconds, so additions are exact and a breach is never decided
 *  by a rounding. */

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number; leap seconds do not exist. */
export type Instant = number;

/** A length of time in whole milliseconds; negative when it points backwards. */
export type Duration = number;

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;
