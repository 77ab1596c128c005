/** From names to references: an agreement becomes a plan, or every problem in it.
 *
 *  Compiling is the last step before figures: afterwards each name points at something, each formula
 *  has a type, each calendar can count. All problems are found at once and come in document order;
 *  warnings accompany a plan, errors take its place. */

import type { Agreement } from "../prepare/agreement.ts";
import { checkAgreement } from "../prepare/check/agreement.ts";
import { inDocumentOrder } from "../prepare/check/order.ts";
import { alwaysOpen } from "../time/calendar.ts";
import { type Coverage, coverageOf } from "../time/coverage.ts";
import { type ZoneRelease, zoneOf } from "../time/zone.ts";
import { hasErrors, type Problem, pointerTo } from "../value/problem.ts";
import { checkUnasked } from "./cells.ts";
import { checkPlan } from "./check/plan.ts";
import type { Resolved } from "./check/walk.ts";
import { type Declarations, declarations, dependencyProblem } from "./declarations.ts";
import type { Plan } from "./plan.ts";
import { resolveAccount } from "./resolve/account.ts";
import { resolveClaim } from "./resolve/claim.ts";
import { resolveClockRule } from "./resolve/clock.ts";
import { resolveCap, resolveCredit } from "./resolve/credit.ts";
import { resolveRight } from "./resolve/right.ts";
import { resolveSeries, resolveTax } from "./resolve/series.ts";
import { resolveSet, resolveStream, setOfStream } from "./resolve/set.ts";
import { type Formed, resolveFormed } from "./resolve/target.ts";
import { resolveTimeline } from "./resolve/timeline.ts";
import {
  type Compilation,
  noReads,
  type ResolvedFigure,
  type ResolvedSet,
  type ResolvedTimeline,
} from "./scope.ts";

/** The calendar that every agreement has without declaring it. */
export const ALWAYS = "24x7";

/** The plan of an agreement under a release of time-zone data; absent when any problem is an error. */
export function compilePlan(
  agreement: Agreement,
  release: ZoneRelease,
): { readonly plan?: Plan; readonly problems: readonly Problem[] } {
  const compilation = begin(agreement, release);
  const resolved = { agreement, ...resolveAll(compilation) };
  const found = [...checkAgreement(agreement, release), ...compilation.problems, ...checkPlan(resolved)];
  const problems = inDocumentOrder(agreement, found);
  const zone = zoneOf(release, agreement.governing.zone);
  if (hasErrors(problems) || zone === undefined) return { problems };
  const zoneRelease = { id: release.id, hash: release.hash };
  const coverages = coveragesOf(agreement, release);
  return {
    plan: { ...resolved, zone, zoneRelease, currency: agreement.governing.currency, coverages },
    problems,
  };
}

/** Resolves everything once, whether or not something uses it. */
function resolveAll(compilation: Compilation): Omit<Resolved, "agreement"> {
  const { agreement, sets, timelines, figures } = compilation;
  const streams = agreement.streams.map(
    (stream) => [stream.name, resolveStream(stream, compilation)] as const,
  );
  const clocks = agreement.clocks.map((clock) => [clock.name, resolveClockRule(clock, compilation)] as const);
  const resolvedSets = sets.all();
  timelines.all();
  const formed = figures.all();
  const credits = agreement.credits.map((credit) => resolveCredit(credit, compilation));
  const caps = agreement.caps.map((cap) => resolveCap(cap, compilation));
  const claims = agreement.claims.map((claim) => resolveClaim(claim, compilation));
  const accounts = agreement.accounts.map((account) => resolveAccount(account, compilation));
  const series = (agreement.series ?? []).map(
    (each) => [each.name, resolveSeries(each, compilation)] as const,
  );
  const tax = resolveTax(compilation);
  const rights = agreement.rights.map((right) => resolveRight(right, compilation));
  for (const check of compilation.later) check();
  checkUnasked(compilation);
  return {
    streams: new Map(streams),
    sets: new Map(resolvedSets.map(({ planned }) => [planned.name, planned])),
    clocks: new Map(clocks),
    timelines: new Map(timelines.names.flatMap((name) => stretchOf(name, timelines))),
    series: new Map(series),
    ...(tax === undefined ? {} : { tax }),
    figures: formed.map(({ planned }) => planned),
    credits,
    caps,
    claims,
    accounts,
    rights,
  };
}

