-- 告知承诺书. What the signer said lies sealed in commitments; what anybody sees lies in commitment_receipts and names nobody.

create table commitments (
  county text not null,
  case_number bigint not null,
  state text not null,
  public_number text,
  person_key bytea not null,
  touched_at timestamptz(3) not null,
  sealed_content bytea not null,
  primary key (county, case_number)
);
create unique index commitments_by_public_number on commitments (county, public_number) where public_number is not null;
create index commitments_by_account on commitments (county, person_key, case_number);
create index commitments_by_age on commitments (county, touched_at);

-- Outlives the sealed row. digest: SM3 of the signed bytes; seal: keyed hash over number and digest; mark: over the whole row.
create table commitment_receipts (
  county text not null,
  number text not null,
  state text not null,
  signed_on text not null,
  changed_on text not null,
  version text not null,
  check_how text not null,
  check_due text not null,
  digest text not null,
  seal text not null,
  mark text not null,
  primary key (county, number)
);

-- A commitment that was false. Keyed hashes only; person_key goes when the person is forgotten, the record when its time is over.
create table credit_records (
  county text not null,
  number text not null,
  id_key bytea not null,
  person_key bytea,
  since timestamptz(3) not null,
  valid_until text not null,
  repaired_at timestamptz(3),
  primary key (county, number)
);
create index credit_records_by_id on credit_records (county, id_key);
create index credit_records_by_account on credit_records (county, person_key) where person_key is not null;
