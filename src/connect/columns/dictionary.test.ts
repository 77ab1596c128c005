import fc from "fast-check";
import { expect, it } from "vitest";
import { dictionary } from "./dictionary.ts";

it("a text has one number, and a number its text, whatever characters it holds", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 5 }), { maxLength: 200 }), (texts) => {
      const known = dictionary();
      const numbers = texts.map((text) => known.add(text));
      expect(numbers.map((number) => known.textOf(number))).toEqual(texts);
      expect(known.size).toBe(new Set(texts).size);
      expect(texts.map((text) => known.find(text))).toEqual(numbers);
      expect(known.find("never seen")).toBe(-1);
    }),
  );
});

it("texts are ordered by their code units", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const known = dictionary();
      expect(Math.sign(known.compare(known.add(a), known.add(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

it("all texts in order are as a list of them in order", () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "\u0000", "ÿ", "Ā"), maxLength: 12 }));
  const prefixed = fc
    .tuple(fc.constantFrom("", "INC-00"), texts)
    .map(([start, all]) => all.map((text) => start + text));
  fc.assert(
    fc.property(prefixed, (all) => {
      const known = dictionary();
      for (const text of all) known.add(text);
      const expected = [...new Set(all)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect([...known.inOrder()].map(known.textOf)).toEqual(expected);
    }),
  );
});

it("keeps many texts and very long ones", () => {
  const known = dictionary();
  const long = "ab".repeat(1_000_000);
  for (let at = 0; at < 200_000; at += 1) known.add(`ticket ${at}`);
  const number = known.add(long);
  expect(known.textOf(number) === long).toBe(true);
  expect(known.textOf(known.find("ticket 123456"))).toBe("ticket 123456");
  expect(known.size).toBe(200_001);
});
