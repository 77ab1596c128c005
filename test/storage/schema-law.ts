/** Do the tables keep the rules that let them grow from one process to many machines? The database's own catalogue is
 *  asked, so that a rule holds for a table nobody has thought of yet. Each law is a question whose rows are the
 *  violations, and a sentence that says what to write instead. */
import type pg from "pg";

export interface SchemaFinding {
  readonly law: string;
  /** The table, with the column, key or privilege in question. */
  readonly where: string;
  readonly sentence: string;
}

interface SchemaLaw {
  readonly sentence: string;
  /** Asks for `place` of each violation; `tables` are all tables of tenants. */
  readonly question: string;
}

/** What the service may do beside reading and adding; everything that is not here is history. */
const CHANGEABLE: readonly string[] = [
  "parties UPDATE name",
  "parties UPDATE audience",
  "logs UPDATE size",
  "logs UPDATE peaks",
  "logs UPDATE recorded_at",
  "personal_parts DELETE",
  "due UPDATE wake_at",
  "due DELETE",
];

/** A worker asks for what is due in a lane of many tenants, so there the lane leads. */
const INDEXES_OF_LANES: readonly string[] = ["due_by_lane"];

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

const TABLES = `with tables as (
  select c.oid, c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
), columns as (
  select t.oid, t.name as table, a.attnum, a.attname as name, a.attnotnull, a.attidentity,
    format_type(a.atttypid, a.atttypmod) as type, pg_get_expr(d.adbin, d.adrelid) as preset
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
), policies as (
  select t.oid, t.name as table, p.polname, p.polcmd, p.polpermissive, p.polwithcheck,
    pg_get_expr(p.polqual, p.polrelid) as condition,
    exists (select from columns c where c.oid = t.oid and c.name = 'audience') as shared
  from tables t left join pg_policy p on p.polrelid = t.oid
)`;

