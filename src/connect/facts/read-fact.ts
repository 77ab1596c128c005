/** One line of a facts file: strict JSON, one fact, nothing guessed.
 *
 *  JSON readers are lenient where money is at stake: they keep the last of two equal keys and round long
 *  numbers. Here a repeated key, a number that a float cannot hold exactly, and a key that could change
 *  a program are refused with their place; an unknown key is refused with the one that was meant. */

import type { RawFact } from "../../engine/measure/fact.ts";
import { nearest } from "../../engine/prepare/nearest.ts";
import { failed, ok, type Problem, pointerTo, problem, type Result } from "../../engine/value/problem.ts";

const REQUIRED = ["id", "source", "stream", "subject", "occurredAt", "recordedAt"] as const;
const OPTIONAL = ["event", "until", "corrects", "fields"] as const;
const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const LONGEST_LINE = 1_048_576;

/** Reads a line. Codes: `too-large`, `invalid-json`, `bad-character`, `duplicate-key`, `forbidden-key`,
 *  `unknown-key`, `missing-key`, `wrong-type`, `use-string`. Pointers are within the fact. */
export function readFact(line: string): Result<RawFact> {
  if (line.length > LONGEST_LINE)
    return failed(problem("too-large", "", "A fact is at most 1 MiB: split it or leave its texts out."));
  const parsed = parse(line);
  if (!parsed.ok) return parsed;
  const fact = parsed.value;
  const problems = [
    ...keyProblems(fact),
    ...textProblems(fact),
    ...fieldProblems(fact.fields ?? {}),
    ...duplicates(line),
  ];
  if (problems.length > 0) return failed(...problems);
  return ok({ ...fact, fields: fact.fields ?? {} } as unknown as RawFact);
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
    if (FORBIDDEN.includes(name))
      return [problem("forbidden-key", pointer, `"${name}" is no name for a field: leave it out.`)];
    if (typeof value === "string") return badCharacter(value, pointer);
    if (typeof value === "boolean" || Number.isSafeInteger(value)) return [];
    if (typeof value === "number")
      return [
        problem("use-string", pointer, `${value} is not exact as a number: write it as text, in quotes.`),
      ];
    return [problem("wrong-type", pointer, "A field holds a text, a whole number, true or false.")];
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

/** Every string of the line that is followed by a colon is a key; JSON has no other place for that. */
function duplicates(line: string): readonly Problem[] {
  const seen: Set<string>[] = [new Set()];
  const problems: Problem[] = [];
  for (const [token] of line.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]/g)) {
    if (token === "{") seen.push(new Set());
    else if (token === "}") seen.pop();
    else if (token.endsWith(":")) {
      const key = String(JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)));
      const keys = seen.at(-1);
      if (keys?.has(key))
        problems.push(
          problem("duplicate-key", pointerTo("", key), `The key "${key}" stands twice: keep one.`),
        );
      keys?.add(key);
    }
  }
  return problems;
}
