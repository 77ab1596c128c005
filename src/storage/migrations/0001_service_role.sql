-- The role that the service uses. It owns nothing and no policy lets it through; what it may do with a table is
-- granted beside the table. A server on which the owner may not make roles has been given it before.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tallystick_service') then
    create role tallystick_service nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null; -- Another database of this server was prepared at the same moment.
end
$$;

grant select on schema_migrations to tallystick_service;
