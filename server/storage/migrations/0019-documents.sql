-- Papers that were issued: found by a keyed hash of their digests, so that nobody without the keys can add one or pass another off as ours.
create table documents (
  county text not null,
  document_key bytea not null,
  sealed_content bytea not null,
  primary key (county, document_key)
);

-- How many entries of each event a day of the board has, and, as the event 'standing', how many of the notices published on that day
-- are in force. Follows from board_entries and board_notices; whoever edits it is found by counting them.
create table board_tallies (
  county text not null,
  day text not null,
  event text not null,
  count integer not null,
  primary key (county, day, event)
);
insert into board_tallies (county, day, event, count)
  select county, day, event, count(*) from board_entries group by county, day, event
  union all
  select county, published_on, 'standing', count(*) from board_notices
  where state in ('published', 'disputed', 'effective') group by county, published_on;

-- The board by kind and by place, newest first.
create index board_notices_by_kind on board_notices (county, kind, published_on desc, number desc) where state <> 'archived';
create index board_notices_by_place on board_notices (county, place, published_on desc, number desc) where state <> 'archived';
create index board_notices_by_place_and_kind on board_notices (county, place, kind, published_on desc, number desc)
  where state <> 'archived';
