/** What does a document say that takes its terms from a template? Composes the full text.
 *
 *  Template and own words give one agreement with one canonical text, and that is what people sign and hash.
 *  It keeps the template's name and hash, so that what was agreed differently can be listed for ever.
 *  A template is an agreement like any other, complete and valid, and may rest on a template itself. */

import type { Agreement, TemplateReference } from "../../engine/prepare/agreement.ts";
import { hasErrors, type Problem, pointerTo, problem } from "../../engine/value/problem.ts";
import { documentHash } from "../canonical.ts";
import { parseSource } from "../parse.ts";
import { lineFinder } from "../place.ts";
import { type Reading, readList, readText } from "../read/reading.ts";
import { isShort, readBasedOn } from "../read/template.ts";
import { type Source, sourceOf } from "../source.ts";
import { type MapNode, type Node, valueAt } from "../tree.ts";
import { checkIdentity } from "./identity.ts";
import { laidOver, readingOf } from "./lay-over.ts";
import { type Library, type LibraryDocument, templateIn } from "./library.ts";
import type { DocumentPlace, Layered } from "./merge.ts";
import { inDocuments, placedIn } from "./places.ts";

export interface Composition {
  /** The full agreement; absent when any problem is an error. */
  readonly agreement?: Agreement;
  /** Those of the document before those of its templates, each with its line and document. */
  readonly problems: readonly Problem[];
  /** The template in full, of a short document whose template was found. */
  readonly template?: Agreement;
  /** Where each part of the full text stands. */
  readonly places: ReadonlyMap<string, DocumentPlace>;
  /** What the document leaves out of its template, as it is written. */
  readonly leftOut: readonly string[];
}

export interface ComposeOptions {
  /** Stands in for every version of its id, and then no hash is compared: a change that is tried out. */
  readonly instead?: LibraryDocument;
  /** An entry of "leaves out" that is passed over, to see what it is to blame for. */
  readonly keeping?: string;
  /** Templates that were composed before, so that a thousand documents above one compose it once. It is written
   *  to, and holds for one library and one `instead` only. */
  readonly known?: Map<LibraryDocument, Known>;
}

/** A template that holds together. */
export interface Known {
  readonly template: Agreement;
  readonly layered: Layered;
  readonly hash: string;
}

/** The full agreement of a document. One that rests on no template, or stands in full, is read as it is. */
export function composeAgreement(
  input: string | Uint8Array | Source,
  library: Library,
  options: ComposeOptions = {},
): Composition {
  return composed({ source: sourceOf(input) }, library, options, []);
}

/** A text, with its name when it is a template. */
interface Named {
  readonly source: Source;
  readonly name?: string;
}

interface Tree extends Composition {
  readonly layered?: Layered;
}

/** `above` are the documents that led here, each as its id and version, to see a circle. */
function composed(
  document: Named,
  library: Library,
  options: ComposeOptions,
  above: readonly string[],
): Tree {
  const { source } = document;
  const places = placesOf(source, document.name);
  const { root } = source;
  const isPlain = root?.kind !== "map" || !isShort(root);
  if (isPlain) return asItStands(document, root, places, library);
  const reading = readingOf(root);
  const reference = readBasedOn(reading, valueAt(root, "based on") ?? NOTHING);
  checkIdentity(reading, root, reference);
  const leftOut = leftOutOf(reading, root).filter((each) => each !== options.keeping);
  const own = { root, places };
  const told = (problems: readonly Problem[]): readonly Problem[] =>
    inDocuments([...source.problems.map((each) => named(each, document)), ...problems]);
  const ownProblems = placedIn(places, reading.problems);
  if (hasErrors(ownProblems)) return { problems: told(ownProblems), places, leftOut };
  const under = templateOf(reference, library, options, [...above, selfOf(root)]);
  const refused = placedIn(places, under.refusals);
  if (under.known === undefined || hasErrors(refused))
    return { problems: told([...refused, ...under.problems]), places, leftOut };
  const laid = laidOver(under.known, own, reference, leftOut);
  const problems = told([...ownProblems, ...refused, ...laid.problems]);
  const { layered } = laid;
  const full = { problems, template: under.known.template, places: layered.places, leftOut, layered };
  return hasErrors(problems) ? full : { ...full, agreement: laid.agreement };
}

const NOTHING: Node = { kind: "refused", pointer: "/based on" };

