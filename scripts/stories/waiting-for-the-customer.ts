/** Makes the facts of story 03: a month of repairs, as the help desk's system sends them, one event a line.
 *
 *  Lines come roughly in order, some twice and some late, because that is how such messages arrive. Five
 *  tickets are set by hand for the README. */
import { waitingFigures } from "../../test/naive/waiting-for-the-customer.ts";
import { type Chance, chanceFrom } from "./random.ts";
import type { Story } from "./story.ts";
import { DAY, HOUR, isoText, type WallTime, wallTime, weekday } from "./wall-time.ts";

export const waitingForTheCustomer: Story = {
  name: "03-waiting-for-the-customer",
  data: () => ({ "tickets.jsonl": `${lines().join("\n")}\n` }),
  expected: (data) => ({ "expected.json": waitingFigures(data["tickets.jsonl"] ?? "") }),
};

interface Step {
  readonly ticket: string;
  readonly at: WallTime;
  readonly event: string;
  readonly device?: string;
}

function lines(): readonly string[] {
  const chance = chanceFrom(303);
  const opened = Array.from({ length: 61 }, () => openedAt(chance)).sort((a, b) => a - b);
  const made = opened.flatMap((at, index) => ticket(`T-${4011 + index}`, at, chance));
  const steps = [...made, ...COUNTED_OUT].sort((a, b) => a.at - b.at);
  const seen = new Map<string, number>();
  const written = steps.map((step) => {
    const count = (seen.get(step.ticket) ?? 0) + 1;
    seen.set(step.ticket, count);
    return lineOf(step, `${step.ticket}-${count}`);
  });
  const [late = ""] = written.splice(30, 1);
  return [...written.slice(0, 72), ...written.slice(70, 72), ...written.slice(72), late, ...REFUSED];
}

/** London is an hour ahead of UTC in June and July. */
function lineOf({ ticket: subject, at, event, device }: Step, id: string): string {
  const text = `${isoText(at).replace(" ", "T")}:00+01:00`;
  const fact = { id, source: "brightdesk", stream: "tickets", subject, event };
  return JSON.stringify({
    ...fact,
    occurredAt: text,
    recordedAt: text.replace(":00+", ":07+"),
    ...(device === undefined ? {} : { fields: { device } }),
  });
}

/** The system merged two tickets, which the agreement knows nothing of; and a time lost its offset. */
const REFUSED: readonly string[] = [
  '{"id":"T-4019-9","source":"brightdesk","stream":"tickets","subject":"T-4019","event":"merged","occurredAt":"2026-06-12T10:00:00+01:00","recordedAt":"2026-06-12T10:00:00+01:00"}',
  '{"id":"T-4099-1","source":"brightdesk","stream":"tickets","subject":"T-4099","event":"opened","occurredAt":"2026-06-15T10:00:00","recordedAt":"2026-06-15T10:00:00+01:00"}',
];

const OPEN = 9 * HOUR;
const CLOSE = 17 * HOUR + 30;

function openedAt(chance: Chance): WallTime {
  const day = wallTime("2026-06-01 00:00") + chance.whole(0, 28) * DAY;
  return weekday(day) > 4 ? openedAt(chance) : day + chance.whole(8 * HOUR, 18 * HOUR);
}

/** One of five lives: straight through, with a question, with a part, back again, or withdrawn. */
function ticket(name: string, at: WallTime, chance: Chance): readonly Step[] {
  const device = chance.pick(["laptop", "laptop", "laptop", "screen", "dock"]);
  const steps: Step[] = [{ ticket: name, at, event: "opened", device }];
  const then = (minutes: number, event: string): void => {
    steps.push({ ticket: name, at: worked(steps.at(-1)?.at ?? at, minutes), event });
  };
  const life = chance.weighted([
    ["straight", 38],
    ["question", 28],
    ["part", 16],
    ["back", 10],
    ["withdrawn", 8],
  ] as const);
  then(chance.whole(60, 7 * HOUR), life === "question" ? "asked the owner" : OPENING[life]);
  if (life === "question") {
    then(chance.whole(HOUR, 40 * HOUR), "owner answered");
    then(chance.whole(30, 9 * HOUR), "solved");
  } else if (life === "part") {
    then(chance.whole(6 * HOUR, 22 * HOUR), "part arrived");
    then(chance.whole(HOUR, 8 * HOUR), "solved");
  } else if (life === "back") {
    then(chance.whole(HOUR, 20 * HOUR), "reopened");
    then(chance.whole(HOUR, 9 * HOUR), "solved");
  } else if (life === "straight" && chance.happens(12)) {
    steps.pop();
    then(chance.whole(16 * HOUR + 5, 22 * HOUR), "solved");
  }
  return steps;
}

const OPENING = { straight: "solved", part: "part ordered", back: "solved", withdrawn: "withdrawn" } as const;

/** The wall time after so many minutes of office hours; there is no holiday in June or July. */
function worked(from: WallTime, minutes: number): WallTime {
  let at = from;
  for (let left = minutes; left > 0; at += 1) {
    if (weekday(at) < 5 && at % DAY >= OPEN && at % DAY < CLOSE) left -= 1;
  }
  return at;
}

/** Waiting within the limit, silence beyond it, a ticket that came back, one withdrawn, two waits at once. */
const COUNTED_OUT: readonly Step[] = [
  ...set("T-4101", [
    ["2026-06-01 14:00", "opened"],
    ["2026-06-02 11:00", "asked the owner"],
    ["2026-06-04 11:00", "owner answered"],
    ["2026-06-04 16:00", "solved"],
  ]),
  ...set("T-4102", [
    ["2026-06-08 15:00", "opened"],
    ["2026-06-09 10:00", "asked the owner"],
    ["2026-06-17 10:00", "owner answered"],
    ["2026-06-17 12:00", "solved"],
  ]),
  ...set("T-4103", [
    ["2026-06-03 10:00", "opened"],
    ["2026-06-03 15:00", "solved"],
    ["2026-06-05 09:30", "reopened"],
    ["2026-06-05 13:30", "solved"],
  ]),
  ...set("T-4104", [
    ["2026-06-11 09:20", "opened"],
    ["2026-06-23 16:00", "withdrawn"],
  ]),
  ...set("T-4105", [
    ["2026-06-18 09:00", "opened"],
    ["2026-06-18 12:00", "part ordered"],
    ["2026-06-18 15:00", "asked the owner"],
    ["2026-06-19 12:00", "part arrived"],
    ["2026-06-19 15:00", "owner answered"],
    ["2026-06-22 12:00", "solved"],
  ]),
];

function set(ticket: string, steps: readonly (readonly [string, string])[]): readonly Step[] {
  return steps.map(([at, event]) => ({
    ticket,
    at: wallTime(at),
    event,
    ...(event === "opened" ? { device: "laptop" } : {}),
  }));
}
