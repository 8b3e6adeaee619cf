-- Links that a chat gives to a page with a form, and codes that are read out on the telephone.

-- Links that work once and the sessions they open, by a keyed hash of their token: the token itself is never kept. Each is for one
-- notice that is filled in or one commitment that is signed, and goes with it.
create table page_keys (
  county text not null,
  token_hash bytea not null,
  purpose text not null check (purpose in ('form', 'signing')),
  kind text not null check (kind in ('link', 'session')),
  case_number bigint not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  notice bigint generated always as (case when purpose = 'form' then case_number end) stored,
  commitment bigint generated always as (case when purpose = 'signing' then case_number end) stored,
  primary key (county, token_hash),
  foreign key (county, notice) references notices (county, case_number) on delete cascade,
  foreign key (county, commitment) references commitments (county, case_number) on delete cascade
);
create index page_keys_by_notice on page_keys (county, notice) where notice is not null;
create index page_keys_by_commitment on page_keys (county, commitment) where commitment is not null;

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
