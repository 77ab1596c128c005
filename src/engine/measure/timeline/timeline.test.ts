/** Timelines as pictures: one letter is one minute, "#" is in the stretch and "." is not. */

import { describe, expect, it } from "vitest";
import type { Stretch } from "../../plan/plan.ts";
import type { TimeAmount, TimeUnit } from "../../prepare/expression.ts";
import { lengthOf } from "../../prepare/time-amount.ts";
import { alwaysOpen } from "../../time/calendar.ts";
import { coverageOf } from "../../time/coverage.ts";
import type { Interval } from "../../time/interval.ts";
import { UTC } from "../../time/zone.ts";
import { HOUR, MINUTE } from "../../value/instant.ts";
import { ratio } from "../../value/ratio.ts";
import { intervalsOf, type Sample, type TimelineScope } from "./timeline.ts";

/** A span begins at a minute that no unit is aligned to but its own. */
const START = 17 * MINUTE;

function drawn(intervals: readonly Interval[], length: number): string {
  return Array.from({ length }, (_, minute) => {
    const at = START + minute * MINUTE;
    return intervals.some(({ start, end }) => start <= at && at < end) ? "#" : ".";
  }).join("");
}

function lying(picture: string): readonly Interval[] {
  return [...picture.matchAll(/#+/g)].map(({ index, 0: run }) => ({
    start: START + index * MINUTE,
    end: START + (index + run.length) * MINUTE,
  }));
}

interface World {
  readonly items?: Readonly<Record<string, readonly Interval[]>>;
  readonly samples?: readonly (readonly Sample[])[];
  readonly named?: Readonly<Record<string, Stretch>>;
  readonly across?: readonly World[];
  readonly asOf?: number;
}

/** A scope over `length` minutes. */
function scopeOf(world: World, length: number): TimelineScope {
  return {
    span: { start: START, end: START + length * MINUTE },
    asOf: START + (world.asOf ?? length) * MINUTE,
    coverage: () => coverageOf(alwaysOpen("UTC"), UTC),
    named: (name) => world.named?.[name] ?? { kind: "period" },
    extents: ({ items }) => world.items?.[items] ?? [],
    samples: () => world.samples ?? [],
    length: (formula) => (formula.kind === "time amount" ? Number(lengthOf(formula)?.numerator) : undefined),
    spansOf: () => [],
    across: () => (world.across ?? []).map((each) => scopeOf(each, length)),
  };
}

const during = (items: string): Stretch => ({ kind: "during", items });
const A = during("A");
const B = during("B");
const C = during("C");

function amount(count: number, unit: TimeUnit = "minutes"): TimeAmount {
  return { kind: "time amount", count: ratio(count), unit };
}

/** The picture of a stretch made of pictures. */
function picture(stretch: Stretch, ...pictures: readonly string[]): string {
  const [a = "", b = "", c = ""] = pictures;
  return drawn(
    intervalsOf(stretch, scopeOf({ items: { A: lying(a), B: lying(b), C: lying(c) } }, a.length)),
    a.length,
  );
}

describe("what lasts", () => {
  it("overlapping outages are one outage, in whatever order they were reported", () => {
    const items = { A: [...lying("....###...."), ...lying("..###......"), ...lying(".........#.")] };
    expect(drawn(intervalsOf(A, scopeOf({ items }, 11)), 11)).toBe("..#####..#.");
  });

  it("an outage that began before the span and one that ends after it are cut to it", () => {
    const items = {
      A: [
        { start: START - HOUR, end: START + 2 * MINUTE },
        { start: START + 8 * MINUTE, end: START + HOUR },
      ],
    };
    expect(intervalsOf(A, scopeOf({ items }, 10))).toEqual(lying("##......##"));
  });

  it("an outage of no length is none", () => {
    const items = { A: [{ start: START + MINUTE, end: START + MINUTE }] };
    expect(intervalsOf(A, scopeOf({ items }, 10))).toEqual([]);
  });

  it("the period is the whole span, and a calendar is its open time", () => {
    expect(intervalsOf({ kind: "period" }, scopeOf({}, 10))).toEqual(lying("##########"));
    expect(intervalsOf({ kind: "calendar", name: "24x7" }, scopeOf({}, 10))).toEqual(lying("##########"));
  });

  it("a named timeline is what its name stands for", () => {
    const world = { items: { A: lying("..##......") }, named: { down: A } };
    expect(drawn(intervalsOf({ kind: "named", name: "down" }, scopeOf(world, 10)), 10)).toBe("..##......");
  });
});

