import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_ROW } from "../row.ts";
import { scanCsv } from "./scan.ts";

/** Everything the scanner said about a text that came in chunks of a size. */
function said(input: string | Uint8Array, chunk = 1 << 16, delimiter = ","): readonly (readonly unknown[])[] {
  const found: (readonly unknown[])[] = [];
  const scanner = scanCsv(delimiter, {
    row: (row) =>
      void found.push([row.line, ...Array.from({ length: row.count }, (_, cell) => row.text(cell))]),
    blank: (line) => void found.push([line, "(blank)"]),
    fault: ({ line, code, text }) => void found.push([line, code, text]),
  });
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  scanner.end();
  return found;
}

describe("rows and cells", () => {
  it.each([
    [
      "a line break ends a row, the last row needs none",
      "a,b\nc,d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "CRLF ends a row like LF",
      "a,b\r\nc,d\r\n",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "empty cells are cells",
      ",\n,,x\n",
      [
        [1, "", ""],
        [2, "", "", "x"],
      ],
    ],
    [
      "a line without any character is blank",
      "a\n\n\r\nb\n",
      [
        [1, "a"],
        [2, "(blank)"],
        [3, "(blank)"],
        [4, "b"],
      ],
    ],
    [
      "quotes hold delimiters and line breaks",
      '"a,1","b\r\n2"\nc,d\n',
      [
        [1, "a,1", "b\r\n2"],
        [3, "c", "d"],
      ],
    ],
    ["doubled quotes are one quote", '"say ""no""",""""\n', [[1, 'say "no"', '"']]],
    [
      "a cell in quotes may be empty",
      '"",x\n""\n',
      [
        [1, "", "x"],
        [2, ""],
      ],
    ],
    ["a quote inside a cell without quotes is a character", 'a,5" pipe\n', [[1, "a", '5" pipe']]],
    ["a byte order mark is passed over", "\ufeffa,b\n", [[1, "a", "b"]]],
    [
      "rows may have different numbers of cells",
      "a,b\nc\nd,e,f\n",
      [
        [1, "a", "b"],
        [2, "c"],
        [3, "d", "e", "f"],
      ],
    ],
    ["text beyond ASCII is text", "Côte d’Ivoire,𝄞\n", [[1, "Côte d’Ivoire", "𝄞"]]],
    ["an empty file has no rows", "", []],
  ])("%s", (_sentence, text, rows) => {
    for (const chunk of [1, 2, 3, 5, 1000]) expect(said(text, chunk)).toEqual(rows);
  });

  it("reads other delimiters", () => {
    expect(said("a;b,c\n", 99, ";")).toEqual([[1, "a", "b,c"]]);
    expect(said("a\tb\n", 99, "\t")).toEqual([[1, "a", "b"]]);
  });

  it("gives no text for bytes that are no UTF-8, and reads on", () => {
    expect(said(Uint8Array.of(97, 44, 0xff, 10, 98, 44, 99))).toEqual([
      [1, "a", undefined],
      [2, "b", "c"],
    ]);
  });
});

describe("a wrong quote costs one line", () => {
  it.each([
    [
      "text after a closing quote",
      'a,"b"x,c\nd,e\n',
      [
        [1, "stray-quote", 'a,"b"x,c'],
        [2, "d", "e"],
      ],
    ],
    [
      "a quote that the next line closes",
      'x,"abc\ny,"def",1\nz\n',
      [
        [1, "stray-quote", 'x,"abc'],
        [2, "y", "def", "1"],
        [3, "z"],
      ],
    ],
    [
      "a quote that nothing closes",
      'a,b\nc,"d\ne,f\ng,h',
      [
        [1, "a", "b"],
        [2, "open-quote", 'c,"d'],
        [3, "e", "f"],
        [4, "g", "h"],
      ],
    ],
  ])("%s", (_sentence, text, rows) => {
    for (const chunk of [1, 2, 3, 5, 1000]) expect(said(text, chunk)).toEqual(rows);
  });

  it("a line longer than any row is passed over to its end", () => {
    const long = "x".repeat(LONGEST_ROW + 5);
    for (const chunk of [1000, 100_000, 1 << 22]) {
      const found = said(`a\n${long}\nb\n`, chunk);
      expect(found.map(([line, first]) => [line, first])).toEqual([
        [1, "a"],
        [2, "row-too-long"],
        [3, "b"],
      ]);
    }
  });
});

describe("law", () => {
  it("what was quoted by the rules is read back, in chunks of any size", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r", " ", "é", "7"),
      maxLength: 6,
    });
    const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        (rows, lineBreak, chunk) => {
          const text = rows.map((row) => row.map(quoted).join(",") + lineBreak).join("");
          expect(said(text, chunk).map(([, ...cells]) => cells)).toEqual(rows);
        },
      ),
    );
  });
});
