/** How does a statement written by hand get its values and give back its rows?
 *
 *  A statement is text with $1, $2, …; a row is an interface that stands beside it. Numbers of 64 bits come back as
 *  bigint and moments as instants, by one table of parsers, because what the client does by itself would lose
 *  digits or ask the machine for its zone. Many rows are inserted by one list of VALUES: it goes to one place
 *  in one statement, also when tenants are spread over machines. */

import pg from "pg";
import { assert } from "../engine/value/assert.ts";
import type { Instant } from "../engine/value/instant.ts";

export type SqlValue = string | number | bigint | boolean | null | Uint8Array | readonly string[];

/** Sends one statement. The caller names the row that its text asks for. */
export type Query = <Row extends object>(
  text: string,
  values?: readonly SqlValue[],
) => Promise<readonly Row[]>;

/** A query over one connection. */
export function queryOf(client: pg.ClientBase): Query {
  return async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
    (await client.query<Row>(text, [...values])).rows;
}

const BIGINT = 20;
const TIMESTAMPTZ = 1184;

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [BIGINT, BigInt],
  [TIMESTAMPTZ, instantOf],
]);

/** The table of parsers as the client asks for it; all types but two are read as the client reads them. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    PARSERS.get(id) ?? pg.types.getTypeParser(id, format),
};

/** "2026-11-05 08:00:00.25+00" as the server writes it for a session in UTC. */
function instantOf(text: string): Instant {
  const at = Date.parse(`${text.replace(" ", "T").replace(/\+00$/, "")}Z`);
  assert(Number.isSafeInteger(at), "the server tells moments in UTC, with milliseconds at the most");
  return at;
}

/** A moment as a value of a statement. */
export function timestamp(at: Instant): string {
  return new Date(at).toISOString();
}

/** More values than this the protocol does not take in one statement. */
const VALUES_MAX = 65_535;

export interface ValueLists {
  /** "($1,$3,$4),($1,$5,$6)": each row begins with the shared values. */
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** The rows as lists of VALUES, in as few statements as the protocol allows. Every row begins with the same
 *  shared values, which are sent once. */
export function valueLists(
  shared: readonly SqlValue[],
  rows: readonly (readonly SqlValue[])[],
): readonly ValueLists[] {
  const width = rows[0]?.length ?? 0;
  const most = Math.max(1, Math.floor((VALUES_MAX - shared.length) / Math.max(1, width)));
  const lists: ValueLists[] = [];
  for (let first = 0; first < rows.length; first += most)
    lists.push(listOf(shared, rows.slice(first, first + most)));
  return lists;
}

function listOf(shared: readonly SqlValue[], rows: readonly (readonly SqlValue[])[]): ValueLists {
  const values: SqlValue[] = [...shared];
  const head = shared.map((_, index) => `$${index + 1}`);
  const text = rows.map((row) => `(${[...head, ...row.map((value) => `$${values.push(value)}`)].join(",")})`);
  return { text: text.join(","), values };
}
