/** What must an import remember of the rows before? Per rule and subject one number: what the
 *  subject's last row said.
 *
 *  Two terms of a mapping look back: "once per subject" and "only when changed". What a row says is
 *  first noted and only kept when the row was accepted, so that a refused row leaves no trace and the
 *  next good row of its subject still counts. */
import { type Dictionary, dictionary } from "../columns/dictionary.ts";
import { type Growing, growingWholes } from "../columns/growing.ts";

export interface SubjectMemory {
  /** True when an accepted row of the subject gave a fact by this rule. */
  knows(rule: number, subject: string): boolean;
  /** True when the subject's last accepted row said the same by this rule. */
  repeats(rule: number, subject: string, said: string): boolean;
  /** Notes what the row at hand says. */
  note(rule: number, subject: string, said: string): void;
  /** The row at hand was accepted. */
  keep(): void;
  /** The row at hand was refused. */
  forget(): void;
}

/** A memory that has seen nothing, for one import. */
export function subjectMemory(): SubjectMemory {
  const subjects: Dictionary = dictionary();
  const sayings: Dictionary = dictionary();
  /** Per rule and subject, one more than the number of its saying; 0 means nothing was said yet. */
  const said: Growing[] = [];
  const noted: { readonly rule: number; readonly subject: string; readonly saying: string }[] = [];
  const lastOf = (rule: number, subject: string): number => {
    const known = subjects.find(subject);
    return known < 0 ? 0 : (said[rule]?.at(known) ?? 0);
  };
  return {
    knows: (rule, subject) => lastOf(rule, subject) > 0,
    repeats: (rule, subject, saying) => {
      const last = lastOf(rule, subject);
      return last > 0 && last === sayings.find(saying) + 1;
    },
    note: (rule, subject, saying) => void noted.push({ rule, subject, saying }),
    keep() {
      for (const { rule, subject, saying } of noted) {
        const column = said[rule] ?? growingWholes(0);
        said[rule] = column;
        column.set(subjects.add(subject), sayings.add(saying) + 1);
      }
      noted.length = 0;
    },
    forget() {
      noted.length = 0;
    },
  };
}
