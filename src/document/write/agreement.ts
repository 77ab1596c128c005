/** The whole agreement in the words of the document, sections in their fixed order.
 *
 *  What equals a default is left out, so that what is written is what the parties chose. */

import type {
  Agreement,
  ClockRule,
  CreditCap,
  CreditRule,
  FactStream,
  Figure,
  ItemSet,
  PauseRule,
  Service,
  ServiceLevelTarget,
  TemplateReference,
  Trigger,
} from "../../engine/prepare/agreement.ts";
import { formatDate } from "../../engine/time/civil.ts";
import type { Json } from "../json.ts";
import { SAME_INSTANT } from "../keywords/clock.ts";
import { printPeriod } from "../phrase/period.ts";
import { printSpan } from "../phrase/periods.ts";
import { printRounding } from "../phrase/rounding.ts";
import { isPercentage } from "../prose/formula/percentage.ts";
import { writeAccount } from "./accounts.ts";
import { writeCalendar } from "./calendars.ts";
import { writeChain } from "./chain.ts";
import { writeClaim, writeRight } from "./claims.ts";
import { writeBoundBy, writeCondition } from "./condition.ts";
import { writeAmount } from "./constant.ts";
import { writeCalendarChoice, writeDeadline, writeFormula, writeValueFormula } from "./formula.ts";
import { writeFrame } from "./frame.ts";
import { writeSeries, writeTax } from "./price.ts";
import { writeTimeline } from "./timeline.ts";
import { mapOfEntries, unlessEmpty, type Written, type WrittenMap, writtenMap } from "./written.ts";

/** Everything that the agreement says; its sections are those of the top keys. */
export function writeAgreement(agreement: Agreement): WrittenMap {
  const { governing, term } = agreement;
  const extensions = Object.entries(agreement.extensions).map(
    ([key, text]) => [key, writeJson(JSON.parse(text))] as const,
  );
  const section = <T>(
    list: readonly T[],
    nameOf: (each: T) => string,
    write: (each: T) => Written,
  ): WrittenMap | undefined =>
    list.length === 0
      ? undefined
      : mapOfEntries(
          list.map((each) => [nameOf(each), write(each)]),
          true,
        );
  const name = (each: { readonly name: string }): string => each.name;
  const body = writtenMap({
    tallystick: { digits: "1" },
    agreement: agreement.title,
    id: agreement.id,
    version: { digits: String(agreement.version) },
    "based on": agreement.basedOn && writeBasedOn(agreement.basedOn),
    kind: agreement.kind,
    between: mapOfEntries(agreement.parties.map((party) => [party.role, party.name])),
    term: writtenMap({
      from: formatDate(term.from),
      to: term.to === undefined ? undefined : formatDate(term.to),
      renews: term.renews && writeAmount(term.renews),
      notice: term.notice && writeAmount(term.notice),
    }),
    governing: writtenMap({
      zone: governing.zone,
      "zone data": governing.zoneRelease,
      currency: governing.currency,
      language: governing.language,
      period: printPeriod(governing.period),
      "evidence window": governing.evidenceWindow && writeAmount(governing.evidenceWindow),
      tax: governing.tax && writeTax(governing.tax),
    }),
    calendars: section(agreement.calendars, name, (each) => writeCalendar(each, governing.zone)),
    services: section(agreement.services, name, writeService),
    facts: section(agreement.streams, name, writeStream),
    items: section(agreement.items, name, writeItems),
    clocks: section(agreement.clocks, name, writeClock),
    timelines: section(agreement.timelines, name, (each) => writeTimeline(each.is)),
    fees: section(agreement.fees, name, (each) => writeFormula(each.is)),
    series: section(agreement.series ?? [], name, writeSeries),
    figures: section(agreement.figures, name, writeFigure),
    targets: section(agreement.targets, name, (each) => writeTarget(each, agreement)),
    credits: section(agreement.credits, name, writeCredit),
    caps: section(agreement.caps, name, writeCap),
    claims: section(agreement.claims, name, writeClaim),
    accounts: section(agreement.accounts, name, writeAccount),
    rights: section(agreement.rights, name, writeRight),
    ...writeFrame(agreement.frame),
    clauses: section(
      agreement.clauses,
      ({ id }) => id,
      ({ title, text }) => writtenMap({ title, text }),
    ),
  });
  return { entries: [...body.entries, ...extensions], spread: true };
}

function writeBasedOn({ agreement, version, hash }: TemplateReference): WrittenMap {
  return writtenMap({ agreement, version: { digits: String(version) }, hash, text: "in full" });
}

function writeService(each: Service): WrittenMap {
  return writtenMap({
    "catalogue id": each.catalogueId,
    owner: each.owner,
    "out of scope": unlessEmpty(each.outOfScope),
    "duties of the customer": each.customerDuties,
    from: each.from === undefined ? undefined : formatDate(each.from),
    to: each.to === undefined ? undefined : formatDate(each.to),
  });
}

function writeStream({ shape, events, fields, where }: FactStream): WrittenMap {
  const types = fields.map(
    ({ name, type, oneOf }) => [name, oneOf === undefined ? type : writtenMap({ "one of": oneOf })] as const,
  );
  return writtenMap(
    {
      shape,
      events: unlessEmpty(events),
      fields: types.length === 0 ? undefined : mapOfEntries(types),
      where: where && writeCondition(where),
    },
    true,
  );
}

