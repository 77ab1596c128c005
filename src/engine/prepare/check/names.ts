/** Does each word mean one thing? Sections that are spoken of alike share their names.
 *
 *  A formula writes `monthly fee` without saying whether that is a fee, a figure or a target, and a
 *  timeline writes `office` for a calendar or another timeline. So names must differ across those
 *  sections too, although the document would still tell them apart by place. */
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Problem: `duplicate-name`, at the later of the two. */
export function checkNames(agreement: Agreement): readonly Problem[] {
  const { calendars, services, streams, items, clocks, timelines, fees, figures, targets, credits } =
    agreement;
  const { caps, accounts } = agreement;
  return [
    ...distinct([
      ["calendars", [{ name: "24x7" }]],
      ["calendars", calendars],
      ["timelines", timelines],
    ]),
    ...distinct([
      ["facts", streams],
      ["items", items],
    ]),
    ...distinct([
      ["fees", fees],
      ["figures", figures],
      ["targets", targets],
    ]),
    ...distinct([["services", services]]),
    ...distinct([["clocks", clocks]]),
    ...distinct([["credits", credits]]),
    ...distinct([["caps", caps]]),
    ...distinct([["accounts", accounts]]),
    ...distinct([["claims", agreement.claims]]),
    ...distinct([["rights", agreement.rights]]),
    ...streams.flatMap(({ name, fields }) =>
      distinct([[`facts/${pointerTo("", name).slice(1)}/fields`, fields]]),
    ),
  ];
}

type Section = readonly [path: string, declared: readonly { readonly name: string }[]];

function distinct(sections: readonly Section[]): readonly Problem[] {
  const first = new Map<string, string>();
  return sections.flatMap(([path, declared]) =>
    declared.flatMap(({ name }) => {
      const pointer = pointerTo(`/${path}`, name);
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, pointer);
      return earlier === undefined ? [] : [duplicate(name, pointer, earlier)];
    }),
  );
}

function duplicate(name: string, pointer: string, earlier: string): Problem {
  const section = earlier.split("/")[1] ?? "";
  const message = `"${name}" is a name under "${section}" already, and formulas could mean either; choose another name.`;
  return problem("duplicate-name", pointer, message, { related: [earlier] });
}
