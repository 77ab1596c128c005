import { describe, expect, it } from "vitest";
import { northwindStatement } from "../../test/render/northwind.ts";
import { printAgreement } from "../document/print.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import { money } from "../engine/value/money.ts";
import { ratio } from "../engine/value/ratio.ts";
import { statementHtml } from "./statement.ts";
import type { StatementInput } from "./statement-input.ts";

const html = statementHtml(northwindStatement);

describe("a statement", () => {
  it("is one page that fetches nothing and runs nothing", () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|https?:|\son\w+=/);
    expect([...html.matchAll(/url\(([^)]*)\)/g)].every(([, target]) => target?.startsWith("#"))).toBe(true);
  });

  it("says first what was missed and what is owed", () => {
    const missed = html.indexOf("incidents resolved in time, priority P1: 94.44 % against at least 95 %");
    expect(missed).toBeGreaterThan(0);
    expect(
      html.indexOf("Northwind Managed Services owes Acme GmbH EUR 2,400.00 for this period."),
    ).toBeLessThan(missed);
    expect(missed).toBeLessThan(html.indexOf('id="levels"'));
  });

  it("shows a promise in the contract's own words with the live figure behind them", () => {
    expect(html).toMatch(/is to be at least <span class="value"[^>]*>99\.9 %<\/span>.*99\.87 %<\/b> missed/);
  });

  it("says which items no verdict rests on", () => {
    const [last] = northwindStatement.outcomes.slice(-1);
    const target = "incidents resolved in time";
    const outcome = {
      ...(last as PeriodOutcome),
      withoutCell: [{ target, items: "incidents", count: 1200 }],
    };
    const said = "No verdict of &quot;incidents resolved in time&quot; rests on 1,200 items of";
    expect(html).not.toContain("No verdict of");
    expect(statementHtml({ ...northwindStatement, outcomes: [outcome] })).toContain(said);
  });

  it("never tells a verdict by colour alone", () => {
    const marks = [...html.matchAll(/<span class="mark [a-z]+">(.*?)<\/span>/g)].map(
      ([, inside]) => inside ?? "",
    );
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.every((inside) => /(?:met|missed|not measured|not applicable|reported)$/.test(inside))).toBe(
      true,
    );
  });

  it("gives every drawing words for those who cannot see it", () => {
    const drawings = [...html.matchAll(/<svg([^>]*)>/g)].map(([, attributes]) => attributes ?? "");
    expect(
      drawings.every((attributes) => /aria-hidden="true"|role="img" aria-label="[^"]{10,}"/.test(attributes)),
    ).toBe(true);
  });

  it("heads every column of every table", () => {
    const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const columns = table.match(/<thead>.*?<\/thead>/s)?.[0].match(/<th scope="col">/g)?.length ?? 0;
      const [row = ""] = table.match(/<tbody><tr>.*?<\/tr>/s) ?? [];
      expect(row.match(/<t[hd][ >]/g)?.length).toBe(columns);
    }
  });

  it("keeps its tags in balance", () => {
    for (const tag of [
      "section",
      "article",
      "details",
      "table",
      "ul",
      "li",
      "p",
      "span",
      "svg",
      "dl",
      "small",
      "div",
    ]) {
      const opened = html.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
      expect([tag, html.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0]).toEqual([tag, opened]);
    }
  });

  it("names what it rests on: agreement, document, time-zone data and body", () => {
    const { documentHash, bodyHash = "", zoneRelease } = northwindStatement.identities;
    for (const text of ["desk-and-shop, version 3", documentHash, bodyHash, zoneRelease.hash])
      expect(html).toContain(text);
  });

  it("opens a figure to its intervals with their facts", () => {
    expect(html).toContain("<summary>Why this figure</summary>");
    expect(html).toContain(
      "<td>2026-11-04 09:10</td><td>2026-11-04 09:51</td><td>counted: database failover</td><td>41 min</td>",
    );
    expect(html).toContain("<code>8f2c-17</code>");
    expect(html).toContain("left out: agreed maintenance: provider");
  });

  it("escapes whatever the parties or their tickets are called", () => {
    const { agreement } = northwindStatement;
    const hostile: StatementInput = {
      ...northwindStatement,
      agreement: {
        ...agreement,
        title: "<script>alert('x')</script>",
        parties: [
          { role: "provider", name: '"><b>' },
          { role: "customer", name: "A & B" },
        ],
      },
    };
    const page = statementHtml(hostile);
    expect(page).not.toContain("<script");
    expect(page).toContain("&quot;&gt;&lt;b&gt; owes A &amp; B");
    expect(page).toContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    expect(page).toContain("A &amp; B");
  });

  it("marks a period that may still change, and says so in words", () => {
    const [first, ...rest] = northwindStatement.outcomes.at(-1)?.evaluations ?? [];
    if (first === undefined) throw new Error("the sample has evaluations");
    const outcome = { ...lastOutcome(), evaluations: [{ ...first, provisional: true }, ...rest] };
    expect(statementHtml({ ...northwindStatement, outcomes: [outcome] })).toContain("Provisional:");
    expect(html).not.toContain("Provisional:");
  });

  it("never rounds a missed figure up to the level that it missed", () => {
    const [first, ...rest] = lastOutcome().evaluations;
    if (first === undefined) throw new Error("the sample has evaluations");
    const barely = { type: "number", value: ratio(949_999, 1_000_000) } as const;
    const outcome = {
      ...lastOutcome(),
      evaluations: [{ ...first, measured: barely, judged: barely }, ...rest],
    };
    expect(statementHtml({ ...northwindStatement, outcomes: [outcome] })).toContain("<b>94.9999 %</b>");
  });

  it("says so when no credit is due, and turns the sentence round when the customer owes", () => {
    const even = { ...lastOutcome(), total: money(0n, "EUR") };
    expect(statementHtml({ ...northwindStatement, outcomes: [even] })).toContain(
      "No credit is due for this period.",
    );
    const bonus = { ...lastOutcome(), total: money(-5_000n, "EUR") };
    expect(statementHtml({ ...northwindStatement, outcomes: [bonus] })).toContain(
      "Acme GmbH owes Northwind Managed Services EUR 50.00",
    );
  });

  it("is the same bytes for the same outcome", () => {
    expect(statementHtml(northwindStatement)).toBe(html);
  });
});

