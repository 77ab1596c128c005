/** What PostgreSQL's `numeric` says about the same amounts, as questions in SQL.
 *
 *  Each question takes the columns of a case, computes the answer on its own and counts the rows where ours
 *  differs. Nothing is shared with our arithmetic: rounding is said in PostgreSQL's own words (its `round`
 *  sends ties away from zero, `trunc` toward it), and a quotient that never ends is taken to sixty decimals,
 *  which is exact enough because a value that is no tie is further from one than that. */

/** A quotient to sixty decimals. */
const quotient = (above: string, below: string): string => `((${above})::numeric(200, 60) / (${below}))`;

/** A value rounded to so many decimals by the mode that a column names. */
function rounded(value: string, mode: string, decimals: string): string {
  const up = `(10::numeric ^ (${decimals}))`;
  const scaled = `(${value} * ${up})`;
  const step = (whole: string): string => `(${whole}) / ${up}`;
  const tie = `abs(${scaled} - trunc(${scaled})) = 0.5`;
  return `round(case ${mode}
    when 'half up' then ${step(`round(${scaled})`)}
    when 'half even' then case when ${tie} then ${step(`2 * round(${scaled} / 2)`)} else ${step(`round(${scaled})`)} end
    when 'half down' then case when ${tie} then ${step(`trunc(${scaled})`)} else ${step(`round(${scaled})`)} end
    when 'up' then ${step(`sign(${scaled}) * ceil(abs(${scaled}))`)}
    when 'down' then ${step(`trunc(${scaled})`)}
    when 'floor' then ${step(`floor(${scaled})`)}
    when 'ceiling' then ${step(`ceil(${scaled})`)}
  end, ${decimals})`;
}

/** An amount after one step of an index, within the limits of the case. The amount is multiplied before anything is
 *  divided: a quotient cut off first would put a whole result a hair below itself, and "floor" would tell. */
function stepped(amount: string, earlier: string, later: string): string {
  return `(case when ${later} < ${earlier} * (1 + lowest) then ${amount} * (1 + lowest)
    when ${later} > ${earlier} * (1 + most) then ${amount} * (1 + most)
    else ${quotient(`${amount} * ${later}`, `case when ${earlier} = 0 then 1 else ${earlier} end`)} end)`;
}

/** A question of a family: the names of its columns with their types, and what has to be true of each row. */
export interface Question {
  readonly columns: readonly (readonly [name: string, type: "numeric" | "int" | "text"])[];
  /** A query over "cases" that gives the rows where PostgreSQL differs, as JSON. */
  readonly differing: string;
}

const ROUND = [
  ["mode", "text"],
  ["decimals", "int"],
  ["ours", "numeric"],
] as const;

const rowsWhere = (test: string): string => `select to_json(cases) as row from cases where ${test}`;

export const QUESTIONS = {
  arithmetic: {
    columns: [
      ["a", "numeric"],
      ["b", "numeric"],
      ["total", "numeric"],
      ["difference", "numeric"],
      ["product", "numeric"],
      ["ratio", "numeric"],
    ],
    differing: rowsWhere(
      `total is distinct from a + b or difference is distinct from a - b
      or product is distinct from a * b or ratio is distinct from round(${quotient("a", "b")}, 20)`,
    ),
  },
  rounding: {
    columns: [["above", "numeric"], ["below", "numeric"], ...ROUND],
    differing: rowsWhere(`ours is distinct from ${rounded("exact", "mode", "decimals")}`).replace(
      "from cases",
      `from (select *, ${quotient("above", "below")} as exact from cases) as cases`,
    ),
  },
  percentages: {
    columns: [["amount", "numeric"], ["percentage", "numeric"], ...ROUND],
    differing: rowsWhere(
      `ours is distinct from ${rounded("(amount * percentage / 100)", "mode", "decimals")}`,
    ),
  },
  parts: {
    columns: [["fee", "numeric"], ["served", "int"], ["days", "int"], ...ROUND],
    differing: rowsWhere(`ours is distinct from ${rounded("exact", "mode", "decimals")}`).replace(
      "from cases",
      `from (select *, ${quotient("fee * served", "days")} as exact from cases) as cases`,
    ),
  },
  indexation: {
    columns: [
      ["amount", "numeric"],
      ["steps", "int"],
      ["v0", "numeric"],
      ["v1", "numeric"],
      ["v2", "numeric"],
      ["v3", "numeric"],
      ["lowest", "numeric"],
      ["most", "numeric"],
      ...ROUND,
    ],
    // Each step is materialized, or the planner would put every step into the next one many times over.
    differing: `with raw1 as materialized (select *, ${stepped("amount", "v0", "v1")} as r1 from cases),
      step1 as materialized (select *, ${rounded("r1", "mode", "decimals")} as s1 from raw1),
      raw2 as materialized (select *, ${stepped("s1", "v1", "v2")} as r2 from step1),
      step2 as materialized (select *, ${rounded("r2", "mode", "decimals")} as s2 from raw2),
      raw3 as materialized (select *, ${stepped("s2", "v2", "v3")} as r3 from step2),
      step3 as materialized (select *, ${rounded("r3", "mode", "decimals")} as s3 from raw3)
      select to_json(step3) as row from step3
      where ours is distinct from case steps when 1 then s1 when 2 then s2 else s3 end`,
  },
  sharing: {
    columns: [
      ["batch", "int"],
      ["place", "int"],
      ["part", "numeric"],
      ["pool", "numeric"],
      ["ours", "numeric"],
    ],
    differing: `with totals as (
        select *, sum(part) over same as total from cases window same as (partition by batch)),
      floors as (
        select *, div(part * pool, total) as base, mod(part * pool, total) as rest from totals),
      ranked as (
        select *, row_number() over (partition by batch order by rest desc, place) as rank,
          pool - sum(base) over (partition by batch) as left_over from floors)
      select to_json(ranked) as row from ranked
      where ours is distinct from base + case when rank <= left_over then 1 else 0 end`,
  },
} as const satisfies Readonly<Record<string, Question>>;

/** The whole statement: one array per column, unnested side by side. */
export function statementOf({ columns, differing }: Question): string {
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(", ");
  const names = columns.map(([name]) => name).join(", ");
  const asked = differing.startsWith("with ") ? `, ${differing.slice("with ".length)}` : ` ${differing}`;
  return `with cases as materialized (select * from unnest(${arrays}) as t(${names}))${asked}`;
}