function stretchOf(
  name: string,
  timelines: Declarations<ResolvedTimeline>,
): [string, ResolvedTimeline["stretch"]][] {
  const found = timelines.get(name);
  return found === undefined ? [] : [[name, found.stretch]];
}

function begin(agreement: Agreement, release: ZoneRelease): Compilation {
  const compilation: Compilation = {
    agreement,
    release,
    problems: [],
    streams: firstByName(agreement.streams),
    clocks: firstByName(agreement.clocks),
    calendars: [...agreement.calendars.map(({ name }) => name), ALWAYS],
    dimensions: new Set(
      [agreement.targets, agreement.figures, agreement.caps, agreement.accounts, agreement.rights]
        .flat()
        .flatMap(({ per }) => per),
    ),
    sets: declarations<SetDeclaration, ResolvedSet>(
      [...agreement.streams.map(ofStream), ...agreement.items.map(ofSet)],
      (declared) =>
        declared.stream === undefined
          ? resolveSet(declared.set, compilation)
          : setOfStream(declared.stream, compilation),
      (names) => reportCircle(compilation, "items", names),
    ),
    timelines: declarations<Agreement["timelines"][number], ResolvedTimeline>(
      agreement.timelines,
      (timeline) => resolveNamedTimeline(timeline, compilation),
      (names) => reportCircle(compilation, "timelines", names),
    ),
    figures: declarations<Formed, ResolvedFigure>(
      formedOf(agreement),
      (formed) => resolveFormed(formed, compilation),
      (names) => reportCircle(compilation, sectionOf(names[0], agreement), names),
    ),
    used: { calendars: new Set(), clocks: new Set(), figures: new Set() },
    later: [],
  };
  return compilation;
}

type SetDeclaration =
  | { readonly name: string; readonly stream: Agreement["streams"][number] }
  | { readonly name: string; readonly stream?: undefined; readonly set: Agreement["items"][number] };

function ofStream(stream: Agreement["streams"][number]): SetDeclaration {
  return { name: stream.name, stream };
}

function ofSet(set: Agreement["items"][number]): SetDeclaration {
  return { name: set.name, set };
}

function formedOf({ fees, figures, targets }: Agreement): readonly Formed[] {
  return [
    ...fees.map((fee): Formed => ({ kind: "fee", ...fee })),
    ...figures.map((figure): Formed => ({ kind: "figure", ...figure })),
    ...targets.map((target): Formed => ({ kind: "target", ...target })),
  ];
}

/** A timeline is measured in the cell of whoever asks. */
function resolveNamedTimeline(
  { name, is }: Agreement["timelines"][number],
  compilation: Compilation,
): ResolvedTimeline {
  const reads = noReads();
  const scope = { period: { dimensions: "of whoever asks" as const, credits: false, reads } };
  const place = { compilation, scope, pointer: pointerTo("", "timelines", name), promisesTime: false };
  return { stretch: resolveTimeline(is, place), reads };
}

function sectionOf(name: string | undefined, { fees, figures }: Agreement): string {
  if (fees.some((fee) => fee.name === name)) return "fees";
  return figures.some((figure) => figure.name === name) ? "figures" : "targets";
}

function reportCircle({ problems }: Compilation, section: string, names: readonly string[]): void {
  problems.push(dependencyProblem(pointerTo("", section, names[0] ?? ""), names));
}

function firstByName<T extends { readonly name: string }>(declared: readonly T[]): ReadonlyMap<string, T> {
  return new Map([...declared].reverse().map((each) => [each.name, each]));
}

function coveragesOf(
  { calendars, governing }: Agreement,
  release: ZoneRelease,
): ReadonlyMap<string, Coverage> {
  const all = [alwaysOpen(governing.zone, ALWAYS), ...calendars];
  return new Map(
    all.flatMap((calendar) => {
      const zone = zoneOf(release, calendar.zone);
      return zone === undefined ? [] : [[calendar.name, coverageOf(calendar, zone)] as const];
    }),
  );
}