function lastOutcome(): PeriodOutcome {
  const outcome = northwindStatement.outcomes.at(-1);
  if (outcome === undefined) throw new Error("the sample has outcomes");
  return outcome;
}

describe("a statement of an agreement whose language is German", () => {
  const { agreement } = northwindStatement;
  const governing = { ...agreement.governing, language: "de" } as const;
  const german = statementHtml({ ...northwindStatement, agreement: { ...agreement, governing } });

  it("says in German what was missed and what is owed", () => {
    expect(german).toContain('<html lang="de">');
    expect(german).toContain(
      "Northwind Managed Services schuldet Acme GmbH für diesen Zeitraum 2.400,00 EUR.",
    );
    expect(german).toContain("incidents resolved in time, priority P1: 94,44 % statt mindestens 95 %");
  });

  it("keeps English for names and for the sentences of explanations, which it marks", () => {
    const own = german
      .replace(/<style>.*?<\/style>/s, "")
      .replace(/<div lang="en">.*?<\/div><\/details>/gs, "")
      .replace(/<[^>]*>/g, " ");
    const english =
      /\b(?:met|missed|measured|expected|minimum|verdict|statement|version|at least|at most|credit due|period|owes|limit:|in all|counted|provider|customer)\b/gi;
    const names = printAgreement(agreement);
    expect((own.match(english) ?? []).filter((word) => !names.includes(word))).toEqual([]);
  });
});
