/** What the page shows of a verification: a verdict, findings of three kinds, the statement in a frame of its own.
 *
 *  Everything from the bundle reaches the page as text, never as markup; the statement is markup of this program's
 *  making, and still stands in a frame where no script can run. */

import { explain, pathsOf } from "../engine/report/explain/explain.ts";
import type { Language } from "../engine/value/format.ts";
import { type Finding, findingText } from "../evidence/finding.ts";
import type { Recomputed } from "../evidence/recompute.ts";
import type { Verification } from "../evidence/verify.ts";
import { statementHtml } from "../render/statement.ts";
import { PAGE_WORDS } from "./words.ts";

/** The elements of a result, in the order of reading. */
export function resultElements(verification: Verification, language: Language): readonly HTMLElement[] {
  const words = PAGE_WORDS[language];
  const { holds, findings, recomputed } = verification;
  const verdict = element("p", holds ? words.holds : words.fails);
  verdict.id = "verdict";
  verdict.className = holds ? "holds" : "fails";
  const sections = (["wrong", "proven", "open"] as const).flatMap((kind) =>
    section(
      kind,
      words[kind],
      findings.filter((each) => each.kind === kind),
      language,
    ),
  );
  return [verdict, ...sections, ...(recomputed === undefined ? [] : statementElements(recomputed, language))];
}

function section(
  kind: Finding["kind"],
  heading: string,
  findings: readonly Finding[],
  language: Language,
): readonly HTMLElement[] {
  if (findings.length === 0) return [];
  const list = document.createElement("ul");
  for (const finding of findings) {
    const item = element("li", findingText(finding, language));
    item.dataset["code"] = finding.code;
    list.append(item);
  }
  const whole = document.createElement("section");
  whole.className = kind;
  whole.append(element("h2", heading), list);
  return [whole];
}

function statementElements(recomputed: Recomputed, language: Language): readonly HTMLElement[] {
  const words = PAGE_WORDS[language];
  const frame = document.createElement("iframe");
  frame.title = words.statement;
  // Without "allow-scripts" nothing runs in it; the page only asks it how tall it became.
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc = pageOf(recomputed);
  frame.addEventListener("load", () => growWithContent(frame));
  const heading = element("h2", words.statement);
  const hash = element("p", recomputed.bodyHash);
  hash.id = "statement-hash";
  return [heading, element("p", words.recomputedOnly), hash, frame];
}

function growWithContent(frame: HTMLIFrameElement): void {
  const inner = frame.contentDocument?.documentElement;
  if (inner === undefined) return;
  const grow = (): void => {
    frame.style.height = `${inner.scrollHeight + 2}px`;
  };
  grow();
  inner.addEventListener("toggle", grow, true);
}

/** The statement's page, with the reasons for every figure. */
function pageOf({ version, versions, outcomes, book, asOf, bodyHash }: Recomputed): string {
  const { plan, agreement, hash } = version;
  const outcome = outcomes.at(-1);
  const history = { prior: outcomes.slice(0, -1), versions: versions.map((each) => each.plan) };
  const paths = outcome === undefined ? [] : pathsOf(outcome, plan);
  return statementHtml({
    agreement,
    outcomes,
    asOf,
    zone: plan.zone,
    explanations: paths.flatMap((path) =>
      outcome === undefined ? [] : (explain(plan, book, outcome, path, { asOf, ...history }) ?? []),
    ),
    identities: { documentHash: hash, zoneRelease: plan.zoneRelease, bodyHash },
  });
}

/** An element with a text. */
export function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
