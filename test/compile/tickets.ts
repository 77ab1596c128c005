/** Tickets, their clock and a promise about them: what most tests of the compiler add their formula to. */
import { linesOf } from "./document.ts";

/** Tickets with a field of every type. */
export const TICKETS = `
facts:
  tickets:
    shape: events
    events: [opened, waiting, answered, resolved]
    fields: { priority: { one of: [high, low] }, team: text, cost: money, effort: duration, score: number, promised: instant, agreed: date, vip: flag }
`;
/** Their clock. */
export const SOLUTION = `
clocks:
  solution: { items: tickets, starts: opened, stops: resolved, limit: 8 hours, met when: at most limit }
`;
/** A promise about it. */
export const SOLVED = `
targets:
  solved in time:
    measure: { share of: tickets, where: { solution: [met, breached] }, that: { solution: met } }
    expected: at least 95 %
    without value: not measured
`;

/** A figure over tickets and what is wrong with it, one line a problem. */
export function figure(formula: string): readonly string[] {
  return linesOf(`${TICKETS}${SOLUTION}
fees:
  monthly fee: 100 EUR
figures:
  x: ${formula}
${SOLVED}
credits:
  late: { for: solved in time, amount: { times: [10 %, monthly fee] }, rounding: half up }
`).map((line) => line.replace("/figures/x", "…"));
}
