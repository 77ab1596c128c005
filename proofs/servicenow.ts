/** Does the product come to the verdicts that an incident log itself carries?
 *
 *  The log's rule is unpublished, so it is learnt from one half of the incidents and tried on the other.
 *  Learning reads two things: how long the product's own clock ran, and whether the log says "made". It
 *  gives a limit in whole business hours per priority, which is written into the agreement; from then on
 *  nothing looks at the log's flag until verdicts are compared. The clock stops at the first closing: an
 *  incident that was closed in time and closed again half a year later is still "made" in the log. */
import type { PeriodOutcome } from "../src/engine/measure/evaluation.ts";
import type { Fact } from "../src/engine/measure/fact/fact.ts";
import { itemsOf, setNamed } from "../src/engine/measure/item/item.ts";
import { viewOf } from "../src/engine/measure/item/view.ts";
import type { Plan } from "../src/engine/plan/plan.ts";
import { amountText } from "../src/engine/value/money.ts";
import { ratio, toCanonical } from "../src/engine/value/ratio.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { bestLimit } from "./world/fit.ts";
import { incidentLog } from "./world/incident-log.ts";
import { type NaiveIncident, naiveIncidents } from "./world/naive-incidents.ts";
import {
  agreementOf,
  bookFrom,
  type Evidence,
  evidenceOf,
  planOf,
  settleAll,
  textOf,
} from "./world/product.ts";
import { randomSource } from "./world/random.ts";
import { bytesOf, tableOf } from "./world/table.ts";

const AGREEMENT = "examples/public-data/incident-log/agreement.yaml";
const MAPPING = "examples/mappings/servicenow-incidents.yaml";
const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
const MINUTE = 60_000;
/** Columns that know the answer or the future: no fact may come from them. */
const FORBIDDEN = /\b(?:made_sla|closed_at|resolved_at|resolved_by|closed_code)\b/;

/** Business hours by priority. */
type Limits = Readonly<Record<string, number>>;

export const proof: Proof = {
  name: "servicenow",
  promise:
    "Limits learnt from half of an incident log give the other half the verdicts that its own tool gave.",
  quick: true,
  run: prove,
};

