-- Messages on their way out, in order per recipient. id is a uuid v7: it sorts in the order of writing.

create table outbox (
  county text not null,
  id uuid not null,
  message_key text not null,
  channel text not null,
  recipient_key bytea not null,
  sealed_message bytea not null,
  state text not null,
  attempts integer not null,
  put_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  leased_until timestamptz(3),
  last_fault text,
  primary key (county, id),
  unique (county, message_key)
);
create index outbox_waiting on outbox (county, recipient_key, id) where state = 'waiting';
create index outbox_due on outbox (county, due_at) where state = 'waiting';

-- Replies of the HTTP API by Idempotency-Key: the first execution's status and body are given again.
create table idempotent_requests (
  county text not null,
  actor text not null,
  request_key text not null,
  body_hash bytea not null,
  begun_at timestamptz(3) not null,
  status integer,
  sealed_body bytea,
  primary key (county, actor, request_key)
);
create index idempotent_requests_by_age on idempotent_requests (county, begun_at);
