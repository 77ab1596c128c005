/** Is time counted as up, down or not watched exactly as somebody would who looked at every second?
 *
 *  The checks of a monitor come at odd distances, and the agreement says what silence means: a check
 *  speaks until the next one, but for no more than 26 hours. The naive model paints each second of each
 *  site into an array and counts; shares are compared as fractions, days as seconds, so "nearly" fails. */
import type { PeriodOutcome, Quantity } from "../src/engine/measure/evaluation.ts";
import { formatDecimal, ratio, toCanonical } from "../src/engine/value/ratio.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { countSeconds, type NaiveSite, naiveSites } from "./world/naive-uptime.ts";
import { agreementOf, bookFrom, evidenceOf, planOf, settleAll, textOf } from "./world/product.ts";
import { randomSource } from "./world/random.ts";
import { bytesOf, tableOf } from "./world/table.ts";
import { uptimeChecks } from "./world/uptime-checks.ts";

const AGREEMENT = "examples/public-data/uptime-checks/agreement.yaml";
const MAPPING = "examples/mappings/uptime-checks.yaml";
const HOUR_SECONDS = 3600;

export const proof: Proof = {
  name: "uptime",
  promise: "Uptime out of irregular checks is exact to the second, and what nobody watched is said.",
  quick: true,
  run: prove,
};

async function prove({ input, cases, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  const bytes =
    input === undefined
      ? new TextEncoder().encode(uptimeChecks(randomSource(14), 6, cases ?? 90))
      : bytesOf(input);
  const text = textOf(AGREEMENT);
  const monthly = planOf(agreementOf(text));
  const daily = planOf(agreementOf(byTheDay(text)));
  const evidence = await evidenceOf(bytes, MAPPING, monthly);
  const book = bookFrom(evidence.facts);
  const times = evidence.facts.map((fact) => fact.occurredAt);
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b)) + 1;

  const months = settleAll(monthly, book, { start: first, end: last });
  const days = settleAll(daily, book, { start: first, end: last });
  const [from, to] = [months.at(0)?.period.start ?? 0, months.at(-1)?.period.end ?? 0];
  // The defect is a silence that begins an hour later than the agreement says.
  const holds = (seedDefect ? 27 : 26) * HOUR_SECONDS;
  const sites = naiveSites(tableOf(bytes), from / 1000, to / 1000, holds);
  log(
    `${sites.length} sites, ${months.length} months, ${days.length} days; ${evidence.tally.rejected} rows rejected`,
  );

  const differing = [
    ...months.flatMap((outcome) => sites.flatMap((site) => monthDiffers(outcome, site))),
    ...days.flatMap((outcome) => sites.flatMap((site) => timeDiffers(outcome, site))),
  ];
  for (const sentence of differing.slice(0, 5)) log(sentence);
  const asExpected =
    sites.length > 0 && evidence.tally.accepted === sites.reduce((sum, site) => sum + site.checks.length, 0);
  return {
    holds: asExpected && differing.length === 0,
    figures: {
      checks: evidence.tally.accepted,
      rejected: evidence.tally.rejected,
      months: months.length,
      days: days.length,
      siteDays: days.length * sites.length,
      differing: differing.length,
      sites: sites.map((site) => siteOf(site, months, days)),
    },
  };
}

/** The same agreement assessed by the day, for figures per day. */
function byTheDay(text: string): string {
  const changed = text.replace("period: calendar month", "period: day");
  if (changed === text) throw new Error("The agreement was meant to be assessed by the month.");
  return changed;
}