async function prove({ input, cases, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  if (FORBIDDEN.test(textOf(MAPPING).replace(/^#.*$/gm, "")))
    throw new Error("The mapping reads a column that knows the answer.");
  const bytes =
    input === undefined
      ? new TextEncoder().encode(incidentLog(randomSource(498), cases ?? 2000))
      : bytesOf(input);
  const incidents = naiveIncidents(tableOf(bytes));
  const halves = {
    a: incidents.filter((_, index) => index % 2 === 0),
    b: incidents.filter((_, index) => index % 2 === 1),
  };
  const draft = textOf(AGREEMENT);
  const evidence = await evidenceOf(bytes, MAPPING, planOf(agreementOf(draft)));
  log(`${evidence.tally.rows} rows, ${evidence.tally.facts} facts, ${evidence.tally.rejected} rejected`);

  const limits = fitted(halves.a, readings(planOf(agreementOf(draft)), factsOf(evidence, halves.a)));
  log(
    `limits in business hours: ${PRIORITIES.map((priority) => `${priority} ${limits[priority]}`).join(", ")}`,
  );
  // The defect is an agreement that says an hour less than what was learnt.
  const written = seedDefect ? { ...limits, P3: (limits.P3 ?? 0) - 1 } : limits;
  const plan = planOf(agreementOf(withLimits(draft, written)));

  const halfA = comparison(halves.a, readings(plan, factsOf(evidence, halves.a)), limits);
  const halfB = comparison(halves.b, readings(plan, factsOf(evidence, halves.b)), limits);
  const outcomes = settleAll(plan, bookFrom(evidence.facts), spanOf(incidents));
  const months = outcomes.map((outcome) => monthOf(outcome, incidents, limits));
  const asRecounted = halfB.differing + halfA.differing === 0 && months.every((month) => month.asRecounted);
  const { differing: _a, ...figuresA } = halfA;
  const { differing: _b, ...figuresB } = halfB;
  return {
    holds: halfB.share >= 0.99 && halfB.incidents > 0 && asRecounted,
    figures: {
      ...figuresB,
      halfA: figuresA,
      asRecounted,
      months: months.map(({ asRecounted: _same, ...month }) => month),
      credits: outcomes.reduce((sum, outcome) => sum + outcome.total.minor, 0n).toString(),
      currency: plan.currency,
      rows: evidence.tally.rows,
      facts: evidence.tally.facts,
      rejected: evidence.tally.rejected,
    },
  };
}

interface ClockRead {
  readonly elapsed: number;
  readonly met: boolean;
}

/** What the product's clock says of each incident that was closed. */
function readings(plan: Plan, facts: readonly Fact[]): ReadonlyMap<string, ClockRead> {
  const [first, last] = [facts.at(0), facts.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const asOf = facts.reduce((latest, fact) => Math.max(latest, fact.occurredAt), 0);
  // Verdicts of single incidents do not depend on a period, so any period will do.
  const view = viewOf(plan, bookFrom(facts), { start: 0, end: asOf, label: "the whole log" }, { asOf });
  const read = new Map<string, ClockRead>();
  for (const incident of itemsOf(setNamed(plan, "incidents"), view)) {
    const cycle = incident.clock("handling");
    if (cycle?.stop === undefined) continue;
    read.set(incident.parts.subject, { elapsed: cycle.elapsed, met: cycle.outcome === "met" });
  }
  return read;
}

function factsOf({ facts }: Evidence, incidents: readonly NaiveIncident[]): readonly Fact[] {
  const wanted = new Set(incidents.map(({ number }) => number));
  return facts.filter((fact) => wanted.has(fact.subject));
}

function fitted(incidents: readonly NaiveIncident[], read: ReadonlyMap<string, ClockRead>): Limits {
  const limitFor = (priority: string): number =>
    bestLimit(
      incidents
        .filter((incident) => incident.priority === priority)
        .map(({ number, made }) => ({ elapsed: read.get(number)?.elapsed ?? 0, made })),
    );
  return Object.fromEntries(PRIORITIES.map((priority) => [priority, limitFor(priority)]));
}

/** The agreement with other limits in its first clock, the one that is judged. */
function withLimits(text: string, limits: Limits): string {
  const row = PRIORITIES.map((priority) => `${priority}: ${limits[priority]} business hours`).join(", ");
  const changed = text.replace(/limit: \{ by: priority,[^}]*\}/, `limit: { by: priority, ${row} }`);
  if (changed === text && !text.includes(row))
    throw new Error("The agreement has no table of limits by priority.");
  return changed;
}

interface Comparison {
  readonly incidents: number;
  readonly agreeing: number;
  readonly share: number;
  readonly perPriority: Readonly<Record<string, unknown>>;
  /** Incidents of which the product and the clock by hand say different things. */
  readonly differing: number;
}

function comparison(
  incidents: readonly NaiveIncident[],
  read: ReadonlyMap<string, ClockRead>,
  limits: Limits,
): Comparison {
  const agrees = ({ number, made }: NaiveIncident): boolean => read.get(number)?.met === made;
  const agreeing = incidents.filter(agrees).length;
  const perPriority = PRIORITIES.map((priority) => {
    const own = incidents.filter((incident) => incident.priority === priority);
    const counts = {
      incidents: own.length,
      agreeing: own.filter(agrees).length,
      limitHours: limits[priority],
    };
    return [priority, counts] as const;
  });
  const differing = incidents.filter((incident) => {
    const { elapsed, met } = read.get(incident.number) ?? { elapsed: -1, met: false };
    return elapsed !== incident.weekdayMinutes * MINUTE || met !== isMet(incident, limits);
  });
  return {
    incidents: incidents.length,
    agreeing,
    share: incidents.length === 0 ? 0 : agreeing / incidents.length,
    perPriority: Object.fromEntries(perPriority),
    differing: differing.length,
  };
}

function isMet({ weekdayMinutes, priority }: NaiveIncident, limits: Limits): boolean {
  return weekdayMinutes <= (limits[priority] ?? 0) * 60;
}

function spanOf(incidents: readonly NaiveIncident[]): { readonly start: number; readonly end: number } {
  const start = incidents.reduce((least, { opened }) => Math.min(least, opened), Number.POSITIVE_INFINITY);
  const end = incidents.reduce((most, { closed }) => Math.max(most, closed), 0);
  return { start: start * MINUTE, end: end * MINUTE + 1 };
}

/** A month of the statement, and whether the share by hand is the same fraction. */
function monthOf(outcome: PeriodOutcome, incidents: readonly NaiveIncident[], limits: Limits) {
  const { start, end, label } = outcome.period;
  const closed = incidents.filter(
    (incident) => incident.closed * MINUTE >= start && incident.closed * MINUTE < end,
  );
  const met = closed.filter((incident) => isMet(incident, limits)).length;
  const evaluation = outcome.evaluations.find(({ target }) => target === "handled in time");
  const measured = evaluation?.measured?.value;
  const share = typeof measured === "object" ? toCanonical(measured) : "none";
  const recounted = closed.length === 0 ? "none" : toCanonical(ratio(met, closed.length));
  return {
    month: label,
    closed: closed.length,
    handledInTime: share,
    verdict: evaluation?.verdict,
    credit: amountText(outcome.total),
    asRecounted: share === recounted,
  };
}
