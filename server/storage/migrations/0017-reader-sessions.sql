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

-- What is told to somebody who uses the mini-program: WeChat lets nothing be sent there, so it lies here until he looks.
create table reader_messages (
  county text not null,
  message_key text not null,
  person_key bytea not null,
  sealed_lines bytea not null,
  told_at timestamptz(3) not null,
  primary key (county, message_key)
);

create index reader_messages_of on reader_messages (county, person_key, told_at);
create index reader_messages_by_age on reader_messages (county, told_at);