describe("what is made of it", () => {
  const a = "####....##..";
  const b = "..####..#...";
  const c = "...#######..";

  it("unites, overlaps and counts", () => {
    expect(picture({ kind: "union", of: [A, B] }, a, b)).toBe("######..##..");
    expect(picture({ kind: "overlap", of: [A, B] }, a, b)).toBe("..##....#...");
    expect(picture({ kind: "at least k", k: 2, of: [A, B, C] }, a, b, c)).toBe("..####..##..");
    expect(picture({ kind: "at least k", k: 3, of: [A, B, C] }, a, b, c)).toBe("...#....#...");
  });

  it("takes away and turns round", () => {
    expect(picture({ kind: "without", of: A, take: [B] }, a, b)).toBe("##.......#..");
    expect(picture({ kind: "without", of: C, take: [A, B] }, a, b, c)).toBe("......##....");
    expect(picture({ kind: "outside", of: A }, a)).toBe("....####..##");
  });

  it("keeps runs that are long enough, whole", () => {
    const runs = (atLeast: number, strictly: boolean): Stretch => ({
      kind: "runs",
      of: A,
      atLeast: amount(atLeast),
      strictly,
    });
    expect(picture(runs(2, false), "#.##..###.")).toBe("..##..###.");
    expect(picture(runs(2, true), "#.##..###.")).toBe("......###.");
  });

  it("joins touching outages before it looks at the length of a run", () => {
    const items = { A: [...lying("..##......"), ...lying("....##....")] };
    const runs: Stretch = { kind: "runs", of: A, atLeast: amount(4), strictly: false };
    expect(drawn(intervalsOf(runs, scopeOf({ items }, 10)), 10)).toBe("..####....");
  });

  it("takes the grace off the beginning of each run", () => {
    expect(picture({ kind: "beyond", of: A, first: amount(2) }, "####.##.###")).toBe("..##......#");
  });

  it("spends a budget from the earliest on", () => {
    expect(picture({ kind: "budget", of: A, atMost: amount(5) }, "###..#.####")).toBe("###..#.#...");
    expect(picture({ kind: "budget", of: A, atMost: amount(0) }, "###..#.####")).toBe("...........");
  });

  it("counts whole units that were touched, were full, or were covered enough", () => {
    const whole = (badFrom: TimeAmount | "touched" | "full", strictly = false): Stretch => ({
      kind: "whole",
      of: A,
      unit: amount(4),
      badFrom,
      strictly,
    });
    const lines = "##.#####...#";
    expect(picture(whole("touched"), lines)).toBe("############");
    expect(picture(whole("full"), lines)).toBe("....####....");
    expect(picture(whole(amount(3)), lines)).toBe("########....");
    expect(picture(whole(amount(3), true), lines)).toBe("....####....");
  });

  it("lays units from the beginning of the span, and cuts the last one to its end", () => {
    const stretch: Stretch = {
      kind: "whole",
      of: A,
      unit: amount(1, "hours"),
      badFrom: "touched",
      strictly: false,
    };
    const scope = scopeOf({ items: { A: lying("...#") } }, 90);
    expect(intervalsOf(stretch, scope)).toEqual([{ start: START, end: START + HOUR }]);
    const late = scopeOf({ items: { A: [{ start: START + 70 * MINUTE, end: START + 71 * MINUTE }] } }, 90);
    expect(intervalsOf(stretch, late)).toEqual([{ start: START + HOUR, end: START + 90 * MINUTE }]);
  });
});

