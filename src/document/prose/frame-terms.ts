/** The terms around the promises as clauses: exclusions, goals, responsibilities, reviews, silence.
 *
 *  The matrix prints with a column for each part that a role can have (responsible, accountable, …)
 *  instead of one for each role: so it stays on the page however many roles there are. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import type {
  BusinessGoal,
  CountedOn,
  Exclusion,
  ExclusionType,
  Letter,
  Request,
  ServiceReview,
  Silence,
  Task,
} from "../../engine/prepare/frame.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { levelPhrase, literalPhrase, periodPhrase, verdictPhrase } from "./formula/literals.ts";
import { ROLES } from "./frame.ts";
import {
  type DraftClause,
  type DraftTable,
  joined,
  named,
  type Phrase,
  paragraph,
  passage,
  value,
} from "./phrase.ts";
import { listed, type PhraseKey, say, tell, type Voice } from "./voice.ts";

/** What may be left out of account. */
export function exclusionClauses(voice: Voice, { frame, governing }: Agreement): readonly DraftClause[] {
  return (frame?.exclusions ?? []).map((exclusion) => {
    const at = pointerTo("/exclusions", exclusion.name);
    return clauseOf(exclusion.name, at, exclusionSentences(voice, exclusion, governing.period, at));
  });
}

function exclusionSentences(
  voice: Voice,
  exclusion: Exclusion,
  governing: Agreement["governing"]["period"],
  at: string,
): readonly Phrase[] {
  const { timeline, facts, notice, evidence, budget } = exclusion;
  const type = passage(voice.phrases[EXCLUSION_TYPES[exclusion.type]], pointerTo(at, "type"));
  const party = passage(voice.phrases[ROLES[exclusion.declaredBy]], pointerTo(at, "declared by"));
  const here = (key: string): string => pointerTo(at, key);
  return [
    say(voice, "exclusion", { name: named(exclusion.name, at), type }),
    ...(timeline === undefined
      ? []
      : [say(voice, "exclusionTimeline", { timeline: named(timeline, here("timeline")) })]),
    ...(facts === undefined ? [] : [say(voice, "exclusionFacts", { facts: named(facts, here("facts")) })]),
    say(voice, "exclusionDeclared", { party }),
    ...(notice === undefined
      ? []
      : [say(voice, "exclusionNotice", { amount: literalPhrase(voice, notice, here("notice")) })]),
    ...countedOn(voice, exclusion, at),
    ...(evidence.length === 0
      ? []
      : [say(voice, "exclusionEvidence", { list: textList(voice, evidence, here("evidence")) })]),
    ...(budget === undefined ? [] : [budgetSentence(voice, budget, governing, at)]),
  ];
}

function budgetSentence(
  voice: Voice,
  { atMost, each }: NonNullable<Exclusion["budget"]>,
  governing: Agreement["governing"]["period"],
  at: string,
): Phrase {
  const period =
    each === undefined
      ? periodPhrase(voice, governing, "/governing/period")
      : periodPhrase(voice, each, pointerTo(at, "each"));
  const amount = literalPhrase(voice, atMost, pointerTo(at, "at most"));
  return say(voice, "exclusionAtMost", { amount, period });
}

const EXCLUSION_TYPES: Readonly<Record<ExclusionType, PhraseKey>> = {
  "planned maintenance": "typePlanned",
  "emergency maintenance": "typeEmergency",
  "force majeure": "typeForceMajeure",
  "customer-caused": "typeCustomer",
  "third party": "typeThirdParty",
  "beyond quota": "typeQuota",
};

/** Why the customer wants the agreement. */
export function goalClauses(voice: Voice, { frame }: Agreement): readonly DraftClause[] {
  return (frame?.goals ?? []).map((goal) => {
    const at = pointerTo("/goals", goal.name);
    return clauseOf(goal.name, at, goalSentences(voice, goal, at));
  });
}

function goalSentences(voice: Voice, goal: BusinessGoal, at: string): readonly Phrase[] {
  const { baseline, source, withoutValue, servedBy } = goal;
  const aimAt = pointerTo(at, "aims at");
  const level = levelPhrase(voice, goal.aim.comparator, expressionPhrase(voice, goal.aim.bound, aimAt));
  const indicator = value(goal.indicator, pointerTo(at, "indicator"));
  const served = servedBy.map((name, index) => named(name, pointerTo(at, "served by", index)));
  const place = (key: string): string => pointerTo(at, key);
  return [
    say(voice, "goal", { period: periodPhrase(voice, goal.each, place("each")), indicator, level }),
    say(voice, "goalOwner", { owner: value(goal.owner, place("owner")) }),
    ...(baseline === undefined
      ? []
      : [say(voice, "goalBaseline", { baseline: literalPhrase(voice, baseline, place("baseline")) })]),
    ...(source === undefined ? [] : [say(voice, "goalSource", { source: value(source, place("source")) })]),
    ...(withoutValue === undefined
      ? []
      : [say(voice, "goalWithout", { verdict: verdictPhrase(voice, withoutValue, place("without value")) })]),
    ...(served.length === 0 ? [] : [say(voice, "goalServed", { list: listed(voice, served, "and") })]),
  ];
}

