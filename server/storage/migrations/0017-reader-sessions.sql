-- Who uses the mini-program, by the SHA-256 of his token: the token itself is never kept. Goes with the account it is of.
create table reader_sessions (
  county text not null,
  token_hash bytea not null,
  person_key bytea not null,
  sealed_account bytea not null,
  expires_at timestamptz(3) not null,
  primary key (county, token_hash)
);

create index reader_sessions_of on reader_sessions (county, person_key);
