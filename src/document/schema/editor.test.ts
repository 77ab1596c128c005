/** What a person sees who writes an agreement in an editor: the schema in the language server that most editors use. */

import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { getLanguageService } from "yaml-language-server";
import { SNIPPETS } from "../keywords/snippet.ts";
import { parseAgreement } from "../parse.ts";
import { readSource } from "../source.ts";
import { agreementSchema } from "./schema.ts";
import type { JsonObject } from "./shape.ts";

const service = getLanguageService({
  schemaRequestService: () => Promise.reject(new Error("the schema is given")),
  workspaceContext: { resolveRelativePath: (path) => path },
});
const schema = agreementSchema();
// The server writes into what it is given, so it has a copy of its own.
const schemas = [{ uri: "urn:tallystick:agreement:1", fileMatch: ["*.yaml"], schema: agreementSchema() }];
service.configure({ validate: true, hover: true, completion: true, hoverSchemaSource: false, schemas });

let opened = 0;

/** The server keeps what it read by name and version, so each text is a document of its own. */
function open(text: string): TextDocument {
  opened += 1;
  return TextDocument.create(`file:///${opened}.yaml`, "yaml", 1, text);
}

/** The document without the mark "|" of the cursor, and where the cursor is. */
function cursorIn(marked: string): readonly [TextDocument, ReturnType<TextDocument["positionAt"]>] {
  const document = open(marked.replace("|", ""));
  return [document, document.positionAt(marked.indexOf("|"))];
}

async function offered(marked: string): Promise<readonly string[]> {
  const { items } = await service.doComplete(...cursorIn(marked), false);
  return items.map(({ label }) => label);
}

async function shown(marked: string): Promise<string> {
  const hover = await service.doHover(...cursorIn(marked));
  return JSON.stringify(hover?.contents ?? "");
}

