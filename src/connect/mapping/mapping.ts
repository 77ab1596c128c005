/** What a mapping says: how the rows of somebody's export become facts of an agreement's streams.
 *
 *  A mapping is a small document without code. It says nothing about what is promised, so one mapping
 *  serves every agreement that reads its streams. The rule behind its shape: each row either becomes
 *  facts, or is refused with its line and a reason, or is passed over for a reason that is counted;
 *  whatever a mapping leaves unsaid refuses a row rather than guessing. */

export interface Mapping {
  readonly language: 1;
  readonly reads: "csv" | "json lines";
  /** One ASCII character between the cells of a CSV file. */
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** Names of the columns of a CSV file that has no header line. */
  readonly columns?: readonly string[];
  /** The system the facts come from; ids are unique within it. */
  readonly source: string;
  /** The zone of wall clocks written without an offset. */
  readonly zone?: Located<string>;
  /** What a reading means that a clock showed twice or skipped. */
  readonly ambiguousTimes: "reject" | "earlier" | "later";
  /** One rule per kind of fact that a row may give. */
  readonly facts: readonly FactRule[];
}

export type Encoding = "utf-8" | "windows-1252" | "iso-8859-1" | "utf-16le" | "utf-16be";

/** A word with the JSON pointer of its place in the mapping. */
export interface Located<T> {
  readonly value: T;
  readonly pointer: string;
}

export interface FactRule {
  readonly pointer: string;
  readonly stream: string;
  /** Columns that together name the subject; none may be missing. */
  readonly subject: readonly Located<string>[];
  /** Texts that mean that there is no subject, or nothing to make an id of. */
  readonly missing: readonly string[];
  /** Columns that together identify a row within its source; none: the line number does. */
  readonly id: readonly Located<string>[];
  readonly event?: Cell;
  readonly time: Cell;
  readonly until?: Cell;
  /** When the source recorded the row; absent: when it happened. */
  readonly recorded?: Cell;
  readonly fields: readonly { readonly name: string; readonly is: Cell }[];
  /** A row that fails one of these gives no such fact. */
  readonly where: readonly RowTest[];
  /** Only the first row of a subject gives this fact. */
  readonly oncePerSubject: boolean;
  /** A row that repeats event and fields of its subject's row before gives no fact. */
  readonly onlyWhenChanged: boolean;
}

export interface RowTest {
  readonly column: Located<string>;
  /** Texts of the cell; undefined asks whether there is any. */
  readonly oneOf?: readonly string[];
  readonly negated: boolean;
}

/** Where a value comes from: the mapping itself, or a column that is translated and read as a type. */
export type Cell =
  | { readonly kind: "constant"; readonly text: string; readonly as: CellType; readonly pointer: string }
  | {
      readonly kind: "column";
      readonly column: Located<string>;
      readonly as: CellType;
      /** Texts of the cell and what they stand for; `SKIPPED` means that the row gives no fact. */
      readonly map?: ReadonlyMap<string, string>;
      /** Texts that mean that there is nothing; an empty cell always does. */
      readonly missing: readonly string[];
      /** Read in place of a missing cell. */
      readonly standIn?: string;
      readonly whenMissing: Otherwise;
      readonly whenUnmapped: Otherwise | { readonly text: string };
      readonly whenUnreadable: Otherwise;
    };

/** Refuse the row, give no fact of this rule, or give the fact without this value. */
export type Otherwise = "reject" | "skip" | "leave out";

export type CellType =
  | { readonly type: "text" | "flag" }
  | { readonly type: "number"; readonly format: NumberFormat; readonly percent: boolean }
  | { readonly type: "money"; readonly format: NumberFormat; readonly currency: string }
  | { readonly type: "duration"; readonly format: NumberFormat; readonly unit: string }
  | { readonly type: "instant" | "date"; readonly format: Located<string> };

/** How numbers are written, shown by an example. */
export interface NumberFormat {
  readonly point: "." | ",";
  readonly group: "" | "," | "." | " " | "'";
}

/** A word that no event can have for a name: the row gives no fact. */
export const SKIPPED = "skip";

/** The default format of times: ISO 8601, with "T" or a space. */
export const ISO = "iso";
