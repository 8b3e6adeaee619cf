-- What staff do: groups that the robot posts to, what is said while a person holds a conversation, and who is at the desk.

-- One chat has one binding, and one town, department or county has one group. recipient: the channel's own writing of the chat.
create table groups (
  county text not null,
  channel text not null,
  chat text not null,
  kind text not null,
  about text not null,
  recipient text not null,
  bound_by text not null,
  bound_at timestamptz(3) not null,
  primary key (county, channel, chat),
  unique (county, kind, about)
);

-- Goes with its hand-over: when a person is forgotten, so is this.
create table hand_over_lines (
  county text not null,
  number bigint not null,
  seq integer not null,
  sealed_line bytea not null,
  said_at timestamptz(3) not null,
  primary key (county, number, seq),
  foreign key (county, number) references hand_overs (county, number) on delete cascade
);

create index hand_overs_by_end on hand_overs (county, closed_at, opened_at);

-- Links and sessions of the desk by the SHA-256 of their token: the token itself is never kept.
create table desk_links (
  county text not null,
  token_hash bytea not null,
  staff text not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (county, token_hash)
);

create table desk_sessions (
  county text not null,
  token_hash bytea not null,
  staff text not null,
  expires_at timestamptz(3) not null,
  primary key (county, token_hash)
);
