/** Does every task have one who answers for it and somebody who does it?
 *
 *  Two who are accountable are none: each waits for the other. Roles must be declared with their party,
 *  because a matrix that does not say whose support team is meant settles nothing between two sides. */
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import type { Side, Task } from "../frame.ts";
import { meant } from "../nearest.ts";

/** Problems: `unknown-role`, `accountable-not-one`, `nobody-responsible`, `unknown-party`. */
export function checkResponsibilities({ frame, parties }: Agreement): readonly Problem[] {
  const matrix = frame?.responsible;
  const sides = parties.map(({ role }) => role);
  const signing = (frame?.signatories ?? []).map(({ party }) => party);
  const problems = signing.flatMap((party) => checkSide(party, sides, pointerTo("/signatories", party)));
  if (matrix === undefined) return problems;
  const roles = matrix.roles.map(({ name }) => name);
  return [
    ...matrix.roles.flatMap(({ name, party }) =>
      checkSide(party, sides, pointerTo("/responsible/roles", name)),
    ),
    ...matrix.tasks.flatMap((task) => checkTask(task, roles, pointerTo("/responsible/tasks", task.name))),
    ...problems,
  ];
}

/** Reports `unknown-party` for a side that nobody stands on. */
export function checkSide(party: Side, sides: readonly Side[], at: string): readonly Problem[] {
  if (sides.includes(party)) return [];
  const message = `Nobody is the ${party} of this agreement; name one under "between", or write one of: ${sides.join(", ")}.`;
  return [problem("unknown-party", at, message)];
}

/** Reports `unknown-role` for a name that is no role. */
export function checkRole(name: string, roles: readonly string[], at: string): readonly Problem[] {
  if (roles.includes(name)) return [];
  return [problem("unknown-role", at, `"${name}" is no role here; ${meant(name, roles)}`)];
}

function checkTask({ name, parts }: Task, roles: readonly string[], at: string): readonly Problem[] {
  const answering = parts.filter(({ letter }) => letter === "A" || letter === "A and R");
  const doing = parts.filter(({ letter }) => letter === "R" || letter === "A and R");
  const problems = parts.flatMap((part) => checkRole(part.name, roles, pointerTo(at, part.name)));
  if (answering.length !== 1) {
    const who = answering.length === 0 ? "Nobody answers" : `${answering.length} roles answer`;
    const message = `${who} for "${name}"; write A (or "A and R") for exactly one role.`;
    problems.push(problem("accountable-not-one", at, message));
  }
  if (doing.length === 0) {
    const message = `Nobody does "${name}"; write R (or "A and R") for at least one role.`;
    problems.push(problem("nobody-responsible", at, message));
  }
  return problems;
}
