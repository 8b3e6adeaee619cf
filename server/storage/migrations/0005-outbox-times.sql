-- When a message went out: the share sent within ten seconds is published.
alter table outbox add column sent_at timestamptz(3);
create index outbox_dead on outbox (county, put_at) where state = 'dead';
