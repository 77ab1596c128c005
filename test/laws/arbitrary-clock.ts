/**
 * Calendars and clocks at random: hours past midnight, special dates, later versions; pauses of both kinds and every
 * policy of the hard cases.
 */
import fc from "fast-check";
import type { ClockRule, PauseRule } from "../../src/engine/prepare/agreement.ts";
import type { BusinessCalendar, DayWindow } from "../../src/engine/time/calendar.ts";
import { DAY, MINUTE } from "../../src/engine/value/instant.ts";
import { NONE, namesOf, TICKETS } from "./arbitrary-facts.ts";
import { conditionAt, type Formula, nameOf, perhaps, promisedTime, tableAt } from "./arbitrary-formula.ts";

export const ZONE = "Europe/Berlin";

const dayWindow: fc.Arbitrary<DayWindow> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
  .map(([open, length]) => ({ open: open * MINUTE, close: (open + length) * MINUTE }));

const windows = fc.oneof(
  fc.constant([]),
  dayWindow.map((window) => [window]),
  fc.constant([{ open: 0, close: DAY }]),
  fc.constant([
    { open: 480 * MINUTE, close: 720 * MINUTE },
    { open: 780 * MINUTE, close: 1020 * MINUTE },
  ]),
);

const someDates = fc.uniqueArray(fc.integer({ min: 20_000, max: 21_000 }), { maxLength: 3 });

const dated = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 20_000, max: 21_000 }), windows), {
    maxLength: 2,
    selector: ([date]) => date,
  })
  .map((list) => list.map(([date, each]) => ({ date, windows: each })));

const officeWeek: fc.Arbitrary<readonly (readonly DayWindow[])[]> = fc.oneof(
  fc.constant([...Array.from({ length: 5 }, () => [{ open: 480 * MINUTE, close: 1080 * MINUTE }]), [], []]),
  fc
    .tuple(windows, windows)
    .map(([one, other]) => [
      [{ open: 540 * MINUTE, close: 1020 * MINUTE }],
      one,
      one,
      other,
      one,
      other,
      other,
    ]),
);

const version = fc.record({
  week: officeWeek,
  holidays: someDates,
  dates: dated,
  breaks: dated.map((list) => list.filter(({ windows: each }) => each.length > 0)),
});

export const office: fc.Arbitrary<BusinessCalendar> = fc
  .tuple(fc.constantFrom(ZONE, "Europe/London"), version, fc.option(version, { nil: undefined }))
  .map(([zone, first, later]) => ({
    name: "office",
    zone,
    versions: [{ from: null, ...first }, ...(later === undefined ? [] : [{ from: 20_600, ...later }])],
  }));

export const clock = (name: string): fc.Arbitrary<ClockRule> =>
  fc
    .tuple(
      fc.record({
        name: fc.constant(name),
        items: fc.constant("tickets"),
        starts: fc.constantFrom([{ event: "opened" }], [{ event: "opened" }, { event: "resumed" }]),
        stops: fc.oneof(
          fc.constant([{ event: "answered" }, { event: "solved" }]),
          conditionAt(namesOf(TICKETS), 1).map((where) => [{ event: "solved", where }]),
        ),
        cancelledBy: fc.constantFrom([], [{ event: "withdrawn" }]),
        resetBy: fc.constant([]),
        pauses: fc.uniqueArray(pause, { maxLength: 2, selector: ({ reason }) => reason }),
        limit: fc.oneof<fc.Arbitrary<Formula>[]>(
          promisedTime,
          tableAt(namesOf(TICKETS), promisedTime) ?? promisedTime,
        ),
        metWhen: fc.constantFrom("at most", "below"),
        whenLimitChanges: fc.constantFrom(
          "keep elapsed time",
          "restart",
          "from the beginning",
          "limit at start stays",
        ),
        whenReopened: fc.constantFrom("first stop counts", "time continues", "each cycle counts"),
        pausesBeforeStart: fc.constantFrom("count", "do not count"),
        pausesAfterBreach: fc.constantFrom("count", "do not count"),
        atTheSameInstant: fc.oneof(
          fc.constant(SAME_INSTANT),
          fc.shuffledSubarray([...SAME_INSTANT], { minLength: 6 }),
        ),
      }) satisfies fc.Arbitrary<ClockRule>,
      perhaps("attaches", conditionAt(namesOf(TICKETS), 1)),
      perhaps("startsAt", fc.constant(nameOf("reported"))),
      perhaps(
        "cutOff",
        fc.integer({ min: 1, max: 1439 }).map((minute) => minute * MINUTE),
      ),
      perhaps(
        "snap",
        fc.oneof(
          fc.constantFrom("end of day", "end of business day"),
          fc.integer({ min: 0, max: 1439 }).map((minute) => ({ timeOfDay: minute * MINUTE })),
        ),
      ),
      calendarChoice,
    )
    .map(([rule, ...optional]) => Object.assign({}, rule, ...optional));

const SAME_INSTANT = ["stop", "reset", "cancel", "pause", "resume", "start"] as const;

const calendarChoice = fc.constantFrom(
  { calendar: { kind: "calendar", name: "office" } },
  { calendar: { kind: "calendar", name: "always" } },
  {
    calendar: {
      kind: "table",
      by: [nameOf("priority")],
      rows: [{ keys: ["P1"], value: { kind: "text", text: "always" } }],
      otherwise: { kind: "text", text: "office" },
    },
  },
);

const pause: fc.Arbitrary<PauseRule> = fc
  .tuple(
    fc.constantFrom("waiting for the client", "waiting: for others"),
    fc.oneof(
      fc.constant({
        kind: "between" as const,
        from: [{ event: "waiting" }],
        until: [{ event: "resumed" }, { event: "answered" }],
      }),
      conditionAt({ ...NONE, flags: ["disputed"], numbers: ["weight"] }, 1).map((test) => ({
        kind: "while" as const,
        test,
      })),
    ),
    perhaps("party", fc.constantFrom("provider", "customer")),
    perhaps("atMost", fc.oneof(promisedTime, fc.constant("no limit" as const))),
  )
  .map(([reason, course, ...optional]) => Object.assign({ reason }, course, ...optional));
