-- An agreement's own log carries its id. Versions and what happened to them are added, never changed; the audience of a
-- version is held to that of its agreement by the key.
create table agreements (
  tenant_id uuid not null,
  agreement_id uuid not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, agreement_id),
  unique (tenant_id, agreement_id, audience),
  foreign key (tenant_id, agreement_id, audience) references logs (tenant_id, log_id, audience)
);

create table agreement_versions (
  tenant_id uuid not null,
  agreement_id uuid not null,
  version integer not null check (version > 0),
  document text not null, -- the canonical text
  document_hash bytea not null check (octet_length(document_hash) = 32),
  prose_hash bytea not null check (octet_length(prose_hash) = 32),
  log_index bigint not null,
  recorded_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, agreement_id, version),
  foreign key (tenant_id, agreement_id, audience) references agreements (tenant_id, agreement_id, audience)
);

create table version_states (
  tenant_id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  place integer not null check (place >= 0),
  state text not null check (state in ('proposed', 'approved', 'withdrawn', 'ended')),
  log_index bigint not null,
  recorded_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, agreement_id, version, place),
  foreign key (tenant_id, agreement_id, version) references agreement_versions (tenant_id, agreement_id, version),
  foreign key (tenant_id, agreement_id, audience) references agreements (tenant_id, agreement_id, audience)
);

-- A period may be stated again; the issue counts from 1 and the earlier ones stay.
create table statements (
  tenant_id uuid not null,
  agreement_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  issue integer not null check (issue > 0),
  version integer not null,
  body text not null, -- the canonical bytes
  body_hash bytea not null check (octet_length(body_hash) = 32),
  log_index bigint not null,
  recorded_at timestamptz not null,
  audience uuid[] not null,
  primary key (tenant_id, agreement_id, period_start, period_end, issue),
  unique (tenant_id, agreement_id, body_hash),
  check (period_start < period_end),
  foreign key (tenant_id, agreement_id, version) references agreement_versions (tenant_id, agreement_id, version),
  foreign key (tenant_id, agreement_id, audience) references agreements (tenant_id, agreement_id, audience)
);

-- What a statement posted to accounts. The amount is exact, as a fraction in text; where it is money, the minor units
-- stand beside it.
create table ledger_postings (
  tenant_id uuid not null,
  agreement_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  issue integer not null,
  place integer not null check (place >= 0),
  account text not null,
  cell text not null, -- canonical JSON
  posted_by text not null, -- the entry of the account, the cap, or "expiry"
  exact text not null,
  balance text not null,
  amount_minor bigint,
  currency text,
  cause text not null, -- canonical JSON
  audience uuid[] not null,
  primary key (tenant_id, agreement_id, period_start, period_end, issue, place),
  check ((amount_minor is null) = (currency is null)),
  foreign key (tenant_id, agreement_id, period_start, period_end, issue)
    references statements (tenant_id, agreement_id, period_start, period_end, issue),
  foreign key (tenant_id, agreement_id, audience) references agreements (tenant_id, agreement_id, audience)
);

alter table agreements enable row level security, force row level security;
create policy wall on agreements using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table agreement_versions enable row level security, force row level security;
create policy wall on agreement_versions using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table version_states enable row level security, force row level security;
create policy wall on version_states using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table statements enable row level security, force row level security;
create policy wall on statements using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);
alter table ledger_postings enable row level security, force row level security;
create policy wall on ledger_postings using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = any (array_append(audience::text[], 'register'))
);

grant select, insert on agreements, agreement_versions, version_states, statements, ledger_postings
  to tallystick_service;
