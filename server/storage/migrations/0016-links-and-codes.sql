-- Links that a chat gives to a page with a form, and codes that are read out on the telephone.

-- By the SHA-256 of their token: the token itself is never kept. They go with the notice that is being filled in.
create table form_links (
  county text not null,
  token_hash bytea not null,
  case_number bigint not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (county, token_hash),
  foreign key (county, case_number) references notices (county, case_number) on delete cascade
);
create index form_links_by_case on form_links (county, case_number);

create table form_sessions (
  county text not null,
  token_hash bytea not null,
  case_number bigint not null,
  expires_at timestamptz(3) not null,
  primary key (county, token_hash),
  foreign key (county, case_number) references notices (county, case_number) on delete cascade
);
create index form_sessions_by_case on form_sessions (county, case_number);

-- One code a task, as a keyed hash. It goes with the task.
create table call_backs (
  county text not null,
  number bigint not null,
  code_hash bytea not null,
  issued_by text not null,
  tries_left integer not null,
  expires_at timestamptz(3) not null,
  primary key (county, number),
  foreign key (county, number) references tasks (county, number) on delete cascade
);
