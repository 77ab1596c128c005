/** Prices in words: published series, formulas over them, the days of a service, and tax. */

import type { Agreement, Service } from "../../../engine/prepare/agreement.ts";
import type {
  CommercialExpression,
  Indexed,
  PartOfPeriod,
  PublishedSeries,
  TaxRule,
} from "../../../engine/prepare/commerce.ts";
import type { Name } from "../../../engine/prepare/expression.ts";
import { formatDate } from "../../../engine/time/civil.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import type { RoundingMode } from "../../../engine/value/rounding.ts";
import {
  type DraftBlock,
  type DraftClause,
  joined,
  named,
  type Phrase,
  paragraph,
  passage,
  value,
} from "../phrase.ts";
import { listed, type PhraseKey, say, tell, type Voice } from "../voice.ts";
import { conditionPhrase } from "./conditions.ts";
import { expressionPhrase, operand } from "./expressions.ts";
import { literalPhrase, modePhrase } from "./literals.ts";

/** The clause of one series, with its values in a table. */
export function seriesClause(voice: Voice, series: PublishedSeries): DraftClause {
  const at = pointerTo("/series", series.name);
  const { rate, holds, reported } = series;
  const name = named(series.name, at);
  const sentences = [say(voice, "series", { name, source: value(series.source, pointerTo(at, "source")) })];
  if (rate !== undefined) {
    const of = value(rate.of, pointerTo(at, "price of"));
    sentences.push(say(voice, "seriesRate", { of, in: value(rate.in, pointerTo(at, "in")) }));
  }
  if (holds !== undefined) {
    const length = value(voice.forms.amount(holds), pointerTo(at, "holds"));
    sentences.push(say(voice, "seriesHolds", { length }));
  }
  if (reported !== undefined) {
    const place = pointerTo(at, "reported");
    const slots = {
      stream: named(reported.stream, pointerTo(place, "from")),
      date: named(reported.date.name, pointerTo(place, "date")),
      value: named(reported.value.name, pointerTo(place, "value")),
    };
    sentences.push(say(voice, "seriesReported", slots));
    if (reported.where !== undefined) {
      const test = conditionPhrase(voice, reported.where, pointerTo(place, "where"));
      sentences.push(say(voice, "seriesWhere", { test }));
    }
  }
  const blocks = [paragraph(joined(sentences, " ")), ...valuesTable(voice, series, at)];
  return { title: series.name, pointer: at, blocks };
}

function valuesTable(voice: Voice, { name, values }: PublishedSeries, at: string): readonly DraftBlock[] {
  if (values.length === 0) return [];
  const rows = values.map((each) => {
    const place = pointerTo(at, "values", formatDate(each.from));
    return [value(voice.forms.date(each.from), place), literalPhrase(voice, each.value, place)];
  });
  const columns = [tell(voice, "seriesDate"), tell(voice, "valueColumn")];
  const caption = say(voice, "seriesValues", { name: named(name, at) });
  return [{ kind: "unlabelled", table: { caption, columns, rows } }];
}

/** A formula about prices as a noun phrase. */
export function pricePhrase(voice: Voice, node: CommercialExpression<Name>, at: string): Phrase {
  switch (node.kind) {
    case "value of":
      return say(voice, "valueOf", {
        series: named(node.series, pointerTo(at, "value of")),
        date: operand(voice, node.on, pointerTo(at, "on")),
      });
    case "convert":
      return say(voice, "convert", {
        amount: operand(voice, node.of, pointerTo(at, "convert")),
        series: named(node.rate, pointerTo(at, "with")),
        date: operand(voice, node.on, pointerTo(at, "on")),
      });
    case "indexed":
      return roundedPhrase(voice, limitedPhrase(voice, node, at), node.rounding, at);
    case "pro rata": {
      const phrase = say(voice, "proRata", {
        part: passage(voice.phrases[PARTS[node.part]], pointerTo(at, "part of a period")),
        amount: operand(voice, node.of, pointerTo(at, "pro rata")),
        span: spanPhrase(voice, node, at),
      });
      return roundedPhrase(voice, phrase, node.rounding, at);
    }
    default:
      return unreachable(node);
  }
}

const PARTS: Readonly<Record<PartOfPeriod, PhraseKey>> = {
  "by calendar days": "partByDays",
  "by time": "partByTime",
  "in full": "partInFull",
};