export const SCHEMA_LAWS: Readonly<Record<string, SchemaLaw>> = {
  "tenant column": {
    sentence: "Give the table a column tenant_id uuid not null.",
    question: `select name as place from tables where not exists (select from columns c
      where c.oid = tables.oid and c.name = 'tenant_id' and c.type = 'uuid' and c.attnotnull)`,
  },
  "primary key": {
    sentence: "Give the table a primary key.",
    question: `select name as place from tables
      where not exists (select from pg_index i where i.indrelid = tables.oid and i.indisprimary)`,
  },
  "tenant leads": {
    sentence: "Let tenant_id lead this key or index: it decides on which machine a row lies.",
    question: `select t.name || ' ' || i.relname as place from tables t join pg_index x on x.indrelid = t.oid
      join pg_class i on i.oid = x.indexrelid
      where i.relname not in (${listed(INDEXES_OF_LANES)})
      and not exists (select from columns c where c.oid = t.oid and c.attnum = x.indkey[0] and c.name = 'tenant_id')`,
  },
  "tenant leads references": {
    sentence: "Let tenant_id lead both sides of the foreign key: nothing points into another register.",
    question: `select t.name || ' ' || k.conname as place from tables t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'f' and not (
        exists (select from columns c where c.oid = t.oid and c.attnum = k.conkey[1] and c.name = 'tenant_id')
        and exists (select from columns c where c.oid = k.confrelid and c.attnum = k.confkey[1] and c.name = 'tenant_id'))`,
  },
  "no cascade": {
    sentence: "Leave the default action: history does not vanish because something else does.",
    question: `select t.name || ' ' || k.conname as place from tables t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'f' and (k.confdeltype <> 'a' or k.confupdtype <> 'a')`,
  },
  "row-level security": {
    sentence: "Enable row level security on the table and force it.",
    question: "select name as place from tables where not (walled and forced)",
  },
  "tenant wall": {
    sentence: "Write one policy for all commands whose condition compares app.tenant_id with tenant_id.",
    question: `select "table" as place from policies where polname is null or polcmd <> '*' or not polpermissive
      or polwithcheck is not null or condition not like '%tenant_id = (NULLIF(current_setting(''app.tenant_id''::text%'
      or (select count(*) from policies p where p.oid = policies.oid) <> 1`,
  },
  "party wall": {
    sentence:
      "Compare app.party_id in the policy: with the row's audience, or with 'register' where no party may look.",
    question: `select "table" as place from policies where "table" <> 'registers'
      and (condition not like '%app.party_id%' or condition not like '%register%'
      or (shared and condition not like '%audience%'))`,
  },
  "lane wall": {
    sentence: "Let no other table than due open to a lane.",
    question: `select "table" as place from policies where "table" <> 'due' and condition like '%app.lane%'`,
  },
  "policies ask no table": {
    sentence: "Compare settings with columns of the row only: a policy with a query cannot be sharded.",
    question: `select "table" as place from policies where condition ~* '\\mselect\\M'`,
  },
  "no triggers or rules": {
    sentence:
      "Do it in the program, in the same transaction: triggers and rules do not travel to a sharded table.",
    question: `select t.name || ' ' || g.tgname as place from tables t join pg_trigger g on g.tgrelid = t.oid
      where not g.tgisinternal
      union all select t.name || ' ' || r.rulename from tables t join pg_rewrite r on r.ev_class = t.oid`,
  },
  "no exclusion": {
    sentence: "Guard it by a key: an exclusion constraint cannot be sharded.",
    question: `select t.name || ' ' || k.conname as place from tables t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'x'`,
  },
  "only tables": {
    sentence: "Leave out views, functions and sequences: what is asked stands in the store that asks it.",
    question: `select c.relname as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('v', 'm', 'S', 'f')
      union all select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'`,
  },
  "ids are made by the program": {
    sentence: "Take an id from the program: a sequence has gaps and tempts to be followed.",
    question: `select "table" || ' ' || name as place from columns where attidentity <> '' or preset like '%nextval%'`,
  },
  "presets are constants": {
    sentence: "Let the program say the value; only constants and now() come out alike everywhere.",
    question: `select "table" || ' ' || name as place from columns
      where preset ~ '\\w\\(' and preset !~ '^now\\(\\)$' and preset not like '%nextval%'`,
  },
  "moments have a zone": {
    sentence: "Use timestamptz.",
    question: `select "table" || ' ' || name as place from columns
      where type like 'timestamp%without%' or type like 'time %' or type = 'interval'`,
  },
  "no floats": {
    sentence: "Use bigint, numeric or an exact text.",
    question: `select "table" || ' ' || name as place from columns where type in ('real', 'double precision', 'money')`,
  },
  "exact text is the record": {
    sentence: "Keep the canonical text: json is rewritten by the server, and then no hash fits.",
    question: `select "table" || ' ' || name as place from columns where type in ('json', 'jsonb', 'xml')`,
  },
  "money in minor units": {
    sentence: "Keep money as bigint in a column that ends in _minor, beside a column currency.",
    question: `select "table" || ' ' || name as place from columns where name ~ '(_minor|^minor)$'
      and (type <> 'bigint' or not exists (select from columns c where c.oid = columns.oid and c.name = 'currency'))`,
  },
  "history is only added to": {
    sentence:
      "Grant select and insert only, or name the column that may change among CHANGEABLE with its reason.",
    question: `select place from (
        select table_name || ' ' || privilege_type as place from information_schema.table_privileges
        where table_schema = 'public' and grantee = 'tallystick_service' and table_name <> 'schema_migrations'
        and privilege_type not in ('SELECT', 'INSERT')
        union select p.table_name || ' ' || p.privilege_type || ' ' || p.column_name
        from information_schema.column_privileges p
        where p.table_schema = 'public' and p.grantee = 'tallystick_service' and p.table_name <> 'schema_migrations'
        and p.privilege_type not in ('SELECT', 'INSERT')
      ) granted where place not in (${listed(CHANGEABLE)})`,
  },
  "granted to the service alone": {
    sentence: "Grant to tallystick_service alone, never to everybody.",
    question: `select table_name || ' ' || grantee || ' ' || privilege_type as place
      from information_schema.table_privileges
      where table_schema = 'public' and grantee not in ('tallystick_service', current_user)`,
  },
};

/** Every violation of every law, as the owner of the tables sees them. */
export async function schemaFindings(owner: pg.ClientBase): Promise<readonly SchemaFinding[]> {
  const findings: SchemaFinding[] = [];
  for (const [law, { sentence, question }] of Object.entries(SCHEMA_LAWS)) {
    const { rows } = await owner.query<{ place: string }>(`${TABLES} ${question}`);
    findings.push(...rows.map(({ place }) => ({ law, where: place, sentence })));
  }
  return findings;
}
