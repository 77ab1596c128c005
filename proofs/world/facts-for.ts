/** Which facts could have happened under an agreement nobody has seen before?
 *
 *  Random but plausible ones, made from what the agreement declares: lives of tickets that follow its
 *  events mostly in written order, with steps back, repeats and missing ends; intervals that overlap and
 *  stay open; samples with holes; fields out of their declared lists, or out of the words that the
 *  agreement's own tables mention, for otherwise most rows of a table would never be reached. Facts come
 *  with lateness and corrections; `disordered` adds duplicates and another order on top. */
import type { RawFact } from "../../src/engine/measure/fact/fact.ts";
import type { Agreement, FactStream, FieldRule } from "../../src/engine/prepare/agreement.ts";
import { foreignCurrency, isForeignMoney } from "../../src/engine/prepare/commerce.ts";
import { chance, pick, type RandomSource, shuffled, whole } from "./random.ts";
import { type TextsByField, textsByField } from "./texts-of.ts";

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long the facts of a world go on after the term begins. */
export const WORLD_DAYS = 75;

interface World {
  readonly random: RandomSource;
  readonly start: number;
  readonly texts: TextsByField;
  readonly currency: string;
}

type RawFields = RawFact["fields"];

/** Facts for every stream of the agreement, `size` subjects each, in no promised order. */
export function factsFor(agreement: Agreement, random: RandomSource, size: number): readonly RawFact[] {
  const world: World = {
    random,
    start: agreement.term.from * DAY,
    texts: textsByField(agreement),
    currency: agreement.governing.currency,
  };
  const facts = agreement.streams.flatMap((stream) => [...factsOfStream(world, stream, size)]);
  return [...facts, ...correctionsOf(world, agreement, facts)];
}

/** The same evidence as another day's import would bring it: shuffled, some facts more than once. */
export function disordered(random: RandomSource, facts: readonly RawFact[]): readonly RawFact[] {
  return shuffled(random, [...facts, ...facts.filter(() => chance(random, 0.15))]);
}

/** A fact belongs to its subject: `subject` and `number` make its id. */
function* factsOfStream(world: World, stream: FactStream, size: number): Generator<RawFact> {
  for (let subject = 0; subject < size; subject += 1) {
    const name = `${stream.shape}-${subject + 1}`;
    if (stream.shape === "events") yield* life(world, stream, name);
    else if (stream.shape === "samples") yield* samples(world, stream, name);
    else yield spotted(world, stream, name);
  }
}

/** One ticket: events mostly in written order, sometimes again, sometimes back, sometimes at once. */
function* life(world: World, stream: FactStream, subject: string): Generator<RawFact> {
  const { random } = world;
  const { events } = stream;
  let at = instantWithin(world);
  let step = chance(random, 0.9) ? 0 : whole(random, 0, events.length);
  let fields = fieldsOf(world, stream);
  for (let number = 1; number <= 12 && step < events.length; number += 1) {
    const event = events[step];
    if (event === undefined) return;
    yield fact(world, stream, { subject, number, at, event, fields });
    if (chance(random, 0.04)) return;
    at += gap(random);
    step = chance(random, 0.1) ? whole(random, 0, step) : step + pick(random, [0, 1, 1, 1, 1, 1, 2]);
    fields = chance(random, 0.15) ? fieldsOf(world, stream) : {};
  }
}

function* samples(world: World, stream: FactStream, subject: string): Generator<RawFact> {
  const { random } = world;
  const steady = fieldsOf(world, stream);
  let at = world.start - whole(random, 0, 3) * DAY;
  for (let number = 1; number <= 30; number += 1) {
    const changing = stream.fields.filter((field) => field.type !== "text" || field.oneOf !== undefined);
    const fields = { ...steady, ...fieldsOf(world, { ...stream, fields: changing }) };
    yield fact(world, stream, { subject, number, at, fields });
    at += chance(random, 0.1) ? whole(random, 0, 9 * DAY) : gap(random);
  }
}