function selfOf(root: MapNode): string {
  const [id, version] = [valueAt(root, "id"), valueAt(root, "version")];
  return `${id?.kind === "text" ? id.text : ""} ${version?.kind === "number" ? version.digits : ""}`;
}

/** A document that needs no other. One in full knows its template only when the library has that very text. */
function asItStands(
  document: Named,
  root: Node | undefined,
  places: Layered["places"],
  library: Library,
): Tree {
  const { agreement, problems } = parseSource(document.source);
  const template = agreement?.basedOn && sameTemplate(agreement.basedOn, library);
  return {
    problems: problems.map((each) => named(each, document)),
    places,
    leftOut: [],
    ...(root?.kind === "map" ? { layered: { root, places } } : {}),
    ...(agreement === undefined ? {} : { agreement }),
    ...(template === undefined ? {} : { template }),
  };
}

function sameTemplate(reference: TemplateReference, library: Library): Agreement | undefined {
  const answer = templateIn(library, reference);
  const template = "found" in answer ? composeAgreement(answer.found.source, library).agreement : undefined;
  return template !== undefined && documentHash(template) === reference.hash ? template : undefined;
}

interface Found {
  /** What stands against taking this template, at pointers of the document that names it. */
  readonly refusals: readonly Problem[];
  /** What is wrong in the template itself. */
  readonly problems: readonly Problem[];
  readonly known?: Known;
}

/** The template that a document names, composed itself. */
function templateOf(
  reference: TemplateReference,
  library: Library,
  options: ComposeOptions,
  above: readonly string[],
): Found {
  const { instead } = options;
  const refuse = (code: string, at: string, message: string): Found => ({
    refusals: [problem(code, pointerTo("/based on", at), message)],
    problems: [],
  });
  const isTried = instead?.id === reference.agreement;
  const answer = isTried ? { found: instead } : templateIn(library, reference);
  if (!("found" in answer)) return refuse(answer.code, answer.at, answer.message);
  const { found } = answer;
  const self = `${found.id} ${found.version}`;
  if (above.includes(self)) {
    const circle = [...above.slice(above.indexOf(self)), self].join(" → ");
    const message = `These documents rest on one another in a circle: ${circle}; let one of them stand on its own.`;
    return refuse("cyclic-templates", "agreement", message);
  }
  const { problems, known } = knownOf(found, library, options, above);
  if (known === undefined) {
    const message = `The template ${found.name} has errors of its own, so nothing can be taken from it; mend it first.`;
    return { ...refuse("broken-template", "agreement", message), problems };
  }
  const { hash } = known;
  const differs = reference.hash !== "" && reference.hash !== hash && instead === undefined;
  const message = `The text of "${reference.agreement}" version ${reference.version} in ${found.name} has the hash ${hash}; somebody changed it since this hash was written. Compare the two, then write the new hash or another version.`;
  const refusals = differs ? [problem("template-hash-differs", "/based on/hash", message)] : [];
  return { refusals, problems: [], known };
}

/** The template composed, or remembered. What does not hold together is not remembered, for a circle looks
 *  different from each of its documents. */
function knownOf(
  found: LibraryDocument,
  library: Library,
  { instead, known }: ComposeOptions,
  above: readonly string[],
): { readonly problems: readonly Problem[]; readonly known?: Known } {
  const before = known?.get(found);
  if (before !== undefined) return { problems: [], known: before };
  const options = { ...(instead ? { instead } : {}), ...(known ? { known } : {}) };
  const { agreement, layered, problems } = composed(found, library, options, above);
  if (agreement === undefined || layered === undefined) return { problems };
  const composition = { template: agreement, layered, hash: documentHash(agreement) };
  known?.set(found, composition);
  return { problems: [], known: composition };
}

function leftOutOf(reading: Reading, root: MapNode): readonly string[] {
  const node = valueAt(root, "leaves out");
  return node === undefined ? [] : readList(reading, node, (item) => readText(reading, item));
}

function placesOf({ text, offsets }: Source, name: string | undefined): ReadonlyMap<string, DocumentPlace> {
  const placeAt = lineFinder(text);
  const document = name === undefined ? {} : { document: name };
  return new Map([...offsets].map(([pointer, offset]) => [pointer, { ...placeAt(offset), ...document }]));
}

function named(found: Problem, { name }: Named): Problem {
  return name === undefined ? found : { ...found, document: name };
}
