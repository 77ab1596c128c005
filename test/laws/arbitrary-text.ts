/**
 * Titles and texts at random, as people of any script might write them.
 */
import fc from "fast-check";
import { badCharacters, hiddenCharacter } from "../../src/document/characters.ts";

/** A title or text as people might write it: anything that can be seen. */
export const writing = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter(
    (text) =>
      text === text.trim() &&
      text !== "" &&
      hiddenCharacter(text) === undefined &&
      badCharacters(text).length === 0,
  );

export const longText = fc
  .array(fc.oneof(writing, fc.constant(""), fc.constant("  indented"), fc.constant("- item: one # two")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join("\n"));
