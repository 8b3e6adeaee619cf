-- Numbered papers. Content is the exact JSON text that was issued; it is never re-serialised.

create table slips (
  county text not null,
  number text not null,
  issued_at timestamptz(3) not null,
  valid_until date not null,
  content text not null,
  primary key (county, number)
);

create table nominations (
  county text not null,
  number text not null,
  nominated_at timestamptz(3) not null,
  sealed_content bytea not null,
  primary key (county, number)
);