function writeItems(set: ItemSet): WrittenMap {
  const values = set.values.map(({ name, is }) => [name, writeValueFormula(is)] as const);
  return writtenMap(
    {
      ...writeOrigin(set),
      where: set.where && writeCondition(set.where),
      "dated by": set.datedBy && writeFormula(set.datedBy),
      values: values.length === 0 ? undefined : mapOfEntries(values, true),
    },
    true,
  );
}

function writeOrigin(set: ItemSet): Record<string, Written | undefined> {
  switch (set.kind) {
    case "from":
      return { from: set.of };
    case "cycles":
      return { "cycles of": set.clock };
    case "runs":
      return { "runs of": writeTimeline(set.of), by: unlessEmpty(set.by) };
    case "group": {
      const silent = set.every === undefined && set.empty === "left out";
      return {
        group: set.of,
        by: unlessEmpty(set.by),
        every: set.every && writeAmount(set.every),
        empty: silent ? undefined : set.empty,
      };
    }
  }
}

const MET_WHEN = { below: "below limit", "at most": "at most limit" } as const;

function writeClock(clock: ClockRule): WrittenMap {
  const pauses = clock.pauses.map((pause) => [pause.reason, writePause(pause)] as const);
  return writtenMap(
    {
      items: clock.items,
      attaches: clock.attaches && writeCondition(clock.attaches),
      starts: writeTriggers(clock.starts),
      "starts at": clock.startsAt?.name,
      stops: writeTriggers(clock.stops),
      "cancelled by": writeTriggers(clock.cancelledBy),
      "reset by": writeTriggers(clock.resetBy),
      pauses: pauses.length === 0 ? undefined : mapOfEntries(pauses),
      calendar: clock.calendar && writeCalendarChoice(clock.calendar),
      limit: clock.limit && writeFormula(clock.limit),
      "met when": clock.metWhen && MET_WHEN[clock.metWhen],
      ...writeDeadline(clock, "due"),
      ...writePolicies(clock),
    },
    true,
  );
}

function writePolicies(clock: ClockRule): Record<string, Written | undefined> {
  const unlessDefault = (value: string, silent: string): string | undefined =>
    value === silent ? undefined : value;
  const order = clock.atTheSameInstant;
  return {
    "when the limit changes": unlessDefault(clock.whenLimitChanges, "keep elapsed time"),
    "when reopened": unlessDefault(clock.whenReopened, "first stop counts"),
    "pauses before the start": unlessDefault(clock.pausesBeforeStart, "do not count"),
    "pauses after breach": unlessDefault(clock.pausesAfterBreach, "count"),
    "at the same instant": order.every((step, index) => step === SAME_INSTANT[index]) ? undefined : order,
  };
}

function writeTriggers(triggers: readonly Trigger[]): Written | undefined {
  const written = triggers.map(({ event, where }) =>
    where === undefined ? event : writtenMap({ event, where: writeCondition(where) }),
  );
  return written.length > 1 ? written : written[0];
}

function writePause(pause: PauseRule): WrittenMap {
  const course =
    pause.kind === "while"
      ? { while: writeCondition(pause.test) }
      : { from: writeTriggers(pause.from), until: writeTriggers(pause.until) };
  return writtenMap({
    ...course,
    party: pause.party,
    "at most": pause.atMost === "no limit" ? pause.atMost : pause.atMost && writeAmount(pause.atMost),
  });
}

function writeFigure({ per, is }: Figure): Written {
  return per.length === 0 ? writeFormula(is) : writtenMap({ per, is: writeFormula(is) });
}

function writeTarget(target: ServiceLevelTarget, agreement: Agreement): WrittenMap {
  const { expected, minimum, rounding, volume } = target;
  return writtenMap(
    {
      service: target.service,
      per: unlessEmpty(target.per),
      measure: writeFormula(target.measure),
      "dated by": target.datedBy && writeFormula(target.datedBy),
      expected: expected && writeBoundBy(expected.comparator, expected.bound),
      minimum: minimum && writeBoundBy(minimum.comparator, minimum.bound),
      rounding: rounding && printRounding(rounding, isPercentage(target, agreement)),
      volume: volume && writeVolume(volume),
      "without value": target.withoutValue,
      period: target.period && printPeriod(target.period),
      text: target.text,
      "rests on": target.restsOn && writeChain(target.restsOn),
    },
    true,
  );
}

function writeVolume({ count, fewerThan, then }: NonNullable<ServiceLevelTarget["volume"]>): WrittenMap {
  return writtenMap({ of: writeFormula(count), "fewer than": { digits: String(fewerThan) }, then });
}

function writeCredit(credit: CreditRule): WrittenMap {
  const { when, paidBy } = credit;
  return writtenMap(
    {
      for: credit.target,
      when: when === "missed" ? undefined : typeof when === "string" ? when : writeCondition(when),
      amount: writeFormula(credit.amount),
      rounding: credit.rounding,
      "paid by": paidBy === "provider" ? undefined : paidBy,
    },
    true,
  );
}

function writeCap({ per, credits, each, atMost, above }: CreditCap): WrittenMap {
  return writtenMap({
    per: unlessEmpty(per),
    credits,
    each: each && printSpan(each),
    "at most": writeFormula(atMost),
    above: typeof above === "object" ? `to account ${above.account}` : above,
  });
}

/** The parties' own additions, as plain data. */
function writeJson(value: Json): Written {
  if (typeof value === "number") return { digits: String(value) };
  if (value === null || typeof value !== "object") return value;
  if (isJsonList(value)) return value.map(writeJson);
  return mapOfEntries(Object.entries(value).map(([key, each]) => [key, writeJson(each)]));
}

function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
