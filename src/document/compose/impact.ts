/** What would a change of a template do to the agreements that rest on it?
 *
 *  It is answered before the change is proposed: each agreement is composed as it stands and once more as if
 *  the new template were the one it names, directly or through another template. So a change that one of
 *  them has agreed away is seen as shielded, and one that no longer fits is seen as a problem. */

import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import { isShort } from "../read/template.ts";
import { type MapNode, type Node, valueAt } from "../tree.ts";
import { type Check, composeChecked } from "./checked.ts";
import { composeAgreement, type Known } from "./compose.ts";
import { type Difference, differences, termsOf, valueText } from "./difference.ts";
import type { Library, LibraryDocument } from "./library.ts";

export interface Impact {
  readonly id: string;
  readonly version: number;
  /** What the library calls the document. */
  readonly name: string;
  /** The templates between the agreement and the changed one, from the agreement upwards. */
  readonly through: readonly string[];
  /** What the agreement would say differently. */
  readonly changes: readonly Change[];
  /** What the template changes and the agreement does not follow, for it has a word of its own there. */
  readonly shielded: readonly Shielded[];
  /** Pointers of deviations that would say the same as the new template. */
  readonly redundant: readonly string[];
  /** What would be wrong then and is not wrong today. */
  readonly problems: readonly Problem[];
  /** Whether the agreement would still hold together. */
  readonly composes: boolean;
}

export interface Change {
  readonly kind: Difference["kind"];
  readonly pointer: string;
  readonly before?: string;
  readonly after?: string;
}

export interface Shielded extends Change {
  /** What the agreement says there and would go on saying; absent where it says nothing. */
  readonly own?: string;
}

/** One entry for each agreement of the library that rests on the template, in the library's order. */
export function templateImpact<T extends { readonly problems: readonly Problem[] }>(
  changed: LibraryDocument,
  library: Library,
  check: Check<T>,
): readonly Impact[] {
  const run = { changed, library, check, before: new Map(), after: new Map(), changes: new Map() };
  return library.flatMap((document) => {
    const path = pathTo(changed.id, document, library, []);
    return path === undefined ? [] : [impactOn(document, path, run)];
  });
}

/** One question, and what was found out on the way: most agreements rest on the same few templates. */
interface Run<T extends { readonly problems: readonly Problem[] }> {
  readonly changed: LibraryDocument;
  readonly library: Library;
  readonly check: Check<T>;
  /** Templates as they stand, and with the changed one in place. */
  readonly before: Map<LibraryDocument, Known>;
  readonly after: Map<LibraryDocument, Known>;
  /** What the changed template says differently from each version that is rested on. */
  readonly changes: Map<LibraryDocument, readonly Difference[]>;
}

/** The documents between a document and the template it rests on in the end; undefined when it does not. */
function pathTo(
  id: string,
  document: LibraryDocument,
  library: Library,
  above: readonly LibraryDocument[],
): readonly LibraryDocument[] | undefined {
  const named = referenceOf(document);
  if (named === undefined || above.includes(document)) return undefined;
  if (named.id === id) return [];
  const next = namedBy(document, library);
  const rest = next && pathTo(id, next, library, [...above, document]);
  return next && rest && [next, ...rest];
}

function referenceOf({
  source: { root },
}: LibraryDocument): { readonly id: string; readonly version: number } | undefined {
  if (root?.kind !== "map" || !isShort(root)) return undefined;
  const named = valueAt(root, "based on");
  if (named?.kind !== "map") return undefined;
  const [id, version] = [valueAt(named, "agreement"), valueAt(named, "version")];
  if (id?.kind !== "text" || version?.kind !== "number") return undefined;
  return { id: id.text, version: Number(version.digits) };
}

function namedBy(document: LibraryDocument, library: Library): LibraryDocument | undefined {
  const named = referenceOf(document);
  return library.find(({ id, version }) => id === named?.id && version === named.version);
}

function impactOn<T extends { readonly problems: readonly Problem[] }>(
  document: LibraryDocument,
  through: readonly LibraryDocument[],
  run: Run<T>,
): Impact {
  const { changed, library, check } = run;
  const { id, version, name, source } = document;
  const before = composeChecked(source, library, check, { known: run.before });
  const after = composeChecked(source, library, check, { instead: changed, known: run.after });
  const [old, fresh] = [before, after].map(({ agreement }) => agreement && termsOf(agreement));
  const added = newProblems(before.problems, after.problems);
  const comparable = old !== undefined && fresh !== undefined;
  return {
    id,
    version,
    name,
    through: through.map((each) => each.id),
    changes: comparable ? differences(old, fresh).filter(isTold).map(changeOf) : [],
    shielded: comparable ? shieldedIn(old, fresh, changesBelow(through.at(-1) ?? document, run)) : [],
    redundant: added.filter(isRedundant).map(({ pointer }) => pointer),
    problems: added.filter((each) => !isRedundant(each)),
    composes: after.agreement !== undefined && !hasErrors(after.problems),
  };
}

/** What the changed template itself says differently from the version that this document names. */
function changesBelow<T extends { readonly problems: readonly Problem[] }>(
  lowest: LibraryDocument,
  run: Run<T>,
): readonly Difference[] {
  const { changed, library, changes } = run;
  const old = namedBy(lowest, library);
  if (old === undefined) return [];
  const known = changes.get(old);
  if (known !== undefined) return known;
  const [before, after] = [old, changed].map(({ source }) => composeAgreement(source, library).agreement);
  const isKnown = before !== undefined && after !== undefined;
  const found = isKnown ? differences(termsOf(before), termsOf(after)).filter(isTold) : [];
  changes.set(old, found);
  return found;
}

function shieldedIn(old: MapNode, fresh: MapNode, changes: readonly Difference[]): readonly Shielded[] {
  return changes.flatMap((change) => {
    const [before, after] = [old, fresh].map((root) => partAt(root, change.pointer));
    const [mine, then] = [before, after].map((part) => part && valueText(part));
    if (mine !== then) return [];
    return [{ ...changeOf(change), ...(mine === undefined ? {} : { own: mine }) }];
  });
}

function partAt(root: MapNode, pointer: string): Node | undefined {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<Node | undefined>(
    (node, step) =>
      node?.kind === "map" ? valueAt(node, step.replaceAll("~1", "/").replaceAll("~0", "~")) : undefined,
    root,
  );
}

/** An order is told when what stays is turned round, not when something comes to stand between. */
function isTold(difference: Difference): boolean {
  if (difference.kind !== "order") return true;
  const { before, after } = difference;
  const [old, fresh] = [
    before.filter((key) => after.includes(key)),
    after.filter((key) => before.includes(key)),
  ];
  return old.join("\n") !== fresh.join("\n");
}

function changeOf(difference: Difference): Change {
  const { kind, pointer } = difference;
  const text = (side: Node | readonly string[]): string =>
    isNames(side) ? side.join(", ") : valueText(side);
  return {
    kind,
    pointer,
    ...("before" in difference ? { before: text(difference.before) } : {}),
    ...("after" in difference ? { after: text(difference.after) } : {}),
  };
}

function isNames(side: Node | readonly string[]): side is readonly string[] {
  return Array.isArray(side);
}

function newProblems(known: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const before = new Set(known.map(({ code, pointer }) => `${code} ${pointer}`));
  return found.filter(({ code, pointer }) => !before.has(`${code} ${pointer}`));
}

function isRedundant({ code, document }: Problem): boolean {
  return code === "redundant-deviation" && document === undefined;
}