/** The roles, then the matrix of tasks. */
export function matrixClauses(voice: Voice, { frame }: Agreement): readonly DraftClause[] {
  const matrix = frame?.responsible;
  if (matrix === undefined) return [];
  const at = "/responsible";
  const roles: DraftTable = {
    caption: tell(voice, "rolesCaption"),
    columns: [tell(voice, "roleColumn"), tell(voice, "partyColumn")],
    rows: matrix.roles.map(({ name, party }) => [
      named(name, pointerTo(at, "roles", name)),
      passage(voice.phrases[ROLES[party]], pointerTo(at, "roles", name)),
    ]),
  };
  const tasks: DraftTable = {
    caption: tell(voice, "tasksCaption"),
    columns: [tell(voice, "taskColumn"), ...PARTS.map(([column]) => tell(voice, column))],
    rows: matrix.tasks.map((task) => taskRow(voice, task, pointerTo(at, "tasks", task.name))),
  };
  const { rolesTitle, tasksTitle } = voice.phrases;
  return [
    { title: rolesTitle, pointer: `${at}/roles`, blocks: [{ kind: "unlabelled", table: roles }] },
    { title: tasksTitle, pointer: `${at}/tasks`, blocks: [{ kind: "unlabelled", table: tasks }] },
  ];
}

const PARTS: readonly (readonly [PhraseKey, readonly Letter[]])[] = [
  ["doesColumn", ["R", "A and R"]],
  ["answersColumn", ["A", "A and R"]],
  ["consultedColumn", ["C"]],
  ["informedColumn", ["I"]],
];

function taskRow(voice: Voice, { name, parts }: Task, at: string): readonly Phrase[] {
  const cells = PARTS.map(([, letters]) => {
    const roles = parts.filter(({ letter }) => letters.includes(letter));
    if (roles.length === 0) return tell(voice, "nobody");
    return joined(
      roles.map((role) => named(role.name, pointerTo(at, role.name))),
      voice.phrases.comma,
    );
  });
  return [named(name, at), ...cells];
}

/** When both sides meet, who comes, and what is spoken about. */
export function reviewClauses(voice: Voice, { frame }: Agreement): readonly DraftClause[] {
  return (frame?.reviews ?? []).map((review) => {
    const at = pointerTo("/reviews", review.name);
    return clauseOf(review.name, at, reviewSentences(voice, review, at));
  });
}

function reviewSentences(voice: Voice, review: ServiceReview, at: string): readonly Phrase[] {
  const { within, invited, agenda } = review;
  const period = periodPhrase(voice, review.each, pointerTo(at, "each"));
  const held =
    within === undefined
      ? say(voice, "review", { period })
      : say(voice, "reviewWithin", {
          period,
          amount: literalPhrase(voice, within, pointerTo(at, "within")),
        });
  const roles = invited.map((name, index) => named(name, pointerTo(at, "invited", index)));
  return [
    held,
    ...countedOn(voice, review, at),
    ...(roles.length === 0 ? [] : [say(voice, "reviewInvited", { list: listed(voice, roles, "and") })]),
    ...(agenda.length === 0
      ? []
      : [say(voice, "reviewAgenda", { list: textList(voice, agenda, pointerTo(at, "agenda")) })]),
  ];
}

/** One clause for each request whose silence has a meaning. */
export function silenceClauses(voice: Voice, { frame }: Agreement): readonly DraftClause[] {
  return (frame?.silences ?? []).map((silence) => {
    const at = pointerTo("/silence", silence.request);
    return clauseOf(silence.request, at, silenceSentences(voice, silence, at));
  });
}

function silenceSentences(voice: Voice, silence: Silence, at: string): readonly Phrase[] {
  const key = silence.countsAs === "accepted" ? "silenceAccepted" : "silenceRefused";
  const sentence = say(voice, key, {
    request: passage(voice.phrases[REQUESTS[silence.request]], at),
    amount: literalPhrase(voice, silence.within, pointerTo(at, "within")),
  });
  return [sentence, ...countedOn(voice, silence, at)];
}

const REQUESTS: Readonly<Record<Request, PhraseKey>> = {
  exclusion: "requestExclusion",
  statement: "requestStatement",
  correction: "requestCorrection",
  amendment: "requestAmendment",
  claim: "requestClaim",
  "review minutes": "requestReviewMinutes",
};

/** Who signs, party by party. */
export function signatoryClauses(voice: Voice, { frame }: Agreement): readonly DraftClause[] {
  const signatories = frame?.signatories ?? [];
  return [...new Set(signatories.map(({ party }) => party))].map((party) => {
    const at = pointerTo("/signatories", party);
    const people = signatories
      .filter((each) => each.party === party)
      .map(({ name, capacity }, index) =>
        say(voice, "signatory", {
          name: value(name, pointerTo(at, index, "name")),
          capacity: value(capacity, pointerTo(at, index, "as")),
        }),
      );
    const slots = { party: tell(voice, ROLES[party]), list: joined(people, voice.phrases.semicolon) };
    return clauseOf(voice.phrases[ROLES[party]], at, [say(voice, "signatoriesOf", slots)]);
  });
}

function countedOn(voice: Voice, { on }: CountedOn, at: string): readonly Phrase[] {
  if (on === undefined) return [];
  return [say(voice, "countedOn", { calendar: named(on.name, pointerTo(at, "on")) })];
}

function textList(voice: Voice, texts: readonly string[], at: string): Phrase {
  const items = texts.map((text, index) => value(text, pointerTo(at, index)));
  return joined(items, voice.phrases.semicolon);
}

function clauseOf(title: string, pointer: string, sentences: readonly Phrase[]): DraftClause {
  return { title, pointer, blocks: [paragraph(joined(sentences, " "))] };
}
