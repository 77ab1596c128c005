/** The contract as Markdown: values in bold, names in italics, tables as tables. */

import type {
  ContractProse,
  ProseBlock,
  ProseClause,
  ProseSection,
  ProseTable,
  Sentence,
  Span,
} from "../prose.ts";

/** One Markdown document, ending with a line break. */
export function proseToMarkdown(prose: ContractProse): string {
  const head = [`# ${escaped(prose.title)}`, sentenceText(prose.subtitle)];
  const foot = prose.colophon === undefined ? [] : ["---", sentenceText(prose.colophon)];
  return `${[...head, ...prose.sections.flatMap(sectionText), ...foot].join("\n\n")}\n`;
}

function sectionText(section: ProseSection): readonly string[] {
  return [`## ${section.number} ${escaped(section.title)}`, ...section.clauses.flatMap(clauseText)];
}

function clauseText(clause: ProseClause): readonly string[] {
  return [`### ${clause.number} ${escaped(clause.title)}`, ...clause.blocks.map(blockText)];
}

function blockText(block: ProseBlock): string {
  switch (block.kind) {
    case "paragraph":
      return sentenceText(block.text);
    case "list":
      return block.items.map((item) => `- ${sentenceText(item)}`).join("\n");
    case "table":
      return tableText(block);
  }
}

function tableText(table: ProseTable): string {
  const caption = [
    table.label === undefined ? "" : capitalised(table.label),
    sentenceText(table.caption),
  ].filter((part) => part !== "");
  const rows = [table.columns, table.columns.map(() => undefined), ...table.rows];
  const lines = rows.map(
    (row) => `| ${row.map((cell) => (cell === undefined ? "--" : cellText(cell))).join(" | ")} |`,
  );
  return [...(caption.length === 0 ? [] : [`${caption.join(": ")}`, ""]), ...lines].join("\n");
}

/** In a table everything is a value, so nothing is set in bold. */
function cellText(cell: Sentence): string {
  const plain = cell.map((span) => (span.kind === "value" ? { ...span, kind: "passage" as const } : span));
  return sentenceText(plain).replaceAll("|", "\\|");
}

function sentenceText(sentence: Sentence): string {
  return sentence.map(spanText).join("");
}

function spanText(span: Span): string {
  const text = escaped(span.text);
  if (text.trim() === "" || span.kind === "words" || span.kind === "passage") return text;
  return span.kind === "value" ? `**${text}**` : `*${text}*`;
}

/** Marks of Markdown lose their meaning, and a line break cannot open a block of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
