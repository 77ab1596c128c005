/** What the agreement reads and counts: streams of facts, sets of items, stretches, fees and figures. */

import type {
  Agreement,
  FactStream,
  Figure,
  ItemSet,
  Named,
  NamedTimeline,
} from "../../engine/prepare/agreement.ts";
import { foreignCurrency, isForeignMoney } from "../../engine/prepare/commerce.ts";
import type { Expression, ForeignMoney, Name, ValueType } from "../../engine/prepare/expression.ts";
import { unreachable } from "../../engine/value/assert.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { stretchPhrase } from "./formula/timelines.ts";
import {
  type DraftBlock,
  type DraftClause,
  joined,
  list,
  named,
  type Phrase,
  paragraph,
  passage,
  value,
} from "./phrase.ts";
import { listed, type PhraseKey, say, tell, type Voice } from "./voice.ts";

/** What one stream's facts say. */
export function streamClause(voice: Voice, stream: FactStream): DraftClause {
  const at = pointerTo("/facts", stream.name);
  const name = named(stream.name, at);
  const events = stream.events.map((event, index) => named(event, pointerTo(at, "events", index)));
  const sentences = [
    say(voice, SHAPES[stream.shape], { name }),
    ...(events.length === 0 ? [] : [say(voice, "streamEventList", { list: listed(voice, events, "and") })]),
    ...(stream.where === undefined
      ? []
      : [say(voice, "streamWhere", { test: conditionPhrase(voice, stream.where, pointerTo(at, "where")) })]),
  ];
  return {
    title: stream.name,
    pointer: at,
    blocks: [paragraph(joined(sentences, " ")), ...fieldsTable(voice, stream, name, at)],
  };
}

const SHAPES = {
  events: "streamEvents",
  intervals: "streamIntervals",
  samples: "streamSamples",
  records: "streamRecords",
} as const satisfies Readonly<Record<FactStream["shape"], PhraseKey>>;

function fieldsTable(voice: Voice, stream: FactStream, name: Phrase, at: string): readonly DraftBlock[] {
  if (stream.fields.length === 0) return [];
  const rows = stream.fields.map((field) => {
    const place = pointerTo(at, "fields", field.name);
    const values = field.oneOf?.map((each, index) => value(each, pointerTo(place, "one of", index)));
    return [
      named(field.name, place),
      typePhrase(voice, field.type, place),
      values === undefined ? tell(voice, "anyValue") : listed(voice, values, "or"),
    ];
  });
  const columns = [tell(voice, "fieldColumn"), tell(voice, "typeColumn"), tell(voice, "valuesColumn")];
  return [{ kind: "unlabelled", table: { caption: say(voice, "fieldsOf", { name }), columns, rows } }];
}

function typePhrase(voice: Voice, type: ValueType, at: string): Phrase {
  if (isForeignMoney(type))
    return say(voice, "typeForeign", { currency: value(foreignCurrency(type) ?? "", at) });
  return value(voice.phrases[TYPES[type]], at);
}

const TYPES: Readonly<Record<Exclude<ValueType, ForeignMoney>, PhraseKey>> = {
  number: "typeNumber",
  money: "typeMoney",
  duration: "typeDuration",
  instant: "typeInstant",
  date: "typeDate",
  flag: "typeFlag",
  text: "typeText",
};

/** Which things a set holds and what is computed for each of them. */
export function itemsClause(voice: Voice, set: ItemSet): DraftClause {
  const at = pointerTo("/items", set.name);
  const sentences = [
    ...originSentences(voice, set, at),
    ...(set.where === undefined
      ? []
      : [say(voice, "itemsWhere", { test: conditionPhrase(voice, set.where, pointerTo(at, "where")) })]),
    ...(set.datedBy === undefined
      ? []
      : [
          say(voice, "itemsDated", {
            instant: expressionPhrase(voice, set.datedBy, pointerTo(at, "dated by")),
          }),
        ]),
  ];
  const values = set.values.map(({ name, is }) => {
    const place = pointerTo(at, "values", name);
    return say(voice, "itemsValue", {
      name: named(name, place),
      formula: valuePhrase(voice, is, place),
    });
  });
  return { title: set.name, pointer: at, blocks: [paragraph(joined(sentences, " ")), ...list(values)] };
}

/** An item's value may be a bare test, which stands at the value itself. */
function valuePhrase(voice: Voice, is: Expression<Name>, place: string): Phrase {
  return is.kind === "test"
    ? say(voice, "whether", { test: conditionPhrase(voice, is.test, place) })
    : expressionPhrase(voice, is, place);
}

