/**
 * Agreements for tests of the compiler: sections as people write them, joined to a whole document.
 *
 * A test states only the sections it is about; the head of the document is always the same. Problems are shown as
 * "severity code pointer", which is what tools rely on; messages are looked at where they carry a name.
 */
import { parseAgreement } from "../../src/document/parse.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import type { Problem } from "../../src/engine/value/problem.ts";
import { zoneRelease } from "../../src/zones/release.ts";

export const release = zoneRelease();

const HEAD = `tallystick: 1
agreement: Under test
id: under-test
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: ${release.id}, currency: EUR, language: en, period: calendar month }
`;

/** The agreement of some sections, or of a whole document when it says "tallystick" itself. */
export function agreementOf(sections: string): Agreement {
  const text = /^tallystick:/m.test(sections) ? sections : HEAD + sections;
  const { agreement, problems } = parseAgreement(text);
  if (agreement === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return agreement;
}

export function problemsOf(sections: string): readonly Problem[] {
  return compilePlan(agreementOf(sections), release).problems;
}

/** "error unknown-name /targets/uptime/measure", one line a problem. */
export function linesOf(sections: string): readonly string[] {
  return problemsOf(sections).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
}

/** The plan; throws with the problems when there is none. */
export function planOf(sections: string): Plan {
  const { plan, problems } = compilePlan(agreementOf(sections), release);
  if (plan === undefined)
    throw new Error(problems.map(({ pointer, message }) => `${pointer} ${message}`).join("\n"));
  return plan;
}
