/** The keys of the whole document, and of the parts about the parties, the term and the law of the place. */

import { ACCOUNT } from "./account.ts";
import { CALENDAR } from "./calendar.ts";
import { CLAIM } from "./claim.ts";
import { CLOCK } from "./clock.ts";
import { ITEMS, STREAM } from "./fact.ts";
import { FRAME_KEYWORDS } from "./frame.ts";
import { CAP, CREDIT, FIGURE, TARGET } from "./judging.ts";
import {
  AMOUNT,
  choice,
  DATE,
  either,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  named,
  optional,
  required,
  TEXT,
  TIMELINE,
  text,
  WHOLE,
} from "./keyword.ts";
import { SERIES, TAX } from "./price.ts";
import { RIGHT } from "./right.ts";
import { TEMPLATE_KEYS } from "./template.ts";

export const BETWEEN: KeywordMap = {
  name: "between",
  says: "The parties. A person or a company stands on one side only.",
  keywords: [
    required("provider", TEXT, "Northwind", "Who promises the service."),
    required("customer", TEXT, "Acme", "Whom it is promised to."),
    optional("supplier", TEXT, "Supplyhost", "Whom the provider relies on, in an underpinning contract."),
  ],
};

export const TERM: KeywordMap = {
  name: "term",
  says: "From when to when the agreement holds. What happened outside is not counted.",
  keywords: [
    required("from", DATE, "2026-01-01", "The first day."),
    optional("to", DATE, "2027-12-31", "The last day; without it, until further notice."),
    optional("renews", AMOUNT, "12 months", "By how much the term grows when nobody gives notice."),
    optional("notice", AMOUNT, "3 months", "How long before the end notice must be given."),
  ],
};

export const GOVERNING: KeywordMap = {
  name: "governing",
  says: "What holds unless something else is said: whose midnight, which money, how time is divided.",
  keywords: [
    required(
      "zone",
      TEXT,
      "Europe/Berlin",
      "The time zone whose dates and midnights count, by its IANA name.",
    ),
    required("zone data", TEXT, "2026f", "The release of the time-zone data that both sides compute with."),
    required("currency", text("^[A-Z]{3}$"), "EUR", "The currency of every credit, by its ISO 4217 code."),
    required(
      "language",
      choice(["en", "de"]),
      "en",
      "The language of the contract that is printed and signed.",
    ),
    required("period", TEXT, "calendar month", "How time is divided for judging and settling."),
    optional(
      "evidence window",
      AMOUNT,
      "14 calendar days",
      "How long after a period's end a fact may still be recorded and count.",
    ),
    optional(
      "tax",
      mapOf(TAX),
      "{ name: VAT, rate: 19 %, on: [monthly fee], credits: reduce the taxable amount, rounding: half up }",
      TAX.says,
    ),
  ],
};

export const SERVICE: KeywordMap = {
  name: "service",
  says: "Something that the provider does, with its number in the service catalogue.",
  keywords: [
    optional("catalogue id", TEXT, "SUP-01", "Its number in the service catalogue."),
    optional("owner", TEXT, "head of customer support", "Who answers for it."),
    optional("out of scope", list(TEXT), "[projects, training]", "What it does not include."),
    optional(
      "duties of the customer",
      list(TEXT),
      "[a contact on duty at all hours]",
      "What the customer must do so that it can be delivered.",
    ),
    optional("from", DATE, "2026-02-10", "Its first day, where it starts within the term."),
    optional("to", DATE, "2027-05-20", "Its last day, where it ends within the term."),
  ],
};

export const CLAUSE: KeywordMap = {
  name: "clause",
  says: "A clause in the parties' own words. It is signed and printed, and never computed.",
  keywords: [
    required("title", TEXT, "Confidentiality", "Its heading."),
    required("text", TEXT, "Both parties keep the reports to themselves.", "Its words."),
  ],
};