function originSentences(voice: Voice, set: ItemSet, at: string): readonly Phrase[] {
  const name = named(set.name, at);
  switch (set.kind) {
    case "from":
      return [say(voice, "itemsFrom", { name, source: named(set.of, pointerTo(at, "from")) })];
    case "cycles":
      return [say(voice, "itemsCycles", { name, clock: named(set.clock, pointerTo(at, "cycles of")) })];
    case "runs":
      return runSentences(voice, set, name, at);
    case "group":
      return groupSentences(voice, set, name, at);
    default:
      return unreachable(set);
  }
}

/** Runs that are dated are whole; that they are, is said beside their date. */
function runSentences(
  voice: Voice,
  set: Extract<ItemSet, { readonly kind: "runs" }>,
  name: Phrase,
  at: string,
): readonly Phrase[] {
  const stretch = stretchPhrase(voice, set.of, pointerTo(at, "runs of"));
  const formed =
    set.by.length === 0
      ? say(voice, "itemsRuns", { name, stretch })
      : say(voice, "itemsRunsBy", { name, stretch, by: byPhrase(voice, set.by, at) });
  const extent = set.datedBy === undefined ? "runsCut" : "runsWhole";
  return [formed, passage(voice.phrases[extent], at)];
}

function byPhrase(voice: Voice, by: readonly string[], at: string): Phrase {
  return listed(
    voice,
    by.map((each, index) => named(each, pointerTo(at, "by", index))),
    "and",
  );
}

function groupSentences(
  voice: Voice,
  set: Extract<ItemSet, { readonly kind: "group" }>,
  name: Phrase,
  at: string,
): readonly Phrase[] {
  const source = named(set.of, pointerTo(at, "group"));
  const by = byPhrase(voice, set.by, at);
  const empty = passage(
    voice.phrases[set.empty === "included" ? "emptyIncluded" : "emptyLeftOut"],
    pointerTo(at, "empty"),
  );
  if (set.every === undefined) {
    const grouped = say(voice, "itemsGroup", { name, source, by });
    return set.empty === "included" ? [grouped, empty] : [grouped];
  }
  const every = value(voice.forms.amount(set.every), pointerTo(at, "every"));
  const grouped =
    set.by.length === 0
      ? say(voice, "itemsGroupEvery", { name, source, every })
      : say(voice, "itemsGroupByEvery", { name, source, by, every });
  return [grouped, empty];
}

/** A stretch of time that the agreement gives a name. */
export function timelineClause(voice: Voice, timeline: NamedTimeline): DraftClause {
  const at = pointerTo("/timelines", timeline.name);
  const sentence = say(voice, "timeline", {
    name: named(timeline.name, at),
    stretch: stretchPhrase(voice, timeline.is, at),
  });
  return { title: timeline.name, pointer: at, blocks: [paragraph(sentence)] };
}

/** Fees first, then the figures made of them. */
export function feeClauses(voice: Voice, { fees, figures }: Agreement): readonly DraftClause[] {
  return [
    ...fees.map((fee) => feeClause(voice, fee)),
    ...figures.map((figure) => figureClause(voice, figure)),
  ];
}

function feeClause(voice: Voice, fee: Named<Expression<Name>>): DraftClause {
  const at = pointerTo("/fees", fee.name);
  const sentence = say(voice, "fee", {
    name: named(fee.name, at),
    formula: expressionPhrase(voice, fee.is, at),
  });
  return { title: fee.name, pointer: at, blocks: [paragraph(sentence)] };
}

function figureClause(voice: Voice, figure: Figure): DraftClause {
  const at = pointerTo("/figures", figure.name);
  const name = named(figure.name, at);
  const sentence =
    figure.per.length === 0
      ? say(voice, "figure", { name, formula: expressionPhrase(voice, figure.is, at) })
      : say(voice, "figurePer", {
          name,
          per: perPhrase(voice, figure.per, at),
          formula: expressionPhrase(voice, figure.is, pointerTo(at, "is")),
        });
  return { title: figure.name, pointer: at, blocks: [paragraph(sentence)] };
}

/** The dimensions of something that is formed for each of their values. */
export function perPhrase(voice: Voice, per: readonly string[], at: string): Phrase {
  return listed(
    voice,
    per.map((each, index) => named(each, pointerTo(at, "per", index))),
    "and",
  );
}
