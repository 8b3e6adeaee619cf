-- What people say to us and what we say back. Every key leads with county; ids are uuid v7 made by the application;
-- columns named sealed_* hold encrypted text, columns named *_key hold keyed hashes to find a row by
-- (person_key: the account of a channel that the row belongs to, by which a person's rows are erased).

create table inbox (
  county text not null,
  channel text not null,
  account text not null,
  message_id text not null,
  person_key bytea not null,
  received_at timestamptz(3) not null,
  sealed_reply bytea,
  primary key (county, channel, account, message_id)
);
create index inbox_by_account on inbox (county, person_key);

create table conversations (
  county text not null,
  talk_key bytea not null,
  person_key bytea not null,
  channel text not null,
  sealed_content bytea,
  expires_at timestamptz(3),
  primary key (county, talk_key)
);
create index conversations_by_account on conversations (county, person_key);

create table people (
  county text not null,
  id uuid not null,
  first_seen timestamptz(3) not null,
  primary key (county, id)
);

create table identities (
  county text not null,
  identity_key bytea not null,
  person_key bytea not null,
  person uuid not null,
  channel text not null,
  app_id text not null,
  sealed_external_id bytea not null,
  primary key (county, identity_key)
);
create index identities_by_person on identities (county, person);
create index identities_by_account on identities (county, person_key);

-- One row a counter: 'MZ-20181203' for public numbers of a day, 'typed' for the numbers people type.
create table counters (
  county text not null,
  name text not null,
  value bigint not null,
  primary key (county, name)
);

create table hand_overs (
  county text not null,
  number bigint not null,
  reason text not null,
  person_key bytea not null,
  sealed_content bytea not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (county, number)
);
create index hand_overs_by_account on hand_overs (county, person_key);

create table unanswered (
  county text not null,
  id uuid not null,
  text_key bytea not null,
  sealed_text bytea not null,
  outcome text not null,
  asked_at timestamptz(3) not null,
  primary key (county, id)
);
create index unanswered_by_time on unanswered (county, asked_at);
