/** The frame of the document: title, parties, term, governing rules, services, clauses, extensions. */

import type {
  Agreement,
  AgreementParty,
  Clause,
  Governing,
  Service,
  Term,
} from "../../engine/prepare/agreement.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { canonicalJson } from "../../engine/value/canonical-json.ts";
import { currencyCodes, currencyExponent } from "../../engine/value/currency.ts";
import type { Json } from "../json.ts";
import { BETWEEN, CLAUSE, GOVERNING, SERVICE, TERM } from "../keywords/document.ts";
import { readPeriod } from "../phrase/period.ts";
import type { MapNode, Node } from "../tree.ts";
import { readAmount, readDate } from "./literal.ts";
import { readTax } from "./price.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readNamed,
  readPhrase,
  readText,
  readWhole,
  report,
  reportType,
} from "./reading.ts";

const KINDS = ["service level agreement", "operational level agreement", "underpinning contract"] as const;

/** What the document says of itself. */
export function readHead(
  reading: Reading,
  fields: Fields,
): Pick<Agreement, "language" | "id" | "title" | "kind" | "version"> {
  checkLanguage(reading, fields.need("tallystick"));
  return {
    language: 1,
    id: readName(reading, fields.need("id")),
    title: readName(reading, fields.need("agreement"), "a title"),
    kind: readChoice(reading, fields.need("kind"), KINDS),
    version: readWhole(reading, fields.need("version"), 1),
  };
}

function checkLanguage(reading: Reading, node: Node): void {
  if (node.kind === "refused" || (node.kind === "number" && node.digits === "1")) return;
  report(
    reading,
    "unknown-version",
    node.pointer,
    'This version of the language is not known here; write "tallystick: 1", or use a newer program.',
  );
}

/** The parties in written order. */
export function readParties(reading: Reading, node: Node): readonly AgreementParty[] {
  fieldsOf(reading, node, BETWEEN);
  if (node.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }): readonly AgreementParty[] => {
    const role = (["provider", "customer", "supplier"] as const).find((each) => each === key);
    return role === undefined ? [] : [{ role, name: readName(reading, value, "the name of a party") }];
  });
}

/** From when to when. */
export function readTerm(reading: Reading, node: Node): Term {
  const fields = fieldsOf(reading, node, TERM);
  return {
    from: readDate(reading, fields.need("from")),
    ...given({
      to: maybe(fields.get("to"), (each) => readDate(reading, each)),
      renews: maybe(fields.get("renews"), (each) => readAmount(reading, each)),
      notice: maybe(fields.get("notice"), (each) => readAmount(reading, each)),
    }),
  };
}

/** Zone, money, language and period. */
export function readGoverning(reading: Reading, node: Node): Governing {
  const fields = fieldsOf(reading, node, GOVERNING);
  return {
    zone: readName(reading, fields.need("zone"), "a time zone such as Europe/Berlin"),
    zoneRelease: readName(reading, fields.need("zone data"), "a release such as 2026f"),
    currency: readCurrency(reading, fields.need("currency")),
    language: readChoice(reading, fields.need("language"), ["en", "de"] as const),
    period: readPhrase(
      reading,
      fields.need("period"),
      readPeriod,
      { kind: "calendar month" },
      "a period such as calendar month",
    ),
    ...given({
      evidenceWindow: maybe(fields.get("evidence window"), (each) => readAmount(reading, each)),
      tax: maybe(fields.get("tax"), (each) => readTax(reading, each)),
    }),
  };
}

function readCurrency(reading: Reading, node: Node): string {
  const code = readText(reading, node, "a currency such as EUR");
  if (node.kind === "text" && currencyExponent(code) === undefined) {
    report(
      reading,
      "unknown-currency",
      node.pointer,
      `"${code}" is no currency of ISO 4217; ${meant(code, currencyCodes())}`,
    );
  }
  return code;
}

/** The services of the catalogue. */
export function readServices(reading: Reading, node: Node | undefined): readonly Service[] {
  return readNamed(reading, node, "section of services", (name, value) => {
    const fields = fieldsOf(reading, value, SERVICE);
    const outOfScope = maybe(fields.get("out of scope"), (each) =>
      readList(reading, each, (item) => readText(reading, item)),
    );
    return {
      name,
      outOfScope: outOfScope ?? [],
      ...given({
        catalogueId: maybe(fields.get("catalogue id"), (each) => readName(reading, each)),
        owner: maybe(fields.get("owner"), (each) => readName(reading, each)),
        customerDuties: maybe(fields.get("duties of the customer"), (each) =>
          readList(reading, each, (item) => readName(reading, item, "a duty")),
        ),
        from: maybe(fields.get("from"), (each) => readDate(reading, each)),
        to: maybe(fields.get("to"), (each) => readDate(reading, each)),
      }),
    };
  });
}

/** Clauses in the parties' own words. */
export function readClauses(reading: Reading, node: Node | undefined): readonly Clause[] {
  return readNamed(reading, node, "section of clauses", (id, value) => {
    const fields = fieldsOf(reading, value, CLAUSE);
    return {
      id,
      title: readName(reading, fields.need("title"), "a title"),
      text: readText(reading, fields.need("text")),
    };
  });
}

/** Keys beginning with "x-" as canonical JSON. */
export function readExtensions(reading: Reading, root: MapNode): Agreement["extensions"] {
  const entries = root.entries.filter(({ key }) => key.startsWith("x-"));
  return Object.fromEntries(entries.map(({ key, value }) => [key, canonicalJson(jsonOf(reading, value))]));
}

function jsonOf(reading: Reading, node: Node): Json {
  switch (node.kind) {
    case "text":
      return node.text;
    case "flag":
      return node.flag;
    case "number":
      return numberOf(reading, node.digits, node.pointer);
    case "list":
      return node.items.map((item) => jsonOf(reading, item));
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonOf(reading, value)]));
    case "empty":
      return null;
    case "refused":
      return null;
    default:
      reportType(reading, node, "a value");
      return null;
  }
}

/** Tools read these numbers as doubles, so only whole ones that a double keeps may stand. */
function numberOf(reading: Reading, digits: string, pointer: string): number {
  const value = Number(digits);
  if (Number.isSafeInteger(value) && String(value) === digits) return value;
  report(
    reading,
    "use-string",
    pointer,
    `A program that reads ${digits} as a number may change it; write "${digits}" in quotes.`,
  );
  return 0;
}
