-- 没办成, 投诉, 奇葩证明. What happened at a window, who says so and what he wrote lie sealed; they go with the account.

create table complaints (
  county text not null,
  number text not null,
  kind text not null,
  person_key bytea not null,
  received_at timestamptz(3) not null,
  sealed_content bytea not null,
  primary key (county, number)
);
create index complaints_by_account on complaints (county, person_key, received_at);
create index complaints_by_age on complaints (county, received_at);
