-- 遗失声明. What the applicant said lies sealed in notices; what the public sees lies in the board's tables, masked.

-- fingerprint: keyed hash of kind and certificate number, null before it is known and after the privacy date.
create table notices (
  county text not null,
  case_number bigint not null,
  state text not null,
  public_number text,
  fingerprint bytea,
  person_key bytea not null,
  touched_at timestamptz(3) not null,
  sealed_content bytea not null,
  primary key (county, case_number)
);
create unique index notices_by_public_number on notices (county, public_number) where public_number is not null;
create index notices_by_fingerprint on notices (county, fingerprint) where fingerprint is not null;
create index notices_by_account on notices (county, person_key);
create index notices_by_state on notices (county, state, case_number);

-- What is shown now. Follows from board_entries; whoever edits it is found by comparing the two.
create table board_notices (
  county text not null,
  number text not null,
  state text not null,
  kind text,
  title text,
  holder text,
  shown text,
  place text,
  lost_on text,
  published_on text not null,
  ends_on text,
  private_on text,
  changed_on text not null,
  corrects text,
  corrected_by text,
  primary key (county, number)
);
create index board_notices_by_day on board_notices (county, published_on desc, number desc) where state <> 'archived';

-- The chain: append-only. The salted text stands apart, so that it can be erased at the privacy date and the chain still verifies.
create table board_entries (
  county text not null,
  seq integer not null,
  number text not null,
  event text not null,
  day text not null,
  leaf text not null,
  link text not null,
  primary key (county, seq)
);
create index board_entries_by_number on board_entries (county, number, seq);
create index board_entries_by_day on board_entries (county, day, seq);

create table board_texts (
  county text not null,
  seq integer not null,
  salt text not null,
  text text not null,
  primary key (county, seq)
);

create table board_heads (
  county text not null,
  seq integer not null,
  link text not null,
  primary key (county)
);

create trigger board_entries_append_only before update or delete on board_entries
  for each row execute function refuse_change();
create trigger board_entries_never_emptied before truncate on board_entries
  for each statement execute function refuse_change();
create trigger board_texts_never_edited before update on board_texts
  for each row execute function refuse_change();

-- Certificates that somebody found: a fingerprint, a time, and who reported it.
create table found_cards (
  county text not null,
  id uuid not null,
  fingerprint bytea not null,
  person_key bytea not null,
  found_at timestamptz(3) not null,
  primary key (county, id)
);
create index found_cards_by_fingerprint on found_cards (county, fingerprint, found_at);
create index found_cards_by_account on found_cards (county, person_key, found_at);
create index found_cards_by_age on found_cards (county, found_at);
