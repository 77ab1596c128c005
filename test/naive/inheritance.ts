/**
 * What a change of a template does, by plain objects: documents are parsed as YAML, laid over one another, and every
 * leaf is compared. It knows nothing of agreements but which keys of this example hold one value each.
 */
import { parse } from "yaml";

export type Plain = { readonly [key: string]: unknown };

export interface NaiveImpact {
  /** "/targets/uptime/expected: before → after", leaf by leaf. */
  readonly changes: readonly string[];
  readonly shielded: readonly string[];
  readonly redundant: readonly string[];
  readonly composes: boolean;
}

/** Formulas and the hours of a week; timelines are named one by one below. */
const WHOLE = new Set(["hours", "amount", "measure", "where", "dated by", "down"]);
const NAMES = new Set(["tallystick", "agreement", "id", "version", "based on", "leaves out"]);

/** By the id of each agreement that rests on the changed template. */
export function naiveImpact(changed: string, texts: readonly string[]): Record<string, NaiveImpact> {
  const fresh: Plain = parse(changed);
  const documents: readonly Plain[] = texts.map((text) => parse(text));
  const byId = new Map(documents.map((document) => [String(document["id"]), document]));
  const after = new Map(byId).set(String(fresh["id"]), fresh);
  const found = [...byId].filter(([, document]) => document["based on"] !== undefined);
  return Object.fromEntries(
    found.map(([id, document]) => [id, impactOn(document, byId, after, String(fresh["id"]))]),
  );
}

type Documents = ReadonlyMap<string, Plain>;

function impactOn(document: Plain, before: Documents, after: Documents, root: string): NaiveImpact {
  const [old, fresh] = [before, after].map((documents) => leavesOf(full(document, documents)));
  const [oldRoot, freshRoot] = [before, after].map((documents) =>
    leavesOf(full(documents.get(root) ?? {}, documents)),
  );
  const [oldParent, freshParent] = [before, after].map((documents) =>
    leavesOf(full(parentOf(document, documents), documents)),
  );
  const own = leavesOf(withoutNames(document));
  const composes = leftOut(document).every((path) => has(full(parentOf(document, after), after), path));
  if (!composes) return { changes: [], shielded: [], redundant: [], composes };
  const moved = pointersIn(oldRoot, freshRoot).filter(
    (pointer) => oldRoot?.get(pointer) !== freshRoot?.get(pointer),
  );
  return {
    changes: pointersIn(old, fresh)
      .filter((pointer) => old?.get(pointer) !== fresh?.get(pointer))
      .map(
        (pointer) => `${pointer}: ${old?.get(pointer) ?? "nothing"} → ${fresh?.get(pointer) ?? "nothing"}`,
      ),
    shielded: moved.filter((pointer) => old?.get(pointer) === fresh?.get(pointer)),
    redundant: [...own]
      .filter(([pointer, value]) => freshParent?.get(pointer) === value && oldParent?.get(pointer) !== value)
      .map(([pointer]) => pointer)
      .sort(),
    composes,
  };
}

function pointersIn(...maps: readonly (ReadonlyMap<string, string> | undefined)[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...(map?.keys() ?? [])]))].sort();
}

/** The document laid over everything it rests on. */
function full(document: Plain, documents: Documents): Plain {
  if (document["based on"] === undefined) return withoutNames(document);
  const under = leftOut(document).reduce(
    (plain, path) => dropped(plain, path),
    full(parentOf(document, documents), documents),
  );
  return laid(under, withoutNames(document));
}

function parentOf(document: Plain, documents: Documents): Plain {
  const reference = document["based on"];
  return (isPlain(reference) ? documents.get(String(reference["agreement"])) : undefined) ?? {};
}

function leftOut(document: Plain): readonly string[][] {
  const paths = document["leaves out"];
  return Array.isArray(paths) ? paths.map((path) => String(path).split("/")) : [];
}

function laid(under: Plain, over: Plain): Plain {
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    keys.map((key) => {
      const [below, above] = [under[key], over[key]];
      if (above === undefined) return [key, below];
      return [key, isPlain(below) && isPlain(above) && !WHOLE.has(key) ? laid(below, above) : above];
    }),
  );
}

function dropped(plain: Plain, [step = "", ...rest]: readonly string[]): Plain {
  const inner = plain[step];
  const entries = Object.entries(plain).filter(([key]) => key !== step);
  if (rest.length === 0 || !isPlain(inner)) return Object.fromEntries(entries);
  return Object.fromEntries([...entries, [step, dropped(inner, rest)]]);
}

function has(plain: unknown, [step, ...rest]: readonly string[]): boolean {
  return step === undefined || (isPlain(plain) && step in plain && has(plain[step], rest));
}

/** Every value that is compared, as JSON by its pointer. */
export function leavesOf(
  value: unknown,
  pointer = "",
  into = new Map<string, string>(),
): ReadonlyMap<string, string> {
  const isWhole = WHOLE.has(pointer.split("/").at(-1) ?? "");
  if (isPlain(value) && !isWhole)
    for (const [key, each] of Object.entries(value)) leavesOf(each, `${pointer}/${key}`, into);
  else into.set(pointer, JSON.stringify(value));
  return into;
}

function withoutNames(document: Plain): Plain {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !NAMES.has(key)));
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
