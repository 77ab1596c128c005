/** Can the reviews be held, and the answers be due, as they are written?
 *
 *  "Within 5 business days" says nothing until a calendar says which days those are, so the calendar
 *  is asked for here as it is for a clock. */
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import type { TimeAmount } from "../expression.ts";
import type { CountedOn } from "../frame.ts";
import { meant } from "../nearest.ts";
import { checkRole } from "./responsibilities.ts";

/** Problems: `unknown-role`, `unknown-calendar`, `business-unit-without-calendar`. */
export function checkMeetings(agreement: Agreement): readonly Problem[] {
  const { frame } = agreement;
  const roles = frame?.responsible?.roles.map(({ name }) => name);
  const reviews = (frame?.reviews ?? []).flatMap((review) => {
    const at = pointerTo("/reviews", review.name);
    const invited = review.invited.flatMap((name, index) =>
      roles === undefined ? [] : checkRole(name, roles, pointerTo(at, "invited", index)),
    );
    return [...invited, ...checkCountedOn(agreement, review, review.within, pointerTo(at, "within"))];
  });
  const silences = (frame?.silences ?? []).flatMap((silence) => {
    const at = pointerTo("/silence", silence.request, "within");
    return checkCountedOn(agreement, silence, silence.within, at);
  });
  return [...reviews, ...silences];
}

/** Whether the calendar exists, and stands where business time is promised. `at` leads to the amount. */
export function checkCountedOn(
  { calendars }: Agreement,
  { on }: CountedOn,
  amount: TimeAmount | undefined,
  at: string,
): readonly Problem[] {
  if (on === undefined) {
    if (!amount?.unit.startsWith("business")) return [];
    const message = `Which days are business days is not said; add "on" with the name of a calendar.`;
    return [problem("business-unit-without-calendar", at, message)];
  }
  const names = ["24x7", ...calendars.map(({ name }) => name)];
  if (names.includes(on.name)) return [];
  const beside = at.replace(/[^/]*$/, "on");
  return [problem("unknown-calendar", beside, `There is no calendar "${on.name}"; ${meant(on.name, names)}`)];
}
