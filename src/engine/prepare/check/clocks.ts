/** Can each clock start, pause and go on? The traps that only show when a ticket hangs for a month.
 *
 *  A clock starts on a fact that does not stop it in the same breath; a pause ends on something other
 *  than what began it. Both slips read well and measure nothing, so they are refused at once. */
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import type { Agreement, ClockRule, PauseRule, Trigger } from "../agreement.ts";

/** Problems: `clock-never-starts`, `clock-start-equals-pause`, `clock-never-resumes`; warning
 *  `pause-without-limit`. */
export function checkClocks({ clocks }: Agreement): readonly Problem[] {
  return clocks.flatMap((clock) => {
    const pointer = pointerTo("/clocks", clock.name);
    return [
      ...checkStarts(clock, pointer),
      ...clock.pauses.flatMap((pause) => checkPause(pause, clock, pointer)),
    ];
  });
}

/** An update clock may start again with the event that stopped it, as long as another starts it first. */
function checkStarts(clock: ClockRule, pointer: string): readonly Problem[] {
  const [first] = clock.starts;
  if (first === undefined) return [];
  const stopped = clock.starts.every((start) => clock.stops.some((stop) => covers(stop, start)));
  const cancelled = clock.starts.every((start) => clock.cancelledBy.some((cancel) => covers(cancel, start)));
  if (!stopped && !cancelled) return [];
  const by = stopped ? "stops" : "cancelled by";
  const what = stopped ? "stops it" : "cancels it";
  const message = `Whatever starts this clock (${eventsOf(clock.starts)}) also ${what}; name another event under one of the two.`;
  return [
    problem("clock-never-starts", pointerTo(pointer, "starts"), message, {
      related: [pointerTo(pointer, by)],
    }),
  ];
}

function checkPause(pause: PauseRule, clock: ClockRule, pointer: string): readonly Problem[] {
  const here = pointerTo(pointer, "pauses", pause.reason);
  const unlimited = pause.atMost === undefined ? [withoutLimit(pause, here)] : [];
  if (pause.kind === "while") return unlimited;
  return [...checkResume(pause, here), ...checkStartOfPause(pause, clock, pointer, here), ...unlimited];
}

type Between = PauseRule & { readonly kind: "between" };

function checkResume(pause: Between, pointer: string): readonly Problem[] {
  if (pause.until.length === 0) {
    return [
      problem(
        "clock-never-resumes",
        pointerTo(pointer, "until"),
        "Nothing ends this pause; name the event after which time runs again.",
      ),
    ];
  }
  if (!pause.from.every((from) => pause.until.some((until) => covers(until, from)))) return [];
  const message = `The pause begins and ends with the same event (${eventsOf(pause.from)}); name the event after which time runs again.`;
  return [
    problem("clock-never-resumes", pointerTo(pointer, "until"), message, {
      related: [pointerTo(pointer, "from")],
    }),
  ];
}

function checkStartOfPause(
  pause: Between,
  clock: ClockRule,
  pointer: string,
  here: string,
): readonly Problem[] {
  const both = pause.from.find((from) => clock.starts.some((start) => covers(from, start)));
  if (both === undefined) return [];
  const message = `"${both.event}" starts the clock and pauses it at once; begin the pause with another event.`;
  return [
    problem("clock-start-equals-pause", pointerTo(here, "from"), message, {
      related: [pointerTo(pointer, "starts")],
    }),
  ];
}

function withoutLimit(pause: PauseRule, pointer: string): Problem {
  const message = `A pause for "${pause.reason}" may last for ever and the promise with it; add "at most", such as 10 business days, or "no limit" if that is meant.`;
  return warning("pause-without-limit", pointer, message);
}

/** Whether every fact that fires the second trigger fires the first. */
function covers(wide: Trigger, narrow: Trigger): boolean {
  if (wide.event !== narrow.event) return false;
  return wide.where === undefined || sameTest(wide.where, narrow.where);
}

function sameTest(a: Trigger["where"], b: Trigger["where"]): boolean {
  return b !== undefined && textOf(a) === textOf(b);
}

/** Tests compare by content; the places they were written in differ. */
function textOf(test: Trigger["where"]): string {
  return JSON.stringify(test, (key, value: unknown) => {
    if (key === "pointer") return undefined;
    return typeof value === "bigint" ? value.toString() : value;
  });
}

function eventsOf(triggers: readonly Trigger[]): string {
  return triggers.map(({ event }) => `"${event}"`).join(", ");
}
