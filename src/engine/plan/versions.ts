/** Do these plans follow each other as versions of one agreement?
 *
 *  An amendment may change what is promised, how it is counted and what it costs. It may not change
 *  what joins the versions: whose agreement it is, how time is cut into periods, in which money it
 *  settles and of which type a reported field is, for one book of facts and one history serve all. */

import type { FactStream, FieldRule } from "../prepare/agreement.ts";
import { formatDate } from "../time/civil.ts";
import { type Problem, pointerTo, problem } from "../value/problem.ts";
import type { Plan, PlannedStream } from "./plan.ts";

/** Everything that keeps plans, given oldest first, from being versions of one agreement. Pointers begin
 *  with the position in the list: "/1/term/from". Codes: `other-agreement`, `version-not-later`,
 *  `version-disagrees`. */
export function checkVersions(plans: readonly Plan[]): readonly Problem[] {
  return plans.flatMap((plan, index) => {
    const before = plans[index - 1];
    return before === undefined ? [] : checkSuccession(before, plan, pointerTo("", index));
  });
}

/** The streams by which facts are admitted for all versions together, so that neither a field that was
 *  dropped nor one that was added is lost. Tests on a stream are those of the newest version. */
export function streamsOf(plans: readonly Plan[]): ReadonlyMap<string, PlannedStream> {
  const joined = new Map<string, PlannedStream>();
  for (const { streams } of plans) {
    for (const [name, stream] of streams) {
      const earlier = joined.get(name);
      joined.set(
        name,
        earlier === undefined ? stream : { ...stream, rule: joinedRule(earlier.rule, stream.rule) },
      );
    }
  }
  return joined;
}

function checkSuccession(before: Plan, plan: Plan, at: string): readonly Problem[] {
  const [earlier, later] = [before.agreement, plan.agreement];
  if (earlier.id !== later.id) {
    const message = `This is the agreement "${later.id}" and the version before it is "${earlier.id}"; give versions of one agreement.`;
    return [problem("other-agreement", pointerTo(at, "id"), message)];
  }
  const problems: Problem[] = [];
  if (earlier.term.from >= later.term.from) {
    const message = `The version before begins on ${formatDate(earlier.term.from)}; give versions oldest first, each with a later "from".`;
    problems.push(problem("version-not-later", pointerTo(at, "term", "from"), message));
  }
  for (const term of ["zone", "currency", "period"] as const) {
    if (JSON.stringify(earlier.governing[term]) === JSON.stringify(later.governing[term])) continue;
    const message = `The ${term} is not that of the version before, so periods of the two cannot follow each other; end that agreement and begin one with another id.`;
    problems.push(problem("version-disagrees", pointerTo(at, "governing", term), message));
  }
  return [...problems, ...later.streams.flatMap((stream) => checkStream(before, stream, at))];
}

function checkStream(before: Plan, stream: FactStream, at: string): readonly Problem[] {
  const earlier = before.streams.get(stream.name)?.rule;
  const here = pointerTo(at, "facts", stream.name);
  if (earlier === undefined) return [];
  if (earlier.shape !== stream.shape) {
    const message = `"${stream.name}" were ${earlier.shape} in the version before; give what is reported otherwise another name.`;
    return [problem("version-disagrees", pointerTo(here, "shape"), message)];
  }
  return stream.fields.flatMap(({ name, type }) => {
    const was = earlier.fields.find((field) => field.name === name)?.type;
    if (was === undefined || was === type) return [];
    const message = `"${name}" was of type ${was} in the version before; give a field of another type another name.`;
    return [problem("version-disagrees", pointerTo(here, "fields", name), message)];
  });
}

function joinedRule(earlier: FactStream, later: FactStream): FactStream {
  const kept = earlier.fields.filter(({ name }) => later.fields.every((field) => field.name !== name));
  const fields = later.fields.map((field) =>
    joinedField(
      earlier.fields.find(({ name }) => name === field.name),
      field,
    ),
  );
  return {
    ...later,
    events: [...new Set([...earlier.events, ...later.events])],
    fields: [...fields, ...kept],
  };
}

/** Either version's words may come in; where one of them takes any text, any may. */
function joinedField(earlier: FieldRule | undefined, later: FieldRule): FieldRule {
  const { oneOf, ...open } = later;
  if (earlier === undefined || oneOf === undefined) return later;
  return earlier.oneOf === undefined ? open : { ...later, oneOf: [...new Set([...earlier.oneOf, ...oneOf])] };
}
