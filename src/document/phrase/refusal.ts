/** Why a phrase cannot be read, before it is known where in the document it stands. */

/** A stable code, and one sentence that says what to write instead. */
export interface Refusal {
  readonly kind: "refusal";
  readonly code: string;
  readonly message: string;
}

/** The refusal with its parts. */
export function refusal(code: string, message: string): Refusal {
  return { kind: "refusal", code, message };
}

/** Whether a phrase was refused. */
export function isRefusal(read: unknown): read is Refusal {
  return typeof read === "object" && read !== null && "kind" in read && read.kind === "refusal";
}
