/** Blocks that people begin with, for editors: each is one entry of a section, with the words that it needs.
 *
 *  "$1" in a text is where the editor's cursor stands first; "${2:word}" offers a word. A test writes each
 *  block into an agreement, so that none of them teaches what is refused. */

export interface Snippet {
  /** The key of the section in which it stands. */
  readonly section: string;
  readonly label: string;
  readonly says: string;
  /** The entry as YAML. */
  readonly text: string;
}

export const SNIPPETS: readonly Snippet[] = [
  {
    section: "calendars",
    label: "a calendar of office hours",
    says: "Business hours by weekday, and dates on which nothing opens.",
    text: `"\${1:office}":
  hours: { Mon-Fri: "\${2:08:00-18:00}" }
  holidays: ["\${3:2026-12-25}"]`,
  },
  {
    section: "facts",
    label: "a stream of tickets",
    says: "Events in the life of tickets, with their priority.",
    text: `"\${1:tickets}":
  shape: events
  events: ["\${2:opened}", "\${3:answered}", "\${4:solved}"]
  fields: { priority: { one of: ["\${5:urgent}", "\${6:normal}"] } }`,
  },
  {
    section: "facts",
    label: "a stream of outages",
    says: "Intervals in which a service was down.",
    text: `"\${1:outages}":
  shape: intervals`,
  },
  {
    section: "clocks",
    label: "a clock with a limit",
    says: "From a start to a stop, within a limit by priority, on a calendar.",
    text: `"\${1:solution}":
  items: "\${2:tickets}"
  starts: "\${3:opened}"
  stops: "\${4:solved}"
  calendar: "\${5:office}"
  limit: { by: "\${6:priority}", "\${7:urgent}": "\${8:4 business hours}", otherwise: "\${9:2 business days}" }
  met when: at most limit`,
  },
  {
    section: "timelines",
    label: "a timeline of downtime",
    says: "When the service was down, without agreed maintenance.",
    text: `"\${1:down}": { during: "\${2:outages}", without: [{ during: "\${3:maintenance}" }] }`,
  },
  {
    section: "targets",
    label: "a target on clocks",
    says: "The share of items whose clock was met.",
    text: `"\${1:solved in time}":
  measure: { share of: "\${2:tickets}", where: { "\${3:solution}": [met, breached] }, that: { "\${3:solution}": met } }
  expected: "\${4:at least 95 %}"
  rounding: half up to 2 decimals of a percent
  without value: not measured`,
  },
  {
    section: "targets",
    label: "a target on availability",
    says: "The share of time in which the service was not down.",
    text: `"\${1:availability}":
  measure: { subtract: [100 %, { share of time: "\${2:down}" }] }
  expected: "\${3:at least 99.9 %}"
  rounding: half up to 3 decimals of a percent
  without value: met`,
  },
  {
    section: "credits",
    label: "a credit with bands",
    says: "A share of a fee that grows with the miss.",
    text: `"\${1:downtime}":
  for: "\${2:availability}"
  amount:
    times:
      - "\${3:monthly fee}"
      - bands of: measured
        rows:
          - { at least: "\${4:99.9 %}", gives: 0 % }
          - { at least: "\${5:99 %}", below: "\${4:99.9 %}", gives: "\${6:10 %}" }
          - { below: "\${5:99 %}", gives: "\${7:25 %}" }
  rounding: half up`,
  },
  {
    section: "credits",
    label: "a flat credit",
    says: "The same share of a fee for every miss.",
    text: `"\${1:late}":
  for: "\${2:solved in time}"
  amount: "\${3:5 % of monthly fee}"
  rounding: half up`,
  },
  {
    section: "caps",
    label: "a cap on all credits",
    says: "The most that all credits of a period may come to.",
    text: `"\${1:ceiling}": { credits: all, at most: "\${2:15 % of monthly fee}", above: lost }`,
  },
  {
    section: "rights",
    label: "a right to terminate",
    says: "For misses in a row, with notice.",
    text: `"\${1:leave}":
  who: customer
  may: terminate
  when: { value: { in a row: "\${2:availability}", verdict: missed }, is: "\${3:at least 3}" }
  notice: "\${4:30 calendar days}"`,
  },
  {
    section: "reviews",
    label: "a monthly review",
    says: "A meeting of both sides after each month.",
    text: `"\${1:monthly review}": { each: calendar month, within: "\${2:10 business days}", on: "\${3:office}", invited: ["\${4:service level manager}"] }`,
  },
];

/** The blocks of a section. */
export function snippetsOf(section: string): readonly Snippet[] {
  return SNIPPETS.filter((snippet) => snippet.section === section);
}