describe("across the values of a dimension", () => {
  const across = (quantity: "any" | "all" | number): Stretch => ({
    kind: "across",
    dimension: "instance",
    quantity,
    of: A,
  });
  const instances = ["####......", "..####....", "...#######"].map((each) => ({ items: { A: lying(each) } }));
  const seen = (quantity: "any" | "all" | number, world: World = { across: instances }): string =>
    drawn(intervalsOf(across(quantity), scopeOf(world, 10)), 10);

  it("any, all, or so many of them", () => {
    expect(seen("any")).toBe("##########");
    expect(seen(2)).toBe("..####....");
    expect(seen("all")).toBe("...#......");
  });

  it("more than there are is never, and of none there are not all", () => {
    expect(seen(4)).toBe("..........");
    expect(seen("all", {})).toBe("..........");
  });
});

describe("samples", () => {
  const at = (minute: number, shows = true): Sample => ({ at: START + minute * MINUTE, shows });
  const shown = (world: World, holds?: TimeAmount): string => {
    const stretch: Stretch = { kind: "samples", stream: "checks", showing: { kind: "all of", of: [] } };
    const held: Stretch = holds === undefined ? stretch : { ...stretch, holds };
    return drawn(intervalsOf(held, scopeOf(world, 12)), 12);
  };
  const silent = (world: World, after: number): string =>
    drawn(intervalsOf({ kind: "silence", stream: "checks", after: amount(after) }, scopeOf(world, 12)), 12);

  it("a state holds until the next sample of the same subject", () => {
    expect(shown({ samples: [[at(2), at(5, false), at(9)]] })).toBe("..###....###");
  });

  it("a state holds no longer than the agreement lets it", () => {
    expect(shown({ samples: [[at(2), at(9)]] }, amount(3))).toBe("..###....###");
  });

  it("the last sample before the span speaks for its beginning, as long as it may", () => {
    expect(shown({ samples: [[at(-3), at(4, false)]] })).toBe("####........");
    expect(shown({ samples: [[at(-3), at(4, false)]] }, amount(5))).toBe("##..........");
  });

  it("of two samples at one instant the later one holds", () => {
    expect(shown({ samples: [[at(2), at(2, false), at(8)]] })).toBe("........####");
  });

  it("nothing is known after the as-of instant", () => {
    expect(shown({ samples: [[at(2)]], asOf: 6 })).toBe("..####......");
  });

  it("one subject that shows it is enough", () => {
    expect(
      shown({
        samples: [
          [at(0), at(4, false)],
          [at(3), at(8, false)],
        ],
      }),
    ).toBe("########....");
  });

  it("silence begins when the last sample stops speaking, and ends with the next", () => {
    expect(silent({ samples: [[at(1), at(3, false), at(9)]] }, 2)).toBe("#....####..#");
  });

  it("where nobody ever spoke, all is silence up to the as-of instant", () => {
    expect(silent({ samples: [] }, 2)).toBe("############");
    expect(silent({ samples: [], asOf: 5 }, 2)).toBe("#####.......");
  });

  it("one silent subject of two is silence, for its state is not known", () => {
    expect(silent({ samples: [[at(0), at(4), at(8)], [at(0)]] }, 4)).toBe("....########");
  });

  it("what shows, what does not and what is silent make up the time that is seen", () => {
    const samples = [[at(-1), at(2, false), at(7), at(8, false)]];
    const down = shown({ samples }, amount(3));
    const up = shown(
      { samples: [samples[0]?.map((each) => ({ ...each, shows: !each.shows })) ?? []] },
      amount(3),
    );
    const still = silent({ samples }, 3);
    const covered = [...down].map((mark, minute) =>
      [mark, up[minute], still[minute]].filter((each) => each === "#"),
    );
    expect(covered.every(({ length }) => length === 1)).toBe(true);
  });
});
