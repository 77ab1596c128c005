import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CanonicalValue, canonicalJson } from "./canonical-json.ts";

const value = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "grapheme" }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie("value")),
    fc.dictionary(fc.string({ unit: "grapheme" }), tie("value")),
  ),
})).value;

describe("canonical JSON", () => {
  it("orders keys by code unit and writes no space", () => {
    expect(canonicalJson({ b: [1, "x"], a: true, "\u20ac": "\u000f\n", B: {} })).toBe(
      '{"B":{},"a":true,"b":[1,"x"],"€":"\\u000f\\n"}',
    );
  });

  it("leaves out keys without a value", () => {
    expect(canonicalJson({ a: undefined, b: 0 })).toBe('{"b":0}');
  });

  it("refuses numbers that are not whole", () => {
    expect(() => canonicalJson({ a: 0.5 })).toThrow("whole");
  });

  it("agrees with an independent writer of RFC 8785", () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(canonicalJson(each)).toBe(canonicalize(each));
      }),
    );
  });
});
