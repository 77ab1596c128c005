/** One line of a facts file: strict JSON, one fact, nothing guessed.
 *
 *  JSON readers are lenient where money is at stake: they keep the last of two equal keys and round long
 *  numbers. Here a repeated key, a number that is not a whole one, and a key that could change a program
 *  are refused with their place; an unknown key is refused with the one that was meant. The surprising
 *  rule: the digits are read before any float sees them, for 0.99999999999999999999 parses as 1. */

import type { RawFact } from "../../engine/measure/fact/fact.ts";
import { nearest } from "../../engine/prepare/nearest.ts";
import { failed, ok, type Problem, pointerTo, problem, type Result } from "../../engine/value/problem.ts";
import { walkTokens } from "../jsonl/tokens.ts";

const REQUIRED = ["id", "source", "stream", "subject", "occurredAt", "recordedAt"] as const;
const OPTIONAL = ["event", "until", "corrects", "fields"] as const;
const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const LONGEST_LINE = 1_048_576;
const MOST_DEPTH = 32;

/** Reads a line. Codes: `too-large`, `invalid-json`, `bad-character`, `duplicate-key`, `forbidden-key`,
 *  `unknown-key`, `missing-key`, `wrong-type`, `use-string`, `too-deep`. Pointers are within the fact. */
export function readFact(line: string): Result<RawFact> {
  if (line.length > LONGEST_LINE)
    return failed(problem("too-large", "", "A fact has at most 1048576 characters: leave long texts out."));
  const parsed = parse(line);
  if (!parsed.ok) return parsed;
  const fact: Json = { fields: {}, ...parsed.value };
  const problems = [
    ...keyProblems(fact),
    ...textProblems(fact),
    ...fieldProblems(fact.fields),
    ...tokenProblems(line),
  ];
  return isFact(fact, problems) ? ok(fact) : failed(...problems);
}

/** What has no problem of any kind has every key of a fact, each of its type. */
function isFact(fact: Json, problems: readonly Problem[]): fact is Json & RawFact {
  return problems.length === 0 && REQUIRED.every((key) => typeof fact[key] === "string");
}

type Json = Readonly<Record<string, unknown>>;

function parse(line: string): Result<Json> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : "it does not parse";
    return failed(problem("invalid-json", "", `A line of a facts file is one JSON object: ${reason}.`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return failed(problem("wrong-type", "", "A line of a facts file is one JSON object, in braces."));
  }
  return ok(value as Json);
}

function keyProblems(fact: Json): readonly Problem[] {
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
  const unknown = Object.keys(fact)
    .filter((key) => !known.includes(key) && !key.startsWith("x-"))
    .map((key) => unknownKey(key, known));
  const missing = REQUIRED.filter((key) => !Object.hasOwn(fact, key)).map((key) =>
    problem("missing-key", pointerTo("", key), `A fact has "${key}": add it.`),
  );
  return [...unknown, ...missing];
}

function unknownKey(key: string, known: readonly string[]): Problem {
  const pointer = pointerTo("", key);
  if (FORBIDDEN.includes(key))
    return problem("forbidden-key", pointer, `"${key}" is no name for a key: leave it out.`);
  const meant = nearest(key, known);
  return problem(
    "unknown-key",
    pointer,
    `A fact has no key "${key}": ${meant === undefined ? `known are ${known.join(", ")}` : `did you mean "${meant}"?`}`,
  );
}

function textProblems(fact: Json): readonly Problem[] {
  const texts = [...REQUIRED, "event", "until", "corrects"] as const;
  return texts
    .filter((key) => Object.hasOwn(fact, key))
    .flatMap((key) => {
      const value = fact[key];
      if (typeof value !== "string")
        return [problem("wrong-type", pointerTo("", key), `"${key}" is a text in quotes.`)];
      return badCharacter(value, pointerTo("", key));
    });
}

function fieldProblems(fields: unknown): readonly Problem[] {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    return [problem("wrong-type", "/fields", '"fields" is an object in braces, such as {"priority": "P1"}.')];
  }
  return Object.entries(fields).flatMap(([name, value]) => {
    const pointer = pointerTo("/fields", name);
    const bad = badCharacter(name, pointer);
    if (bad.length > 0) return bad;
    if (FORBIDDEN.includes(name))
      return [problem("forbidden-key", pointer, `"${name}" is no name for a field: leave it out.`)];
    if (typeof value === "string") return badCharacter(value, pointer);
    // Whether a number is exact is asked of its digits, before a float has rounded them.
    if (typeof value === "boolean" || typeof value === "number") return [];
    return [
      problem(
        "wrong-type",
        pointer,
        "A field holds a text, a whole number, true or false: leave out what is not known.",
      ),
    ];
  });
}

function badCharacter(text: string, pointer: string): readonly Problem[] {
  if (!text.includes("\u0000") && !/\p{Surrogate}/u.test(text)) return [];
  return [
    problem(
      "bad-character",
      pointer,
      "This text holds a character that is none (NUL or half of a pair): take it out.",
    ),
  ];
}

/** What the parsed value does not tell: keys that stood twice, numbers that a float has already rounded,
 *  depth. */
function tokenProblems(line: string): readonly Problem[] {
  const problems: Problem[] = [];
  walkTokens(line, {
    duplicateKey: (key, place) => void problems.push(duplicate(key, place())),
    number: (written, keys, place) => {
      const isField = keys.length === 2 && keys[0] === "fields";
      if (isField && !isWhole(written)) problems.push(useString(written, place()));
    },
    open: (depth, keys) => {
      if (depth < MOST_DEPTH) return true;
      problems.push(tooDeep(pointerTo("", keys[0] ?? "")));
      return false;
    },
  });
  return problems;
}

/** Whether a number is written as a whole one that a float holds exactly. */
function isWhole(token: string): boolean {
  return /^-?\d+$/.test(token) && Number.isSafeInteger(Number(token));
}

function useString(token: string, pointer: string): Problem {
  const message = `${token} is not safe as a number: write it as text, "${token}", so that nothing rounds it.`;
  return problem("use-string", pointer, message);
}

function duplicate(key: string, pointer: string): Problem {
  return problem("duplicate-key", pointer, `The key "${key}" stands twice: keep one.`);
}

function tooDeep(pointer: string): Problem {
  const message = `Braces and brackets stand more than ${MOST_DEPTH} deep: a fact needs two.`;
  return problem("too-deep", pointer, message);
}
