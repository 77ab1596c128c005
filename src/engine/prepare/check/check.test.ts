import { describe, expect, it } from "vitest";
import { agreementOf, linesOf, problemsOf, release } from "../../../../test/compile/document.ts";
import { checkAgreement } from "./agreement.ts";

const TICKETS = `
facts:
  tickets: { shape: events, events: [opened, updated, waiting, answered, resolved, dropped], fields: { priority: { one of: [high, low] } } }
`;

function withClock(rules: string): readonly string[] {
  return linesOf(`${TICKETS}
clocks:
  solution: { items: tickets, limit: 8 hours, met when: at most limit, ${rules} }
targets:
  solved: { measure: { share of: tickets, that: { solution: met } }, without value: met }
`).map((line) => line.replace("/clocks/solution/", ""));
}

describe("a clock", () => {
  it.each([
    ["is stopped by another event", "starts: opened, stops: resolved"],
    [
      "starts again with the event that stopped it",
      "starts: [opened, updated], stops: [updated, resolved], when reopened: each cycle counts",
    ],
    [
      "starts and stops with the same event of different tickets",
      "starts: { event: updated, where: { priority: high } }, stops: { event: updated, where: { priority: low } }",
    ],
  ])("that %s can start", (_, rules) => {
    expect(withClock(rules)).toEqual([]);
  });

  it.each([
    ["the same event stops it", "starts: opened, stops: opened"],
    ["every start is a stop", "starts: [opened, updated], stops: [resolved, updated, opened]"],
    [
      "a start is narrower than the stop",
      "starts: { event: updated, where: { priority: high } }, stops: updated",
    ],
    ["the start cancels it", "starts: opened, stops: resolved, cancelled by: opened"],
    [
      "start and stop have the same test",
      "starts: { event: updated, where: { priority: high } }, stops: { event: updated, where: { priority: high } }",
    ],
  ])("never starts when %s", (_, rules) => {
    expect(withClock(rules)).toEqual(["error clock-never-starts starts"]);
  });

  it("is paused with a limit, or a reader is warned", () => {
    const pause = (more: string): string =>
      `starts: opened, stops: resolved, pauses: { waiting: { from: waiting, until: answered${more} } }`;
    expect(withClock(pause(", at most: 10 hours"))).toEqual([]);
    expect(withClock(pause(""))).toEqual(["warning pause-without-limit pauses/waiting"]);
  });

  it("resumes with another event than the one that paused it", () => {
    const pause = (from: string, until: string): string =>
      `starts: opened, stops: resolved, pauses: { waiting: { from: ${from}, until: ${until}, at most: 10 hours } }`;
    expect(withClock(pause("[waiting, updated]", "[answered, updated]"))).toEqual([]);
    expect(withClock(pause("waiting", "[answered, waiting]"))).toEqual([
      "error clock-never-resumes pauses/waiting/until",
    ]);
    expect(withClock(pause("[waiting, opened]", "answered"))).toEqual([
      "error clock-start-equals-pause pauses/waiting/from",
    ]);
  });
});

