-- 协查: one department asks another for one fact. What is searched stands in the clear and names nobody outside the staff directory.

-- issuer: the department that has to act now. due_at: null before it is dispatched. answered_at, answered_by: of the first answer.
-- lease_until: a data source is being asked for it. person_key: whose data it is; null for who has no account.
create table inquiries (
  county text not null,
  number bigint not null,
  public_number text not null,
  task bigint not null,
  issuer text not null,
  verifier text,
  state text not null,
  due_at timestamptz(3),
  asked_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answered_by text,
  closed_at timestamptz(3),
  lease_until timestamptz(3),
  person_key bytea,
  sealed_content bytea not null,
  primary key (county, number),
  unique (county, public_number)
);
create index inquiries_open on inquiries (county, asked_at) where closed_at is null;
create index inquiries_by_verifier on inquiries (county, verifier) where closed_at is null;
create index inquiries_by_task on inquiries (county, task);
create index inquiries_by_answer on inquiries (county, answered_at);
create index inquiries_by_end on inquiries (county, closed_at);
create index inquiries_by_account on inquiries (county, person_key);

-- 谁查了我: every look at a person, also the refused ones.
create table looks (
  county text not null,
  id uuid not null,
  person_key bytea,
  looked_at timestamptz(3) not null,
  sealed_look bytea not null,
  primary key (county, id)
);
create index looks_by_account on looks (county, person_key, looked_at);
create index looks_by_age on looks (county, looked_at);

-- 离岗: members of staff who answer nothing for now.
create table away (
  county text not null,
  staff text not null,
  since timestamptz(3) not null,
  primary key (county, staff)
);