function limitedPhrase(voice: Voice, node: Indexed<Name>, at: string): Phrase {
  const indexed = steppedPhrase(voice, node, at);
  const least = node.atLeast && percentage(voice, node.atLeast, pointerTo(at, "at least"));
  const most = node.atMost && percentage(voice, node.atMost, pointerTo(at, "at most"));
  if (least !== undefined && most !== undefined)
    return say(voice, "indexedBetween", { indexed, least, most });
  if (least !== undefined) return say(voice, "indexedAtLeast", { indexed, percentage: least });
  return most === undefined ? indexed : say(voice, "indexedAtMost", { indexed, percentage: most });
}

function steppedPhrase(voice: Voice, node: Indexed<Name>, at: string): Phrase {
  const slots = {
    amount: operand(voice, node.of, pointerTo(at, "indexed")),
    series: named(node.series, pointerTo(at, "with")),
    base: value(voice.forms.date(node.base), pointerTo(at, "base")),
    each: value(voice.forms.amount(node.each), pointerTo(at, "each")),
  };
  if (node.from === undefined) return say(voice, "indexedFromBase", slots);
  const from = value(voice.forms.date(node.from), pointerTo(at, "from"));
  return say(voice, "indexed", { ...slots, from });
}

function percentage(voice: Voice, ratio: NonNullable<Indexed<Name>["atMost"]>, at: string): Phrase {
  return literalPhrase(voice, { kind: "number", value: ratio, percent: true }, at);
}

function spanPhrase(
  voice: Voice,
  node: Extract<CommercialExpression<Name>, { readonly kind: "pro rata" }>,
  at: string,
): Phrase {
  const service =
    node.service === undefined
      ? []
      : [say(voice, "spanService", { service: named(node.service, pointerTo(at, "service")) })];
  const from =
    node.from === undefined ? undefined : value(voice.forms.date(node.from), pointerTo(at, "from"));
  const to = node.to === undefined ? undefined : value(voice.forms.date(node.to), pointerTo(at, "to"));
  if (from !== undefined && to !== undefined)
    return joined([...service, say(voice, "spanBetween", { from, to })], " ");
  if (from !== undefined) return joined([...service, say(voice, "spanFrom", { from })], " ");
  return joined([...service, ...(to === undefined ? [] : [say(voice, "spanTo", { to })])], " ");
}

function roundedPhrase(voice: Voice, amount: Phrase, mode: RoundingMode | undefined, at: string): Phrase {
  return mode === undefined
    ? amount
    : say(voice, "inSmallestUnit", { amount, rounding: bare(voice, mode, pointerTo(at, "rounding")) });
}

function bare(voice: Voice, mode: RoundingMode, at: string): Phrase {
  return say(voice, "roundedBare", { mode: modePhrase(voice, mode, at) });
}

/** The first and the last day of a service. */
export function serviceDates(voice: Voice, { name, from, to }: Service): readonly Phrase[] {
  const at = pointerTo("/services", name);
  const first = from === undefined ? undefined : value(voice.forms.date(from), pointerTo(at, "from"));
  const last = to === undefined ? undefined : value(voice.forms.date(to), pointerTo(at, "to"));
  return [
    ...(first === undefined ? [] : [say(voice, "serviceFrom", { from: first })]),
    ...(last === undefined ? [] : [say(voice, "serviceTo", { to: last })]),
  ];
}

/** The clause of the tax, where there is one. */
export function taxClauses(voice: Voice, { governing }: Agreement): readonly DraftClause[] {
  const { tax } = governing;
  if (tax === undefined) return [];
  const at = "/governing/tax";
  const slots = {
    name: value(tax.name, pointerTo(at, "name")),
    rate: expressionPhrase(voice, tax.rate, pointerTo(at, "rate")),
  };
  const fees = tax.on.map((fee, index) => named(fee, pointerTo(at, "on", index)));
  const sentences = [
    fees.length === 0
      ? say(voice, "taxOnCredits", slots)
      : say(voice, "taxOnFees", { ...slots, fees: listed(voice, fees, "and") }),
    passage(voice.phrases[CREDITS[tax.credits]], pointerTo(at, "credits")),
    say(voice, "taxRounding", { rounding: bare(voice, tax.rounding, pointerTo(at, "rounding")) }),
  ];
  return [{ title: voice.phrases.taxTitle, pointer: at, blocks: [paragraph(joined(sentences, " "))] }];
}

const CREDITS: Readonly<Record<TaxRule["credits"], PhraseKey>> = {
  "reduce the taxable amount": "taxReduces",
  "outside tax": "taxOutside",
};