/** One record or one interval; one in thirty intervals has not ended yet. */
function spotted(world: World, stream: FactStream, subject: string): RawFact {
  const at = instantWithin(world);
  const until =
    stream.shape === "intervals" && chance(world.random, 0.97) ? at + gap(world.random) : undefined;
  const fields = fieldsOf(world, stream);
  return fact(world, stream, { subject, number: 1, at, fields, ...(until === undefined ? {} : { until }) });
}

interface Sketch {
  readonly subject: string;
  readonly number: number;
  readonly at: number;
  readonly event?: string;
  readonly until?: number;
  readonly fields: RawFields;
}

function fact(world: World, stream: FactStream, sketch: Sketch): RawFact {
  const { subject, number, at, event, until, fields } = sketch;
  const lateness = chance(world.random, 0.05)
    ? whole(world.random, 1, 40) * DAY
    : whole(world.random, 0, 90) * SECOND;
  return {
    id: `${stream.name}/${subject}/${number}`,
    source: "world",
    stream: stream.name,
    subject,
    ...(event === undefined ? {} : { event }),
    occurredAt: instantText(at),
    ...(until === undefined ? {} : { until: instantText(until) }),
    recordedAt: instantText(at + lateness),
    fields,
  };
}

/** Second thoughts about a few facts: the same happening with other fields, and sometimes a third. */
function correctionsOf(world: World, agreement: Agreement, facts: readonly RawFact[]): readonly RawFact[] {
  const { random } = world;
  const streams = new Map(agreement.streams.map((stream) => [stream.name, stream]));
  return facts
    .filter(() => chance(random, 0.03))
    .flatMap((wrong) => {
      const stream = streams.get(wrong.stream);
      if (stream === undefined) return [];
      const first = {
        ...wrong,
        id: `${wrong.id}/better`,
        corrects: wrong.id,
        fields: fieldsOf(world, stream),
      };
      if (!chance(random, 0.2)) return [first];
      return [
        first,
        { ...first, id: `${wrong.id}/best`, corrects: first.id, fields: fieldsOf(world, stream) },
      ];
    });
}

function fieldsOf(world: World, stream: FactStream): RawFields {
  const known = stream.fields.filter(() => chance(world.random, 0.95));
  return Object.fromEntries(known.map((field) => [field.name, fieldValue(world, field)]));
}

function fieldValue(world: World, field: FieldRule): string | boolean {
  const { random } = world;
  if (field.oneOf !== undefined) return pick(random, field.oneOf);
  if (isForeignMoney(field.type)) return `${whole(random, 0, 20_000)} ${foreignCurrency(field.type)}`;
  switch (field.type) {
    case "number":
      return pick(random, [
        String(whole(random, 0, 6)),
        `0.${whole(random, 900, 999)}`,
        String(whole(random, 0, 500)),
      ]);
    case "money":
      return `${whole(random, 0, 20_000)} ${world.currency}`;
    case "duration":
      return `${whole(random, 0, chance(random, 0.5) ? 60 : 100_000)} seconds`;
    case "instant":
      return instantText(instantWithin(world));
    case "date":
      return instantText(instantWithin(world)).slice(0, 10);
    case "flag":
      return chance(random, 0.5);
    case "text":
      return pick(random, world.texts.get(field.name) ?? ["north", "south", "west"]);
  }
}

/** Whole seconds in half of the cases, so that hours end exactly when others begin; else milliseconds. */
function instantWithin({ random, start }: World): number {
  const span = WORLD_DAYS * DAY;
  const unit = pick(random, [1, SECOND, SECOND, HOUR]);
  return start + whole(random, 0, span / unit - 1) * unit;
}

/** From nothing at all to some days: what lies between two happenings in one life. */
function gap(random: RandomSource): number {
  if (chance(random, 0.06)) return 0;
  return whole(random, 1, pick(random, [90, 3600, 8 * 3600, 30 * 3600, 200 * 3600])) * SECOND;
}

function instantText(at: number): string {
  return new Date(at).toISOString();
}