async function complaints(text: string): Promise<readonly string[]> {
  const found = await service.doValidation(open(text), false);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

const HEAD = `tallystick: 1
agreement: Hosting
id: hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
`;

describe("an editor completes", () => {
  it.each([
    ["the keys of a target", "targets:\n  uptime:\n    |\n", ["measure", "expected", "without value"]],
    ["verdicts", "targets:\n  uptime:\n    without value: |\n", ["met", "missed", "deemed met"]],
    ["levels in words", "targets:\n  uptime:\n    expected: |\n", ["at least 99.9 %"]],
    [
      "the words of formulas",
      "targets:\n  uptime:\n    measure:\n      |\n",
      ["share of", "percentile", "by"],
    ],
    [
      "what a word needs beside it",
      "targets:\n  uptime:\n    measure:\n      share of: cases\n      |\n",
      ["that", "where"],
    ],
    ["the words of timelines", "timelines:\n  down:\n    |\n", ["during", "samples of", "of"]],
    ["the words of conditions", "credits:\n  late:\n    when:\n      |\n", ["all of", "not"]],
    ["blocks to begin with", "targets:\n  |\n", ["a target on availability", "a target on clocks"]],
    ["a whole clock", "clocks:\n  |\n", ["a clock with a limit"]],
    [
      "the keys of a target in a short document",
      "based on: { agreement: house, version: 1 }\ntargets:\n  uptime:\n    |\n",
      ["measure", "expected"],
    ],
  ])("%s", async (_, marked, wanted) => {
    expect(await offered(marked)).toEqual(expect.arrayContaining(wanted));
  });

  it("no words of formulas where a word is written already", async () => {
    const labels = await offered("targets:\n  uptime:\n    measure:\n      share of: cases\n      |\n");
    expect(labels).not.toContain("percentile");
  });
});

describe("an editor shows", () => {
  it.each([
    ["what a key means", "clocks:\n  a:\n    met wh|en: at most limit\n", "exactly at the limit is in time"],
    [
      "what a word means",
      "clocks:\n  a:\n    when reopened: time con|tinues\n",
      "runs on from where it stopped",
    ],
    ["an example", "clocks:\n  a:\n    lim|it: 4 hours\n", "P1: 4 hours"],
    [
      "a word of formulas",
      "targets:\n  a:\n    measure: { share| of: cases }\n",
      "the share that pass a test",
    ],
    ["a key beside it", "targets:\n  a:\n    measure: { share of: cases, th|at: {} }\n", "The test."],
    [
      "a key of several forms",
      "targets:\n  a:\n    expec|ted: at least 95 %\n",
      "The level that is promised",
    ],
    ["windows of a week", "calendars:\n  a: { hours: { Mon|-Fri: 08:00-18:00 } }\n", "opening to a closing"],
    ["what a name stands for", "targets:\n  upti|me: { measure: 1 }\n", "A promise"],
  ])("%s", async (_, marked, wanted) => {
    expect(await shown(marked)).toContain(wanted);
  });
});

describe("an editor complains of", () => {
  it.each([
    ["an unknown key", `${HEAD}targts: {}\n`, ["9: Property targts is not allowed."]],
    [
      "an unknown key beside the word of a formula, and of nothing else",
      `${HEAD}fees:\n  base: { times: [1, 2], tims: 3 }\n`,
      ["10: Property tims is not allowed."],
    ],
    ["a missing key", `${HEAD}credits:\n  late: { amount: 5 EUR }\n`, ['10: Missing property "rounding".']],
    [
      "a wrong form, with one that is right",
      `${HEAD}clauses: {}\nreviews: { r: { each: week, invited: [a], within: 3 days } }\n`,
      [
        "10: Write an amount of time with its unit: clock hours, business hours or days, calendar days, or months, such as: 4 business hours",
      ],
    ],
    [
      "a short document that is not named",
      "based on: { agreement: house, version: 1 }\ntallystick: 1\nversion: 1\nid: own\n",
      ['1: Missing property "agreement".'],
    ],
    [
      "an unknown key of a short document",
      "tallystick: 1\nagreement: A\nversion: 1\nid: own\nbased on: { agreement: house, version: 1 }\ntargets: { a: { expectd: 1 } }\n",
      ["6: Property expectd is not allowed."],
    ],
  ])("%s", async (_, text, wanted) => {
    expect(await complaints(text)).toEqual(wanted);
  });

  const documents = globSync("examples/**/*.yaml").filter(
    (path) => !path.includes("examples/problems/") && /^tallystick: /m.test(readFileSync(path, "utf8")),
  );

  it.each(documents.sort())("nothing in %s", async (path) => {
    expect(await complaints(readFileSync(path, "utf8"))).toEqual([]);
  });
});

describe("the schema", () => {
  it("says of every key what it means, with an example", () => {
    const silent: string[] = [];
    everyPart(schema, "", (part, path) => {
      if (!/\/properties\/[^/]+$/.test(path) || path.startsWith("/if/")) return;
      const isTold = "title" in part && "description" in part;
      if (!isTold || !("examples" in part || "defaultSnippets" in part)) silent.push(path);
    });
    expect(silent).toEqual([]);
  });

  it("explains every word that can be chosen (src/document/keywords/choice.ts)", () => {
    const unexplained: unknown[] = [];
    everyPart(schema, "", ({ enum: words, enumDescriptions: says }) => {
      if (!Array.isArray(words) || !Array.isArray(says)) return;
      unexplained.push(...words.filter((_, index) => says[index] === ""));
    });
    expect([...new Set(unexplained)]).toEqual([]);
  });

  it("has a sentence for every pattern (src/document/keywords/form.ts)", () => {
    const mute: unknown[] = [];
    everyPart(schema, "", ({ pattern, patternErrorMessage }) => {
      if (typeof pattern === "string" && patternErrorMessage === undefined) mute.push(pattern);
    });
    expect(mute).toEqual([]);
  });

  it.each(SNIPPETS.map((snippet) => [snippet.label, snippet] as const))(
    "offers %s, which is read without a problem of form",
    async (_, { section, text }) => {
      const entry = text.replaceAll(/\$\{\d+:([^}]*)\}/g, "$1").replaceAll(/^/gm, "  ");
      const document = `${HEAD}${section}:\n${entry}\n`;
      expect(readSource(document).problems).toEqual([]);
      expect(parseAgreement(document).problems).toEqual([]);
      expect(await complaints(document)).toEqual([]);
      expect(Object.keys(parse(entry))).toHaveLength(1);
    },
  );
});

function everyPart(part: unknown, path: string, visit: (part: JsonObject, path: string) => void): void {
  if (Array.isArray(part)) for (const [at, each] of part.entries()) everyPart(each, `${path}/${at}`, visit);
  if (!isObject(part)) return;
  visit(part, path);
  const inner = Object.entries(part).filter(([key]) => key !== "defaultSnippets" && key !== "examples");
  for (const [key, each] of inner) everyPart(each, `${path}/${key}`, visit);
}

function isObject(part: unknown): part is JsonObject {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
