-- How readers of the mini-program can be reached, and which accounts are one person's.

-- Who agreed to be sent a kind of message that the platform only carries with consent.
create table reader_agreements (
  county text not null,
  person_key bytea not null,
  template text not null,
  agreed_at timestamptz(3) not null,
  primary key (county, person_key, template)
);

-- The telephone number that somebody left for call-backs. Goes with the account it is of.
create table reader_telephones (
  county text not null,
  person_key bytea not null,
  sealed_telephone bytea not null,
  kept_at timestamptz(3) not null,
  primary key (county, person_key)
);
create index reader_telephones_by_age on reader_telephones (county, kept_at);

-- Codes by which an account is joined to another one, by a keyed hash: the code itself is never kept. One an account.
create table join_codes (
  county text not null,
  token_hash bytea not null,
  person_key bytea not null,
  sealed_account bytea not null,
  expires_at timestamptz(3) not null,
  primary key (county, token_hash)
);
create index join_codes_of on join_codes (county, person_key);

-- Accounts of one person: two rows under one bond. An account is in one bond at most.
create table joined_accounts (
  county text not null,
  person_key bytea not null,
  bond uuid not null,
  sealed_account bytea not null,
  joined_at timestamptz(3) not null,
  primary key (county, person_key)
);
create index joined_accounts_by_bond on joined_accounts (county, bond);