/** Shares of a month that are not the fraction of counted seconds, or of counted checks. */
function monthDiffers(outcome: PeriodOutcome, site: NaiveSite): readonly string[] {
  const { start, end, label } = outcome.period;
  const { down, notWatched } = countSeconds(site, start / 1000, end / 1000);
  const watched = (end - start) / 1000 - notWatched;
  const uptime = watched === 0 ? "none" : toCanonical(ratio(watched - down, watched));
  const own = site.checks.filter(({ at }) => at >= start / 1000 && at < end / 1000);
  const up = own.filter((check) => check.up).length;
  const answered = own.length === 0 ? "none" : toCanonical(ratio(up, own.length));
  return [
    ...difference(`${site.site} ${label} uptime`, measured(outcome, "uptime", site), uptime),
    ...difference(`${site.site} ${label} checks`, measured(outcome, "checks answered", site), answered),
    ...timeDiffers(outcome, site),
  ];
}

/** Times down and not watched of a period that are not the counted seconds. */
function timeDiffers(outcome: PeriodOutcome, site: NaiveSite): readonly string[] {
  const { start, end, label } = outcome.period;
  const { down, notWatched } = countSeconds(site, start / 1000, end / 1000);
  return [
    ...difference(`${site.site} ${label} down`, figure(outcome, "time down", site), String(down * 1000)),
    ...difference(
      `${site.site} ${label} silent`,
      figure(outcome, "time not watched", site),
      String(notWatched * 1000),
    ),
  ];
}

function difference(what: string, product: string, counted: string): readonly string[] {
  return product === counted ? [] : [`${what}: the product says ${product}, counting says ${counted}`];
}

/** The whole span of one site, as the product says it, and its minutes down on each day that had any. */
function siteOf(site: NaiveSite, months: readonly PeriodOutcome[], days: readonly PeriodOutcome[]) {
  const total = (name: string): number => days.reduce((sum, day) => sum + Number(figure(day, name, site)), 0);
  const length = days.reduce((sum, { period }) => sum + period.end - period.start, 0);
  const watched = Math.max(1, length - total("time not watched"));
  const downByDay = days.flatMap((day) => {
    const ms = Number(figure(day, "time down", site));
    return ms === 0 ? [] : [[day.period.label, minutes(ms)] as const];
  });
  const shares = months.map(
    (month) => [month.period.label, percent(measuredIn(month, "uptime", site))] as const,
  );
  return {
    site: site.site,
    checks: site.checks.length,
    percent: percent({ type: "number", value: ratio(watched - total("time down"), watched) }),
    percentByMonth: Object.fromEntries(shares),
    checksAnsweredPercent: percent({
      type: "number",
      value: ratio(site.checks.filter(({ up }) => up).length, site.checks.length),
    }),
    minutesDown: minutes(total("time down")),
    minutesNotWatched: minutes(total("time not watched")),
    minutesDownByDay: Object.fromEntries(downByDay),
  };
}

function measured(outcome: PeriodOutcome, target: string, site: NaiveSite): string {
  return exact(measuredIn(outcome, target, site)) ?? "none";
}

function measuredIn(outcome: PeriodOutcome, target: string, { site }: NaiveSite): Quantity | undefined {
  return outcome.evaluations.find((each) => each.target === target && each.cell.dimensions[0]?.value === site)
    ?.measured;
}

/** A figure of a site in milliseconds. A site of which a period knows nothing was not watched at all. */
function figure(outcome: PeriodOutcome, name: string, { site }: NaiveSite): string {
  const found = outcome.figures.find((each) => each.name === name && each.cell.dimensions[0]?.value === site);
  const { start, end } = outcome.period;
  return exact(found?.quantity) ?? (name === "time not watched" ? String(end - start) : "0");
}

function exact(quantity: Quantity | undefined): string | undefined {
  return typeof quantity?.value === "object" ? toCanonical(quantity.value) : undefined;
}

function percent(quantity: Quantity | undefined): string {
  if (typeof quantity?.value !== "object") return "not measured";
  const { numerator, denominator } = quantity.value;
  return formatDecimal(ratio(numerator * 100n, denominator), 4);
}

/** Minutes to the hundredth, for reading; what is compared are milliseconds. */
function minutes(ms: number): number {
  return Math.round(ms / 600) / 100;
}
