/** Which words does an agreement mention for a field of free text?
 *
 *  A field of type text has no declared list, yet tables and tests name some of its values ("otherwise"
 *  covers the rest). They are collected by walking the whole agreement without knowing its grammar, so
 *  that a new kind of node needs no line here. */

/** Texts by the name of the field that they are compared with, and one that nobody mentions. */
export type TextsByField = ReadonlyMap<string, readonly string[]>;

/** The texts of an agreement, in the order in which they are written. */
export function textsByField(agreement: object): TextsByField {
  const found = new Map<string, Set<string>>();
  const note = (subject: unknown, texts: unknown): void => {
    const name = nameOf(subject);
    if (name === undefined || !Array.isArray(texts)) return;
    const known = found.get(name) ?? new Set<string>(["elsewhere"]);
    for (const text of texts) if (typeof text === "string") known.add(text);
    found.set(name, known);
  };
  visit(agreement, (node) => {
    if (node.kind === "one of") note(node.subject, node.values);
    if (node.kind !== "table" || !Array.isArray(node.by) || !Array.isArray(node.rows)) return;
    const rows: readonly unknown[] = node.rows;
    for (const [index, subject] of node.by.entries())
      note(
        subject,
        rows.map((row) => keyAt(row, index)),
      );
  });
  return new Map([...found].map(([name, texts]) => [name, [...texts]]));
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) for (const part of value) visit(part, look);
  else if (isNode(value)) {
    look(value);
    for (const part of Object.values(value)) visit(part, look);
  }
}

function nameOf(subject: unknown): string | undefined {
  const name = isNode(subject) ? subject.name : undefined;
  return typeof name === "string" ? name : undefined;
}

function keyAt(row: unknown, index: number): unknown {
  const keys = isNode(row) ? row.keys : undefined;
  return Array.isArray(keys) ? keys[index] : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
