-- A register is the space in which agreements are kept, usually a provider's or a customer's: the tenant. Parties are
-- organisations within it. Who may see a row stands in the row (audience), because a policy that asked another
-- table could not be sharded; the register itself sees all of its rows.
create table registers (
  tenant_id uuid not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (tenant_id)
);

create table parties (
  tenant_id uuid not null references registers (tenant_id),
  party_id uuid not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, party_id)
);

alter table registers enable row level security, force row level security;
create policy wall on registers using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
);

alter table parties enable row level security, force row level security;
create policy wall on parties using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);

grant select, insert on registers to tallystick_service;
grant select, insert, update (name, audience) on parties to tallystick_service;
