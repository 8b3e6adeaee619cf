-- The telephone number that somebody left with a nomination because he wants a reply; erased with the person.
create table nomination_contacts (
  county text not null,
  number text not null,
  person_key bytea not null,
  sealed_contact bytea not null,
  left_at timestamptz(3) not null,
  primary key (county, number)
);
create index nomination_contacts_by_account on nomination_contacts (county, person_key);
