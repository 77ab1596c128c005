/** What a clock says of one item, and what it needs to be told: the nouns of this room.
 *
 *  Stage and outcome are two things: a clock that is breached may still be running, and one that is
 *  cancelled has no outcome that counts. Everything is an instant or a length of time; what people see
 *  ("38 min left") is derived when they look. */

import type { Formula, Reference, Test } from "../../plan/plan.ts";
import type { CalendarChoice, ClockOutcome, TimeAmount } from "../../prepare/expression.ts";
import type { Coverage } from "../../time/coverage.ts";
import type { Zone } from "../../time/zone.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import type { NOT_APPLICABLE } from "../evaluation.ts";
import type { FieldValue } from "../fact/fact.ts";

export type Fields = Readonly<Record<string, FieldValue>>;

/** What a clock needs from outside. Tests and limits are asked with the fields as known at a moment. */
export interface ClockContext {
  readonly zone: Zone;
  /** The last instant that is seen. */
  readonly asOf: Instant;
  readonly evaluate: {
    test(test: Test, fields: Fields): boolean;
    /** `at` is the start of the cycle: by it, values in force are chosen. */
    limit(formula: Formula, fields: Fields, at: Instant): TimeAmount | typeof NOT_APPLICABLE | undefined;
    calendar(choice: CalendarChoice<Reference>, fields: Fields): Coverage | undefined;
  };
}

/** Everything one clock did for one item, in order. */
export interface ClockHistory {
  readonly cycles: readonly ClockCycle[];
  /** Facts that the clock could make nothing of: ids, with the reason. */
  readonly notes: readonly ClockNote[];
}

export interface ClockNote {
  readonly kind:
    | "stop without a start"
    | "stop after the stop"
    | "start while running"
    | "start after the first stop"
    | "start at a stop";
  readonly fact: string;
}

export interface ClockCycle {
  /** From when time counts: later than `began` if a change of limit restarted the clock. */
  readonly start: Instant;
  /** When the cycle began; the version in force then is the one it follows. */
  readonly began: Instant;
  readonly stop?: Instant;
  readonly cancelled?: Instant;
  /** The first to the last instant that was looked at, without gaps. */
  readonly spans: readonly ClockSpan[];
  /** Counted time in ms: covered time for business limits, time on the line for the others. */
  readonly elapsed: Duration;
  /** Time taken out by pauses, in ms on the time line. */
  readonly paused: Duration;
  /** The limit that judges: in force at the stop, or now. Absent where none applies. */
  readonly limit?: TimeAmount;
  /** The limit in counted ms; a limit in days is the time on the line from start to due. */
  readonly limitMs?: Duration;
  /** When counted time runs out, or ran out. Absent without a limit, and while a pause holds and time is
   *  left. A cycle that stopped during a pause has the one it would have had by resuming then. */
  readonly due?: Instant;
  /** The due instant as promised at the start, before any pause or change. */
  readonly originalDue?: Instant;
  /** The instant at which the limit was used up, if the outcome is "breached". */
  readonly breach?: Instant;
  /** Limit minus elapsed, in counted ms; negative by how much it was missed. */
  readonly margin?: Duration;
  readonly stage: ClockStage;
  readonly outcome: ClockOutcome;
  /** Ids of the facts that began and ended the cycle. */
  readonly startedBy: string;
  readonly endedBy?: string;
}

export type ClockStage = "running" | "paused" | "outside hours" | "completed" | "cancelled";

/** A stretch of a cycle with one state and one set of terms. */
export interface ClockSpan {
  readonly kind: "running" | "paused" | "stopped";
  readonly start: Instant;
  readonly end: Instant;
  /** Counted ms; zero unless running. */
  readonly counted: Duration;
  readonly reason?: string;
  readonly party?: "provider" | "customer" | "supplier";
  /** Ids of the facts that began and ended the stretch: a start, a pause, a resumption, a change of
   *  terms, a stop. At most two; fewer where none did, as when a pause reached its own limit. */
  readonly facts: readonly string[];
  /** The calendar that time accrues on; absent round the clock. */
  readonly calendar?: string;
  readonly limit?: TimeAmount;
}