describe("a calendar", () => {
  const hours = (text: string): readonly string[] =>
    linesOf(`
calendars:
  office: ${text}
${TICKETS}
clocks:
  solution: { items: tickets, starts: opened, stops: resolved, calendar: office, limit: 8 business hours, met when: at most limit }
targets:
  solved: { measure: { share of: tickets, that: { solution: met } }, without value: met }
`);

  it.each([
    ["a night shift", "{ hours: { Mon-Fri: 22:00-06:00 } }"],
    ["a night shift before a day shift", "{ hours: { Mon-Fri: [06:00-14:00, 22:00-06:00] } }"],
    [
      "a break written as two windows",
      "{ hours: { Mon-Fri: [08:00-12:00, 13:00-17:00], Sat: 09:00-12:00 } }",
    ],
    ["single dates only", "{ hours: {}, dates: { 2026-07-01: 08:00-12:00 } }"],
  ])("with %s is in order", (_, text) => {
    expect(hours(text)).toEqual([]);
  });

  it.each([
    ["windows of one day", "{ hours: { Mon-Fri: [08:00-12:00, 11:00-17:00] } }", "/calendars/office/hours"],
    [
      "a night shift and the next morning",
      "{ hours: { Mon-Fri: [05:00-14:00, 22:00-06:00] } }",
      "/calendars/office/hours",
    ],
    [
      "windows of a date",
      "{ hours: { Mon: 08:00-12:00 }, dates: { 2026-07-01: [08:00-12:00, 10:00-14:00] } }",
      "/calendars/office/dates/2026-07-01",
    ],
  ])("does not let %s overlap", (_, text, pointer) => {
    expect(hours(text)).toEqual([`error overlapping-windows ${pointer}`]);
  });

  it("opens at some time", () => {
    expect(hours("{ hours: { Mon-Fri: closed } }")).toEqual([
      "error calendar-without-working-time /calendars/office",
    ]);
  });

  it("has a zone that exists", () => {
    expect(hours("{ zone: Europe/London, hours: { Mon-Fri: 08:00-18:00 } }")).toEqual([]);
    expect(hours("{ zone: Europe/Londn, hours: { Mon-Fri: 08:00-18:00 } }")).toEqual([
      "error unknown-zone /calendars/office/zone",
    ]);
    expect(hours("{ zone: CET, hours: { Mon-Fri: 08:00-18:00 } }")).toEqual([
      "error zone-abbreviation /calendars/office/zone",
    ]);
  });
});

describe("zones by their short names", () => {
  const uptime = (zone: string): string => `tallystick: 1
agreement: Under test
id: under-test
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: ${zone}, zone data: ${release.id}, currency: EUR, language: en, period: calendar month }
${TICKETS}
targets:
  few: { measure: { count of: tickets }, expected: at most 5, without value: met }
`;

  it.each([
    ["EST", "America/New_York"],
    ["PST", "America/Los_Angeles"],
    ["CET", "Europe/Berlin"],
    ["IST", "Asia/Kolkata"],
    ["BST", "Europe/London"],
  ])("%s leads to %s", (zone, city) => {
    expect(problemsOf(uptime(zone))).toMatchObject([
      { code: "zone-abbreviation", message: expect.stringContaining(city) },
    ]);
  });

  it("UTC is a name and not an abbreviation", () => {
    expect(problemsOf(uptime("UTC"))).toEqual([]);
  });

  it("a city alone leads to its zone", () => {
    expect(problemsOf(uptime("Kolkata"))).toMatchObject([
      { message: expect.stringContaining("Asia/Kolkata") },
    ]);
  });
});

describe("the order of problems", () => {
  it("follows the sections of the document and the entries in them", () => {
    const pointers = problemsOf(`${TICKETS}
targets:
  second: { measure: { count of: nothing }, without value: met }
  first: { measure: { count of: nobody }, without value: met }
figures:
  b: { count of: nothing }
  a: { count of: nothing }
`).map(({ pointer }) => pointer);
    expect(pointers).toEqual([
      "/figures/b/count of",
      "/figures/a/count of",
      "/targets/second/measure/count of",
      "/targets/first/measure/count of",
    ]);
  });

  it("puts the tenth row behind the ninth", () => {
    const rows = Array.from({ length: 12 }, (_, index) => `{ count of: none ${index} }`).join(", ");
    const pointers = problemsOf(`${TICKETS}\nfigures:\n  x: { add: [${rows}] }\n`).map(
      ({ pointer }) => pointer,
    );
    expect(pointers.map((pointer) => Number(pointer.split("/")[4]))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });
});

describe("checks without a plan", () => {
  it("find what shows without resolving names, and no more", () => {
    const agreement = agreementOf(`${TICKETS}
fees:
  fee: 1 EUR
targets:
  few: { measure: { count of: nothing }, without value: met }
`);
    expect(checkAgreement(agreement, release).map(({ code }) => code)).toEqual(["unused-fee"]);
  });
});
