-- A log is one list that only grows, of a stream of facts or of an agreement. Its row is the head, which whoever
-- appends locks: so indexes have no gaps, and the primary key of the entries is the guard. Parties entitled to read a
-- stream are part of what the stream is; another audience makes another log.
create table logs (
  tenant_id uuid not null references registers (tenant_id),
  log_id uuid not null,
  kind text not null check (kind in ('stream', 'agreement')),
  origin text not null check (origin <> ''),
  size bigint not null default 0 check (size >= 0),
  peaks bytea not null default '', -- the frontier of the tree: 32 bytes a peak, the largest first
  recorded_at timestamptz, -- of the last entry; it never steps back
  audience uuid[] not null,
  primary key (tenant_id, log_id),
  unique (tenant_id, origin),
  unique (tenant_id, log_id, audience)
);

-- The bytes of a fact stand in facts, once; those of every other entry stand here. Canonical JSON, as text: what is
-- hashed is exactly what is stored.
create table log_entries (
  tenant_id uuid not null,
  log_id uuid not null,
  log_index bigint not null check (log_index >= 0),
  kind text not null,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  entry text,
  recorded_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, log_id, log_index),
  check ((kind = 'fact') = (entry is null))
);

-- Persons and free text, bound to an entry by a salted hash. These rows may be erased, and every proof still holds.
create table personal_parts (
  tenant_id uuid not null,
  log_id uuid not null,
  log_index bigint not null,
  salt bytea not null check (octet_length(salt) = 32),
  content text not null,
  audience uuid[] not null,
  primary key (tenant_id, log_id, log_index)
);

create table checkpoints (
  tenant_id uuid not null,
  log_id uuid not null,
  size bigint not null check (size >= 0),
  peaks bytea not null,
  note text not null, -- the signed note as it is handed out
  made_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, log_id, size),
  foreign key (tenant_id, log_id, audience) references logs (tenant_id, log_id, audience)
);

create table countersignatures (
  tenant_id uuid not null,
  log_id uuid not null,
  size bigint not null,
  key_name text not null,
  key_id text not null,
  signature bytea not null check (octet_length(signature) = 64),
  received_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, log_id, size, key_id),
  foreign key (tenant_id, log_id, size) references checkpoints (tenant_id, log_id, size)
);

alter table logs enable row level security, force row level security;
create policy wall on logs using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table log_entries enable row level security, force row level security;
create policy wall on log_entries using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table personal_parts enable row level security, force row level security;
create policy wall on personal_parts using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table checkpoints enable row level security, force row level security;
create policy wall on checkpoints using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table countersignatures enable row level security, force row level security;
create policy wall on countersignatures using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);

grant select, insert, update (size, peaks, recorded_at) on logs to tallystick_service;
grant select, insert on log_entries, checkpoints, countersignatures to tallystick_service;
grant select, insert, delete on personal_parts to tallystick_service;
