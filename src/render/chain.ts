/** A chain as a picture: what each step may take at the worst start, against the promise.
 *
 *  One bar a step, from when it begins until it is up, and a line where the promise is up. The page
 *  holds no script and asks for nothing from elsewhere. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { CellCarry, Feasibility } from "../engine/measure/chain/feasibility.ts";
import { amountText, cellText, momentText, percentText } from "../engine/measure/chain/sentence.ts";
import type { ShareCarry } from "../engine/measure/chain/shares.ts";
import type { TimeCarry } from "../engine/measure/chain/times.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { formatDuration } from "../engine/value/format.ts";
import type { Instant } from "../engine/value/instant.ts";

/** The whole page. */
export function renderChain(plan: Plan, { targets }: Feasibility): string {
  const title = `What ${plan.agreement.title} rests on`;
  const sections = targets.map(({ target, carries, cells }) => {
    const verdict = carries ? "The chain carries it." : "The chain cannot carry it.";
    const parts = cells.map((cell) => cellPart(plan, cell)).join("");
    return `<section><h2>${escapeHtml(target)}</h2><p>${verdict}</p>${parts}</section>`;
  });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`;
  const note = `Times are those of ${plan.zone.name}; each picture shows the worst start of the first year.`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body><h1>${escapeHtml(title)}</h1>${sections.join("")}<p>${escapeHtml(note)}</p></body></html>\n`;
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}svg{width:100%;height:auto}svg text{font-size:13px;fill:#1a1a1a}.step{fill:#3b6ea5}.tightest{fill:#1f3f66}.promise{stroke:#b00020;stroke-width:2}td,th{text-align:left;padding:.2rem .8rem .2rem 0}";

function cellPart(plan: Plan, { cell, time, share }: CellCarry): string {
  const title = cellText(cell).replace(/: $/, "");
  const heading = title === "" ? "" : `<h3>${escapeHtml(title)}</h3>`;
  return `${heading}${time === undefined ? "" : picture(time, plan)}${share === undefined ? "" : levels(share)}`;
}

const [WIDTH, LEFT, ROW, BAR] = [900, 260, 30, 18];

function picture(time: TimeCarry, plan: Plan): string {
  const last = Math.max(time.due, time.ends, ...time.runs.map(({ end }) => end));
  const whole = Math.max(1, last - time.start);
  const x = (at: Instant): number => Math.round(LEFT + ((at - time.start) / whole) * (WIDTH - LEFT - 10));
  const shown = (at: Instant): string => momentText(at, plan.zone);
  const height = (time.runs.length + 2) * ROW;
  const rows = time.runs.map((run, index) => {
    const y = ROW + index * ROW;
    const bar = attributes({
      class: run === time.tightest ? "step tightest" : "step",
      x: `${x(run.start)}`,
      y: `${y}`,
      width: `${Math.max(1, x(run.end) - x(run.start))}`,
      height: `${BAR}`,
    });
    const told = `${run.name}: ${amountText(run.amount)} on ${run.calendar ?? "the time line"} (${run.zone}), ${shown(run.start)} until ${shown(run.end)}`;
    const label = `<text x="0" y="${y + 14}">${escapeHtml(run.name)}</text>`;
    return `${label}<rect${bar}><title>${escapeHtml(told)}</title></rect>`;
  });
  const line = `<line class="promise" x1="${x(time.due)}" x2="${x(time.due)}" y1="10" y2="${height - ROW}"/>`;
  const ends = `<text x="${LEFT}" y="${height - 10}">${escapeHtml(shown(time.start))}</text><text x="${WIDTH - 10}" y="${height - 10}" text-anchor="end">${escapeHtml(shown(last))}</text>`;
  const verdict = time.margin < 0 ? "too long by" : "to spare:";
  const caption = `Promised ${amountText(time.promised)}, up ${shown(time.due)} (red line); ${verdict} ${formatDuration(Math.abs(time.margin), "h")}.`;
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(caption)}">${rows.join("")}${line}${ends}</svg><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

function levels({ legs, promised, guaranteed, expected }: ShareCarry): string {
  const rows = legs.map(
    (leg) => `<tr><td>${escapeHtml(leg.name)}</td><td>${percentText(leg.promised)}</td></tr>`,
  );
  const sum = `Promised ${percentText(promised)}; guaranteed ${percentText(guaranteed)}, expected ${percentText(expected)} if failures are independent.`;
  return `<table><tr><th>Leg</th><th>Level</th></tr>${rows.join("")}</table><p>${sum}</p>`;
}
