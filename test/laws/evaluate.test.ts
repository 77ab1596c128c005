/** Figures, cells, bands and caps of agreements assembled at random, against a naive second opinion. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCanonical } from "../../src/engine/value/ratio.ts";
import { type Contract, type Line, type Measure, type Promised, told } from "../naive/evaluate.ts";
import { type Happening, planOf, settle } from "../settle/settling.ts";

const amount = fc.integer({ min: 0, max: 60 }).map((quarters) => (quarters / 4).toFixed(2));

const arbitraryLine: fc.Arbitrary<Line> = fc.record(
  {
    day: fc.integer({ min: 1, max: 30 }),
    order: fc.constantFrom("o1", "o2", "o3"),
    class: fc.constantFrom("a", "b"),
    site: fc.constantFrom("x", "y", "z"),
    amount,
    good: fc.boolean(),
  },
  { requiredKeys: ["day"] },
);

const plain: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({ kind: fc.constantFrom("share", "count"), of: fc.constant("lines") }),
  fc.record({ kind: fc.constantFrom("sum", "mean", "lowest", "highest") }),
  fc.record({ kind: fc.constant("percentile"), percent: fc.integer({ min: 1, max: 100 }) }),
);

const grouped: fc.Arbitrary<Measure> = fc.record({
  kind: fc.constantFrom("share", "count"),
  of: fc.constant("orders"),
});

const arbitraryPromise: fc.Arbitrary<Promised> = fc.boolean().chain((groups) =>
  fc
    .record(
      {
        measure: groups ? grouped : plain,
        per: groups
          ? fc.constantFrom<Promised["per"][]>([], ["class"])
          : fc.constantFrom<Promised["per"][]>([], ["class"], ["site"], ["class", "site"]),
        atLeast: amount,
        level: amount.map((each) => (each === "0.00" ? "0.25" : each)),
        bands: fc.record({
          bounds: fc
            .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 }))
            .map(([low, more]): [string, string] => [(low / 8).toFixed(3), (low / 8 + more / 8).toFixed(3)]),
          gives: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)),
        }),
        rounding: fc.constantFrom("half up", "down", "up"),
      },
      { requiredKeys: ["measure", "per", "level", "bands", "rounding"] },
    )
    .map(withinShares),
);

/** The compiler refuses levels and bands that a share cannot reach. */
function withinShares(promise: Promised): Promised {
  if (promise.measure.kind !== "share") return promise;
  const [low, high] = promise.bands.bounds.map((bound) => (Number(bound) / 8).toFixed(6));
  const level = Math.max(1, Number(promise.level) * 4) / 60;
  return {
    ...promise,
    level: level.toFixed(4),
    bands: { ...promise.bands, bounds: [low ?? "0", high ?? "1"] },
  };
}

const arbitraryContract: fc.Arbitrary<Contract> = fc.record(
  {
    promises: fc.array(arbitraryPromise, { minLength: 1, maxLength: 3 }),
    fee: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    capPerClass: fc.integer({ min: 0, max: 60_000 }),
    cap: fc.integer({ min: 0, max: 90_000 }),
  },
  { requiredKeys: ["promises", "fee"] },
);

function formulaOf({ measure, atLeast }: Promised): string {
  const over = "of" in measure ? measure.of : "lines";
  const size = over === "orders" ? "size" : "amount";
  const where = atLeast === undefined ? "" : `, where: { ${size}: { at least: ${atLeast} } }`;
  if (measure.kind === "count") return `{ count of: ${over}${where} }`;
  if (measure.kind === "share")
    return `{ share of: ${over}, that: { ${over === "orders" ? "all good" : "good"}: true }${where} }`;
  if (measure.kind === "percentile")
    return `{ percentile: ${measure.percent}, of: amount, over: lines${where} }`;
  return `{ ${measure.kind} of: amount, over: lines${where} }`;
}

