/** What is wrong with somebody's data, as a value.
 *
 *  A reader of an agreement wants every mistake at once, each with its place and with what to write
 *  instead; so functions that read data return problems and never throw. The one surprising rule:
 *  a result that is `ok` may still have been accompanied by warnings, which therefore travel in a
 *  separate list, because a warning does not take the value away. */

/** One thing that is wrong: where (`pointer` is an RFC 6901 JSON pointer, "" for the whole document),
 *  a stable `code` in kebab case, and one sentence that says what is wrong and what to write instead. */
export interface Problem {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly severity: "error" | "warning";
  /** The document that the line stands in, where several make one text; absent: the one that was read. */
  readonly document?: string;
  /** Line in the text the data came from, counted from 1. */
  readonly line?: number;
  /** Column in that line, counted from 1. */
  readonly column?: number;
  /** Pointers to the other places that take part in the contradiction. */
  readonly related?: readonly string[];
}

/** Either the value, or every problem that stands in its way (never an empty list). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The good result. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The bad result with its problems. */
export function failed(...problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}

/** An error at a pointer; `extra` adds line, column, related pointers or lowers the severity. */
export function problem(
  code: string,
  pointer: string,
  message: string,
  extra: Partial<Omit<Problem, "code" | "pointer" | "message">> = {},
): Problem {
  return { code, pointer, message, severity: "error", ...extra };
}

/** A warning at a pointer: the value stands, a careful reader should look. */
export function warning(
  code: string,
  pointer: string,
  message: string,
  extra: Partial<Omit<Problem, "code" | "pointer" | "message" | "severity">> = {},
): Problem {
  return { code, pointer, message, severity: "warning", ...extra };
}

/** Whether any of the problems takes the value away. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === "error");
}

/** One step deeper in a JSON pointer, with the escapes of RFC 6901. */
export function pointerTo(parent: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => `${path}/${escaped(String(step))}`, parent);
}

/** Few names have anything to escape, and trees of thousands of documents have many names. */
function escaped(step: string): string {
  return /[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step;
}
