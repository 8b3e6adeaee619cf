-- Photos and PDFs, sealed, found by a keyed hash of their digest. One copy, however many records hold it.
create table files (
  county text not null,
  file_key bytea not null,
  media_type text not null,
  bytes integer not null,
  sealed_bytes bytea not null,
  put_at timestamptz(3) not null,
  primary key (county, file_key)
);
-- Sealed bytes do not compress: kept aside as they are.
alter table files alter column sealed_bytes set storage external;

-- Which record needs a file until when, and whose it is. The file goes with its last holder.
create table file_holders (
  county text not null,
  file_key bytea not null,
  record text not null,
  person_key bytea,
  expires_at timestamptz(3) not null,
  primary key (county, file_key, record)
);
create index file_holders_by_age on file_holders (county, expires_at);
create index file_holders_by_account on file_holders (county, person_key) where person_key is not null;
