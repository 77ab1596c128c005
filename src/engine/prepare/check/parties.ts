/** Are there two sides? A promise to oneself is no agreement, and nobody could claim under it. */
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Problem: `same-party-on-both-sides`, whatever the spelling of capitals and spaces. */
export function checkParties({ parties }: Agreement): readonly Problem[] {
  return parties.flatMap((party, index) => {
    const earlier = parties.slice(0, index).find((other) => sameName(other.name, party.name));
    if (earlier === undefined) return [];
    const message = `"${party.name}" is the ${earlier.role} already; name the other side, such as a unit of the same organisation.`;
    const related = [pointerTo("/between", earlier.role)];
    return [problem("same-party-on-both-sides", pointerTo("/between", party.role), message, { related })];
  });
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ").trim();
}
