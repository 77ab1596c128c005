-- What arrived, once for ever. The key that makes a retry harmless stands in a narrow table of its own, so that facts
-- themselves may be split by month one day: their primary key holds the moment for that reason.
create table fact_keys (
  tenant_id uuid not null,
  source text not null check (source <> ''),
  source_event_id text not null check (source_event_id <> ''),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  log_id uuid not null,
  log_index bigint not null,
  primary key (tenant_id, source, source_event_id)
);

create table facts (
  tenant_id uuid not null,
  log_id uuid not null,
  occurred_at timestamptz not null,
  log_index bigint not null check (log_index >= 0),
  source text not null,
  source_event_id text not null,
  stream text not null,
  subject text not null,
  recorded_at timestamptz not null,
  entry text not null, -- canonical JSON of the journal's entry
  audience uuid[] not null,
  primary key (tenant_id, log_id, occurred_at, log_index)
);
create index facts_by_index on facts (tenant_id, log_id, log_index);
create index facts_by_subject on facts (tenant_id, log_id, subject, occurred_at);

-- One delivery by one source, and what became of its rows.
create table ingest_batches (
  tenant_id uuid not null,
  batch_id uuid not null,
  log_id uuid not null,
  source text not null,
  received_at timestamptz not null,
  inserted integer not null check (inserted >= 0),
  duplicate integer not null check (duplicate >= 0),
  conflict integer not null check (conflict >= 0),
  rejected integer not null check (rejected >= 0),
  audience uuid[] not null,
  primary key (tenant_id, batch_id),
  foreign key (tenant_id, log_id, audience) references logs (tenant_id, log_id, audience)
);

-- Rows that were refused, without their bytes: these may name persons, and the sender still has them.
create table rejects (
  tenant_id uuid not null,
  batch_id uuid not null,
  place integer not null check (place >= 0), -- of the row in its batch, from 0
  source_event_id text,
  code text not null,
  pointer text not null,
  sentence text not null,
  audience uuid[] not null,
  primary key (tenant_id, batch_id, place, pointer, code),
  foreign key (tenant_id, batch_id) references ingest_batches (tenant_id, batch_id)
);

alter table fact_keys enable row level security, force row level security;
create policy wall on fact_keys using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = 'register'
);
alter table facts enable row level security, force row level security;
create policy wall on facts using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table ingest_batches enable row level security, force row level security;
create policy wall on ingest_batches using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table rejects enable row level security, force row level security;
create policy wall on rejects using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);

grant select, insert on fact_keys, facts, ingest_batches, rejects to tallystick_service;
