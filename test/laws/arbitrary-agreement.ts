/**
 * Whole agreements at random: four streams of facts of every shape, then items, clocks, timelines, fees, figures,
 * targets, credits and caps over them. Most of them compile; all of them can be written down and read back.
 */
import fc from "fast-check";
import type { Agreement, ClockRule } from "../../src/engine/prepare/agreement.ts";
import { alwaysOpen } from "../../src/engine/time/calendar.ts";
import { accounts } from "./arbitrary-account.ts";
import { claims, rights } from "./arbitrary-claim.ts";
import { clock, office, ZONE } from "./arbitrary-clock.ts";
import { caps, credit } from "./arbitrary-credit.ts";
import { CHECKS, LINES, namesOf, OUTAGES, TICKETS } from "./arbitrary-facts.ts";
import { duration, fees, figures, items, target, timelines } from "./arbitrary-figure.ts";
import { clockTime, conditionAt, perhaps } from "./arbitrary-formula.ts";
import { frame } from "./arbitrary-frame.ts";
import { series, tax } from "./arbitrary-price.ts";
import { longText, writing } from "./arbitrary-text.ts";

const clauses = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[A-Z][0-9.]{1,4}$/), title: writing, text: longText }),
  { maxLength: 2, selector: ({ id }) => id },
);

/** Any agreement of the version that is read today. */
export const arbitraryAgreement: fc.Arbitrary<Agreement> = fc
  .tuple(
    fc.record({
      id: writing,
      title: writing,
      version: fc.integer({ min: 1, max: 99 }),
      kind: fc.constantFrom("service level agreement" as const, "operational level agreement" as const),
      provider: writing,
      from: fc.integer({ min: 20_089, max: 20_500 }),
      template: perhaps(
        "basedOn",
        fc.record({
          agreement: writing,
          version: fc.integer({ min: 1, max: 99 }),
          hash: fc.stringMatching(/^[0-9a-f]{64}$/),
        }),
      ),
    }),
    fc.record({
      office,
      clocks: fc.tuple(clock("response"), clock("solution"), clock("handling").map(withoutLimit)),
      items,
      timelines,
      fees,
      figures,
      targets: fc.tuple(target("first target"), target("second, with more"), duration),
      credits: fc.tuple(credit("first credit", "first target"), credit("second credit", "second, with more")),
      caps,
      accounts,
      claims,
      rights,
      clauses,
      frame: perhaps("frame", frame),
      duties: perhaps("customerDuties", fc.array(writing, { minLength: 1, maxLength: 2 })),
      where: perhaps("where", conditionAt(namesOf(OUTAGES), 1)),
      period: fc.constantFrom(
        { kind: "calendar month" as const },
        { kind: "calendar quarter" as const },
        { kind: "week" as const },
      ),
      series,
      tax: perhaps("tax", tax),
      delivered: perhaps("from", fc.integer({ min: 20_089, max: 20_500 })),
      window: perhaps("evidenceWindow", clockTime),
      to: perhaps("to", fc.integer({ min: 20_800, max: 21_500 })),
      notes: fc.dictionary(
        fc.stringMatching(/^x-[a-z]{1,6}$/),
        fc.constantFrom('"text"', "12", "[1,true,null]", '{"a":{"b":"c: d"}}'),
        { maxKeys: 2 },
      ),
    }),
  )
  .map(
    ([head, body]): Agreement => ({
      language: 1,
      id: head.id,
      title: head.title,
      kind: head.kind,
      version: head.version,
      ...head.template,
      parties: [
        { role: "provider", name: head.provider },
        { role: "customer", name: `${head.provider} and others` },
      ],
      term: { from: head.from, ...body.to },
      governing: {
        zone: ZONE,
        currency: "EUR",
        language: "en",
        zoneRelease: "2026f",
        period: body.period,
        ...body.window,
        ...body.tax,
      },
      calendars: [alwaysOpen(ZONE, "always"), body.office],
      services: [
        {
          name: "desk: support",
          catalogueId: "1.0",
          outOfScope: ["projects, all"],
          ...body.duties,
          ...body.delivered,
        },
      ],
      streams: [TICKETS, { ...OUTAGES, ...body.where }, CHECKS, LINES],
      items: body.items,
      clocks: body.clocks,
      timelines: body.timelines,
      fees: body.fees,
      series: body.series,
      figures: body.figures,
      targets: body.targets,
      credits: body.credits,
      caps: body.caps,
      accounts: body.accounts,
      ...body.frame,
      claims: body.claims,
      rights: body.rights,
      clauses: body.clauses,
      extensions: { ...body.notes },
    }),
  );

/** The same clock as one that only measures. */
function withoutLimit({ limit: _, metWhen: __, cutOff: ___, snap: ____, ...rule }: ClockRule): ClockRule {
  return rule;
}