function documentOf({ promises, fee, cap, capPerClass }: Contract): string {
  const targets = promises.map(
    (promise, index) => `  t${index}:
    per: [${promise.per.join(", ")}]
    measure: ${formulaOf(promise)}
    expected: at least ${promise.level}
    without value: not measured
`,
  );
  const credits = promises.map(({ bands: { bounds, gives }, rounding }, index) => {
    const [low, high] = bounds;
    const rows = `[{ below: ${low}, gives: ${gives[0]} % }, { at least: ${low}, below: ${high}, gives: ${gives[1]} % }, { at least: ${high}, gives: ${gives[2]} % }]`;
    return `  c${index}: { for: t${index}, when: always, amount: { times: [{ bands of: measured, rows: ${rows} }, fee] }, rounding: ${rounding} }\n`;
  });
  const inEuros = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`;
  const caps = [
    ...(capPerClass === undefined
      ? []
      : [`  each: { per: [class], credits: [c0], at most: ${inEuros(capPerClass)}, above: lost }\n`]),
    ...(cap === undefined ? [] : [`  all: { credits: all, at most: ${inEuros(cap)}, above: lost }\n`]),
  ];
  return `tallystick: 1
agreement: At random
id: at-random
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  lines: { shape: records, fields: { order: text, class: { one of: [a, b] }, site: text, amount: number, good: flag } }
items:
  orders: { group: lines, by: [order, class], values: { all good: { every member: { good: true } }, size: { sum of: amount, over: members } } }
fees:
  fee: ${fee} EUR
targets:
${targets.join("")}credits:
${credits.join("")}${caps.length === 0 ? "" : `caps:\n${caps.join("")}`}`;
}

function happeningOf({ day, ...fields }: Line): Happening {
  const at = `2026-06-${String(day).padStart(2, "0")}T10:00:00Z`;
  return { stream: "lines", at, fields: Object.fromEntries(Object.entries(fields)) };
}

/** What the engine says, in the words of the second opinion. */
function settledAs(contract: Contract, lines: readonly Line[]): readonly string[] {
  const june = settle(planOf(documentOf(contract)), "2026-06", lines.map(happeningOf));
  const verdicts = june.evaluations.map(({ target, cell, measured, verdict }) => {
    const value = measured?.value;
    const exact = typeof value === "object" ? toCanonical(value) : "-";
    return `${target.slice(1)} ${cell.dimensions.map((dimension) => dimension.value).join("+")} ${exact} ${verdict}`;
  });
  return [...verdicts, ...june.credits.map(({ granted }) => String(granted.minor)), String(june.total.minor)];
}

describe("a naive second opinion", () => {
  it("agrees on every verdict, credit and total of agreements assembled at random", () => {
    fc.assert(
      fc.property(arbitraryContract, fc.array(arbitraryLine, { maxLength: 14 }), (drawn, lines) => {
        // A cap per class needs a credit per class.
        const { capPerClass, ...rest } = drawn;
        const byClass = drawn.promises[0]?.per.includes("class") === true && capPerClass !== undefined;
        const contract = byClass ? { ...rest, capPerClass } : rest;
        expect(settledAs(contract, lines)).toEqual(told(contract, lines));
      }),
      { numRuns: 400 },
    );
  });

  it("differs from a wrong one", () => {
    const contract: Contract = {
      promises: [
        {
          measure: { kind: "percentile", percent: 50 },
          per: [],
          level: "2",
          bands: { bounds: ["1", "2"], gives: [0, 10, 20] },
          rounding: "down",
        },
      ],
      fee: "10.00",
    };
    const lines = ["1", "2", "3", "4"].map((each, index): Line => ({ day: index + 1, amount: each }));
    expect(settledAs(contract, lines)).toEqual(["0  2 met", "200", "200"]);
    expect(told(contract, lines.slice(1))).not.toEqual(settledAs(contract, lines));
  });
});
