-- When an account last wrote, to the month: whoever has been silent for years is forgotten.
alter table identities add column last_seen timestamptz(3) not null default now();
create index identities_silent on identities (county, last_seen);
-- What the nightly clearing looks for.
create index inbox_by_age on inbox (county, received_at);
create index conversations_by_age on conversations (county, expires_at);
create index outbox_sent on outbox (county, sent_at) where state = 'sent';
create index hand_overs_by_age on hand_overs (county, opened_at);
