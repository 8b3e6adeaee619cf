-- The trail (留痕): one hash chain a record. trail_links and trail_seals are append-only; the salted text stands apart,
-- so that a person's text can be erased and the chain still verifies.

create table trail_links (
  county text not null,
  record text not null,
  seq integer not null,
  at timestamptz(3) not null,
  leaf text not null,
  link text not null,
  primary key (county, record, seq)
);

create table trail_texts (
  county text not null,
  record text not null,
  seq integer not null,
  salt text not null,
  text text not null,
  about_key bytea,
  primary key (county, record, seq)
);
create index trail_texts_by_account on trail_texts (county, about_key) where about_key is not null;

-- Which texts were erased rightly, and in which erasure: a text that is missing without a row here was tampered with.
create table trail_erasures (
  county text not null,
  record text not null,
  seq integer not null,
  erasure uuid not null,
  primary key (county, record, seq)
);

-- The deletion journal: whose rows were erased, when. Re-applied after a restore.
create table erasures (
  county text not null,
  id uuid not null,
  person_key bytea not null,
  erased_at timestamptz(3) not null,
  primary key (county, id)
);

create table trail_heads (
  county text not null,
  record text not null,
  seq integer not null,
  link text not null,
  sealed_seq integer not null,
  primary key (county, record)
);
create index trail_heads_unsealed on trail_heads (county, record) where seq > sealed_seq;

create table trail_seals (
  county text not null,
  seq integer not null,
  at timestamptz(3) not null,
  heads text not null,
  digest text not null,
  primary key (county, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The trail is append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger trail_links_append_only before update or delete on trail_links
  for each row execute function refuse_change();
create trigger trail_links_never_emptied before truncate on trail_links
  for each statement execute function refuse_change();
create trigger trail_seals_append_only before update or delete on trail_seals
  for each row execute function refuse_change();
create trigger trail_seals_never_emptied before truncate on trail_seals
  for each statement execute function refuse_change();
create trigger trail_erasures_append_only before update or delete on trail_erasures
  for each row execute function refuse_change();
create trigger trail_texts_never_edited before update on trail_texts
  for each row execute function refuse_change();
create trigger trail_texts_never_emptied before truncate on trail_texts
  for each statement execute function refuse_change();