export const AGREEMENT: KeywordMap = {
  name: "agreement",
  says: "The whole document.",
  keywords: [
    required(
      "tallystick",
      { kind: "number", whole: true, from: 1, to: 1 },
      "1",
      "The version of this language. Version 1 is read for ever.",
    ),
    required("agreement", TEXT, "Software support", "The title."),
    required("id", TEXT, "support-desk", "A short name that no other agreement of the parties has."),
    required("version", WHOLE, "1", "Counts up with every amendment."),
    ...TEMPLATE_KEYS,
    required(
      "kind",
      choice(["service level agreement", "operational level agreement", "underpinning contract"]),
      "service level agreement",
      "Between whom it stands: provider and customer, two departments, or provider and supplier.",
    ),
    required("between", mapOf(BETWEEN), "{ provider: Northwind, customer: Acme }", "The parties."),
    required("term", mapOf(TERM), "{ from: 2026-01-01 }", "From when to when it holds."),
    required(
      "governing",
      mapOf(GOVERNING),
      "{ zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }",
      "Zone, money, language and period.",
    ),
    optional(
      "calendars",
      named(either(choice(["24x7"]), mapOf(CALENDAR))),
      "{ office: { hours: { Mon-Fri: 08:00-18:00 } } }",
      "Business hours by name. The calendar 24x7 is there without being declared.",
    ),
    optional(
      "services",
      named(mapOf(SERVICE)),
      "{ support: { catalogue id: SUP-01 } }",
      "The services, from the catalogue.",
    ),
    optional(
      "facts",
      named(mapOf(STREAM)),
      "{ cases: { shape: events, events: [raised, solved] } }",
      "What is reported: the streams of facts.",
    ),
    optional(
      "items",
      named(mapOf(ITEMS)),
      "{ lines: { from: order lines, dated by: agreed } }",
      "What is counted, where it is more than the facts themselves.",
    ),
    optional(
      "clocks",
      named(mapOf(CLOCK)),
      "{ response: { items: cases, starts: raised, stops: responded, limit: 1 hour, met when: at most limit } }",
      "Time limits on items.",
    ),
    optional("timelines", named(TIMELINE), "{ down: { during: outages } }", "Stretches of time by name."),
    optional(
      "fees",
      named(FORMULA),
      "{ monthly fee: 900 EUR }",
      "What is paid for the service; credits are shares of it.",
    ),
    optional(
      "series",
      named(mapOf(SERIES)),
      "{ CPI: { source: Statistics office, values: { 2025-12-01: 119.9 } } }",
      "Values that others publish: indices of prices, rates of exchange.",
    ),
    optional(
      "figures",
      named(either(mapOf(FIGURE), FORMULA)),
      "{ at risk: 12 % of monthly fee }",
      "Intermediate figures of a period by name.",
    ),
    optional(
      "targets",
      named(mapOf(TARGET)),
      "{ uptime: { measure: { share of time: up }, expected: at least 99.9 %, without value: not measured } }",
      "The promises: what is measured, and what is enough.",
    ),
    optional(
      "credits",
      named(mapOf(CREDIT)),
      "{ late: { for: uptime, amount: 5 % of monthly fee, rounding: half up } }",
      "What a missed promise costs.",
    ),
    optional(
      "caps",
      named(mapOf(CAP)),
      "{ ceiling: { credits: all, at most: 15 % of monthly fee, above: lost } }",
      "Limits on the sum of credits, applied in written order.",
    ),
    ...FRAME_KEYWORDS,
    optional(
      "accounts",
      named(mapOf(ACCOUNT)),
      "{ points: { holds: number, entries: { failures: { add: 3, when: { uptime: missed } } } } }",
      "What is kept from period to period, posted to when credits and caps are known.",
    ),
    optional(
      "claims",
      named(mapOf(CLAIM)),
      "{ credit request: { credits: all, needs: { request: { by: requests, within: 30 calendar days, after: end of period } } } }",
      "What has to be done for credits that are not given by themselves.",
    ),
    optional(
      "rights",
      named(mapOf(RIGHT)),
      "{ leave: { who: customer, may: terminate, when: { value: { in a row: uptime, verdict: missed }, is: at least 3 } } }",
      "What a party may do when service levels are missed, or kept, for long enough.",
    ),
    optional(
      "clauses",
      named(mapOf(CLAUSE)),
      "{ C1: { title: Contact, text: Each side names a contact. } }",
      "Clauses in the parties' own words.",
    ),
  ],
};
