-- Whatever time makes due: breaches to tell, periods to close, messages to send. Whoever takes a row moves its moment
-- forward and so has until then; nothing else marks it as taken. A worker looks into one lane, which holds many
-- tenants, so this is the one table in which a lane opens the wall: it tells names and no content.
create table due (
  tenant_id uuid not null,
  kind text not null check (kind <> ''),
  subject uuid not null,
  occurrence text not null,
  lane integer not null check (lane >= 0),
  wake_at timestamptz not null,
  primary key (tenant_id, kind, subject, occurrence)
);
create index due_by_lane on due (lane, wake_at);

-- Messages to be sent, written in the transaction that causes them; a row of due drives each. Sent more than once, a
-- message carries the same id.
create table outbox (
  tenant_id uuid not null,
  message_id uuid not null,
  kind text not null,
  recipient text not null,
  content text not null,
  created_at timestamptz not null,
  primary key (tenant_id, message_id)
);

create table outbox_attempts (
  tenant_id uuid not null,
  message_id uuid not null,
  attempt integer not null check (attempt > 0),
  attempted_at timestamptz not null,
  is_sent boolean not null,
  answer text not null,
  primary key (tenant_id, message_id, attempt),
  foreign key (tenant_id, message_id) references outbox (tenant_id, message_id)
);

alter table due enable row level security, force row level security;
create policy wall on due using (
  (
    tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and current_setting('app.party_id', true) = 'register'
  )
  or lane::text = current_setting('app.lane', true)
);
alter table outbox enable row level security, force row level security;
create policy wall on outbox using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = 'register'
);
alter table outbox_attempts enable row level security, force row level security;
create policy wall on outbox_attempts using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and current_setting('app.party_id', true) = 'register'
);

grant select, insert, delete, update (wake_at) on due to tallystick_service;
grant select, insert on outbox, outbox_attempts to tallystick_service;
