-- What is to happen when its time has come. due_at is the truth: the jobs in the schema pgboss only wake somebody to look here.
create table timers (
  county text not null,
  kind text not null,
  subject text not null,
  due_at timestamptz(3) not null,
  primary key (county, kind, subject)
);
create index timers_due on timers (county, due_at);
