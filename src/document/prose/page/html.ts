/** The contract as one self-contained page: no script, no font, no address outside itself.
 *
 *  Every value keeps its pointer in `data-pointer`, so a page around it can lead a reader from "95 %"
 *  to the line of the document. It prints as a contract on paper and follows the reader's choice of a
 *  light or a dark screen. */

import type {
  ContractProse,
  ProseBlock,
  ProseClause,
  ProseSection,
  ProseTable,
  Sentence,
  Span,
} from "../prose.ts";
import { attributes, escapeHtml } from "./escape.ts";
import { CONTRACT_STYLE } from "./style.ts";

/** A whole HTML document. */
export function proseToHtml(prose: ContractProse): string {
  return `<!doctype html>
<html lang="${prose.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(prose.printer)}">
<title>${escapeHtml(prose.title)}</title>
<style>${CONTRACT_STYLE}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(prose.title)}</h1><p class="subtitle">${sentenceHtml(prose.subtitle)}</p></header>
${contentsHtml(prose)}
${prose.sections.map(sectionHtml).join("\n")}${colophonHtml(prose)}
</main>
</body>
</html>
`;
}

/** The numbered sections alone, for a page that has its own frame. */
export function contractBody(prose: ContractProse): string {
  return prose.sections.map(sectionHtml).join("\n");
}

function colophonHtml({ colophon }: ContractProse): string {
  return colophon === undefined ? "" : `\n<footer>${sentenceHtml(colophon)}</footer>`;
}

function contentsHtml({ sections, language }: ContractProse): string {
  const items = sections.map(
    ({ number, title }) => `<li><a href="#section-${number}"><b>${number}</b> ${escapeHtml(title)}</a></li>`,
  );
  return `<nav aria-label="${CONTENTS[language]}"><ol>${items.join("")}</ol></nav>`;
}

const CONTENTS = { en: "Contents", de: "Inhalt" } as const;

function sectionHtml(section: ProseSection): string {
  const heading = `<h2><b>${section.number}</b> ${escapeHtml(section.title)}</h2>`;
  return `<section id="section-${section.number}">${heading}\n${section.clauses.map(clauseHtml).join("\n")}</section>`;
}

function clauseHtml(clause: ProseClause): string {
  const opening = attributes({ id: `clause-${clause.number}`, "data-pointer": clause.pointer });
  const heading = `<h3><b>${clause.number}</b> ${escapeHtml(clause.title)}</h3>`;
  return `<article${opening}>${heading}${clause.blocks.map(blockHtml).join("")}</article>`;
}

/** A paragraph, list or table. */
export function blockHtml(block: ProseBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${sentenceHtml(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${sentenceHtml(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(block);
  }
}

function tableHtml(table: ProseTable): string {
  const label = table.label === undefined ? "" : `<b class="label">${escapeHtml(table.label)}</b>`;
  const caption = [label, sentenceHtml(table.caption)].filter((part) => part !== "").join(" ");
  const head = table.columns.map((column) => `<th scope="col">${sentenceHtml(column)}</th>`).join("");
  const rows = table.rows.map(rowHtml).join("");
  const titled = caption === "" ? "" : `<caption>${caption}</caption>`;
  return `<div class="table"><table>${titled}<thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function rowHtml(cells: readonly Sentence[]): string {
  const [first, ...rest] = cells;
  const head = first === undefined ? "" : `<th scope="row">${sentenceHtml(first)}</th>`;
  return `<tr>${head}${rest.map((cell) => `<td>${sentenceHtml(cell)}</td>`).join("")}</tr>`;
}

/** A sentence with its values and names marked. */
export function sentenceHtml(sentence: Sentence): string {
  return sentence.map(spanHtml).join("");
}

function spanHtml(span: Span): string {
  const text = escapeHtml(span.text);
  if (span.kind === "words") return text;
  if (span.kind === "name")
    return `<i${attributes({ class: "name", "data-pointer": span.pointer })}>${text}</i>`;
  if (span.kind === "passage") return `<span${attributes({ "data-pointer": span.pointer })}>${text}</span>`;
  // A short value stays on one line, "95" never parted from its "%"; a long one is text and may break.
  const name = span.text.length > 24 ? "value long" : "value";
  return `<span${attributes({ class: name, "data-pointer": span.pointer })}>${text}</span>`;
}
