import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { layOut, WIDEST } from "./layout.ts";
import { type Written, writtenMap } from "./written.ts";

function laidOut(value: Written): string {
  return layOut({ entries: [["key", value]], spread: true }, new Set());
}

describe("the layout of a document", () => {
  it("keeps a map in braces as long as its line is not too wide", () => {
    const name = "n".repeat(40);
    const fits = writtenMap({ [name]: "x".repeat(WIDEST - 51) });
    expect(laidOut(fits)).toBe(`key: { ${name}: ${"x".repeat(WIDEST - 51)} }\n`);
    const wide = writtenMap({ [name]: "x".repeat(WIDEST - 50) });
    expect(laidOut(wide)).toBe(`key:\n  ${name}: ${"x".repeat(WIDEST - 50)}\n`);
  });

  it("writes lists of wide maps with a dash each", () => {
    const row = writtenMap({ "at least": "x".repeat(60), gives: "y".repeat(60) });
    expect(laidOut([row, "short"])).toBe(
      `key:\n  - at least: ${"x".repeat(60)}\n    gives: ${"y".repeat(60)}\n  - short\n`,
    );
  });

  it("writes a text of several lines as it reads", () => {
    expect(laidOut("One.\n\nTwo: three.")).toBe("key: |-\n  One.\n\n  Two: three.\n");
    expect(laidOut("One.\nTwo.\n")).toBe("key: |\n  One.\n  Two.\n");
  });

  it.each([" first line indented\nx", "ends twice\n\n", "tab\there\nx", "\n", "space \nx", "x\n \ny"])(
    "keeps %j exactly",
    (text) => {
      expect(parse(laidOut(text))).toEqual({ key: text });
    },
  );

  it.each([
    ["plain words", "plain words"],
    ["on time, prepaid", "on time, prepaid"],
    ["1.0", '"1.0"'],
    ["true", '"true"'],
    ["NO", '"NO"'],
    ["null", '"null"'],
    ["a: b", '"a: b"'],
    ["a #b", '"a #b"'],
    ["- a", '"- a"'],
    ["-5 minutes", "-5 minutes"],
    ["08:00-18:00", "08:00-18:00"],
    ["", '""'],
    [" a", '" a"'],
    ["it's", "it's"],
    ['"quoted"', '"\\"quoted\\""'],
  ])("quotes %s only where it must", (text, written) => {
    expect(laidOut(text)).toBe(`key: ${written}\n`);
  });
});
