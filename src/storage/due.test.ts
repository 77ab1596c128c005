import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, ownDatabase, registerOf } from "../../test/storage/own-database.ts";
import { finishDue, LANES, laneOf, schedule, takeDue } from "./due.ts";
import { newId } from "./identifier.ts";
import { within, withinLane } from "./session.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");
const LATER = NOW + 60_000;

let own: OwnDatabase;
beforeAll(async () => {
  own = await ownDatabase();
});
afterAll(() => own.drop());

/** A tenant of its own lane, so that tests do not take each other's rows. */
function tenantIn(lane: number): string {
  for (;;) {
    const tenant = newId(NOW);
    if (laneOf(tenant) === lane) return tenant;
  }
}

const breach = (subject: string, wakeAt: number) => ({
  kind: "breach",
  subject,
  occurrence: "cycle 1",
  wakeAt,
});
const take = (lane: number, now: number, limit = 100) =>
  withinLane(own.database, lane, (query) => takeDue(query, lane, now, now + 30_000, limit));

describe("what is due", () => {
  it("is given to one worker, and to another when the first has not finished in time", async () => {
    const tenant = tenantIn(0);
    const subject = newId(NOW);
    const inRegister = registerOf(tenant);
    await within(own.database, inRegister, (session) => schedule(session, breach(subject, NOW)));
    expect(await take(0, NOW - 1)).toEqual([]);
    expect(await take(0, NOW)).toEqual([{ tenant, ...breach(subject, NOW + 30_000) }]);
    expect(await take(0, NOW)).toEqual([]);
    expect(await take(0, NOW + 30_000)).toHaveLength(1);
    await within(own.database, inRegister, (session) => finishDue(session, breach(subject, NOW)));
    expect(await take(0, LATER * 2)).toEqual([]);
  });

  it("is divided among workers that look at the same moment: each row once", async () => {
    const tenants = [tenantIn(1), tenantIn(1), tenantIn(1)];
    for (const tenant of tenants)
      await within(own.database, registerOf(tenant), async (session) => {
        for (let row = 0; row < 20; row += 1) await schedule(session, breach(newId(NOW), NOW));
      });
    const taken = (await Promise.all(Array.from({ length: 6 }, () => take(1, NOW, 25)))).flat();
    const rest = [...(await take(1, NOW)), ...(await take(1, NOW))];
    const subjects = [...taken, ...rest].map(({ subject }) => subject);
    expect([subjects.length, new Set(subjects).size]).toEqual([60, 60]);
  });

  it("is one row however often it is put down, at the last moment that was said", async () => {
    const tenant = tenantIn(2);
    const subject = newId(NOW);
    await within(own.database, registerOf(tenant), async (session) => {
      await schedule(session, breach(subject, NOW));
      await schedule(session, breach(subject, LATER));
    });
    expect(await take(2, NOW)).toEqual([]);
    expect(await take(2, LATER)).toHaveLength(1);
  });

  it("lies in one of the lanes, always the same for a tenant", () => {
    const tenant = newId(NOW);
    expect(laneOf(tenant)).toBe(laneOf(tenant));
    expect(laneOf(tenant)).toBeLessThan(LANES);
  });
});
