-- 代跑任务: run by staff for a citizen. What is searched stands in the clear and names nobody outside the staff directory.

-- rooms: the groups it lives in, as `kind about`. due_at: null while it has no time, or the holidays on the way are not known.
-- department: whose delay it would be. person_key: null for who has no account.
create table tasks (
  county text not null,
  number bigint not null,
  state text not null,
  owner text,
  rooms text[] not null,
  town text not null,
  department text,
  due_at timestamptz(3),
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  person_key bytea,
  sealed_content bytea not null,
  primary key (county, number)
);
create index tasks_by_owner on tasks (county, owner) where closed_at is null;
create index tasks_open on tasks (county, opened_at) where closed_at is null;
create index tasks_by_end on tasks (county, closed_at);
create index tasks_by_account on tasks (county, person_key);

-- What a member of staff was asked last and may answer with 是: a task to be drafted, tasks to be run in one trip.
create table task_offers (
  county text not null,
  talk_key bytea not null,
  person_key bytea not null,
  sealed_offer bytea not null,
  expires_at timestamptz(3) not null,
  primary key (county, talk_key)
);
