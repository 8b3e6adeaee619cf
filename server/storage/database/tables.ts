import type { Generated, GeneratedAlways } from 'kysely';

/** The tables as the migrations make them. Buffers named `*_key` are keyed hashes, `sealed_*` are encrypted. */
export type Tables = {
  inbox: {
    county: string;
    channel: string;
    account: string;
    message_id: string;
    person_key: Buffer;
    received_at: Date;
    sealed_reply: Buffer | null;
  };
  conversations: {
    county: string;
    talk_key: Buffer;
    person_key: Buffer;
    channel: string;
    sealed_content: Buffer | null;
    expires_at: Date | null;
  };
  people: { county: string; id: string; first_seen: Date };
  identities: {
    county: string;
    identity_key: Buffer;
    person_key: Buffer;
    person: string;
    channel: string;
    app_id: string;
    sealed_external_id: Buffer;
    last_seen: Date;
  };
  counters: { county: string; name: string; value: number };
  hand_overs: {
    county: string;
    number: number;
    reason: string;
    person_key: Buffer;
    sealed_content: Buffer;
    opened_at: Date;
    closed_at: Date | null;
  };
  hand_over_lines: { county: string; number: number; seq: number; sealed_line: Buffer; said_at: Date };
  groups: {
    county: string;
    channel: string;
    chat: string;
    kind: string;
    about: string;
    recipient: string;
    bound_by: string;
    bound_at: Date;
  };
  desk_links: { county: string; token_hash: Buffer; staff: string; expires_at: Date; used_at: Date | null };
  reader_agreements: { county: string; person_key: Buffer; template: string; agreed_at: Date };
  reader_telephones: { county: string; person_key: Buffer; sealed_telephone: Buffer; kept_at: Date };
  join_codes: {
    county: string;
    token_hash: Buffer;
    person_key: Buffer;
    sealed_account: Buffer;
    expires_at: Date;
  };
  joined_accounts: {
    county: string;
    person_key: Buffer;
    bond: string;
    sealed_account: Buffer;
    joined_at: Date;
  };
  reader_messages: {
    county: string;
    message_key: string;
    person_key: Buffer;
    sealed_lines: Buffer;
    told_at: Date;
  };
  reader_sessions: {
    county: string;
    token_hash: Buffer;
    person_key: Buffer;
    sealed_account: Buffer;
    expires_at: Date;
  };
  page_keys: {
    county: string;
    token_hash: Buffer;
    purpose: 'form' | 'signing';
    kind: 'link' | 'session';
    case_number: number;
    expires_at: Date;
    used_at: Date | null;
    notice: GeneratedAlways<number | null>;
    commitment: GeneratedAlways<number | null>;
  };
  call_backs: {
    county: string;
    number: number;
    code_hash: Buffer;
    issued_by: string;
    tries_left: number;
    expires_at: Date;
  };
  desk_sessions: { county: string; token_hash: Buffer; staff: string; expires_at: Date };
  tasks: {
    county: string;
    number: number;
    state: string;
    owner: string | null;
    rooms: string[];
    town: string;
    department: string | null;
    due_at: Date | null;
    opened_at: Date;
    closed_at: Date | null;
    person_key: Buffer | null;
    sealed_content: Buffer;
  };
  inquiries: {
    county: string;
    number: number;
    public_number: string;
    task: number;
    issuer: string;
    verifier: string | null;
    state: string;
    due_at: Date | null;
    asked_at: Date;
    answered_at: Date | null;
    answered_by: string | null;
    closed_at: Date | null;
    lease_until: Generated<Date | null>;
    person_key: Buffer | null;
    sealed_content: Buffer;
  };
  looks: { county: string; id: string; person_key: Buffer | null; looked_at: Date; sealed_look: Buffer };
  notices: {
    county: string;
    case_number: number;
    state: string;
    public_number: string | null;
    fingerprint: Buffer | null;
    person_key: Buffer;
    touched_at: Date;
    sealed_content: Buffer;
    reissue_department: Generated<string | null>;
    reissue_due_at: Generated<Date | null>;
  };
  board_notices: {
    county: string;
    number: string;
    state: string;
    kind: string | null;
    title: string | null;
    holder: string | null;
    shown: string | null;
    place: string | null;
    lost_on: string | null;
    published_on: string;
    ends_on: string | null;
    private_on: string | null;
    changed_on: string;
    corrects: string | null;
    corrected_by: string | null;
  };
  board_entries: {
    county: string;
    seq: number;
    number: string;
    event: string;
    day: string;
    leaf: string;
    link: string;
  };
  board_texts: { county: string; seq: number; salt: string; text: string };
  board_heads: { county: string; seq: number; link: string };
  board_tallies: { county: string; day: string; event: string; count: number };
  documents: { county: string; document_key: Buffer; sealed_content: Buffer };
  found_cards: { county: string; id: string; fingerprint: Buffer; person_key: Buffer; found_at: Date };
  commitments: {
    county: string;
    case_number: number;
    state: string;
    public_number: string | null;
    person_key: Buffer;
    touched_at: Date;
    sealed_content: Buffer;
    on_show: Generated<boolean>;
  };
  commitment_receipts: {
    county: string;
    number: string;
    state: string;
    signed_on: string;
    changed_on: string;
    version: string;
    check_how: string;
    check_due: string;
    digest: string;
    seal: string;
    mark: string;
  };
  credit_records: {
    county: string;
    number: string;
    id_key: Buffer;
    person_key: Buffer | null;
    since: Date;
    valid_until: string;
    repaired_at: Date | null;
  };
  away: { county: string; staff: string; since: Date };
  task_offers: { county: string; talk_key: Buffer; person_key: Buffer; sealed_offer: Buffer; expires_at: Date };
  unanswered: {
    county: string;
    id: string;
    text_key: Buffer;
    sealed_text: Buffer;
    outcome: string;
    asked_at: Date;
  };
  slips: { county: string; number: string; issued_at: Date; valid_until: string; content: string };
  nomination_contacts: {
    county: string;
    number: string;
    person_key: Buffer;
    sealed_contact: Buffer;
    left_at: Date;
  };
  complaints: {
    county: string;
    number: string;
    kind: string;
    person_key: Buffer;
    received_at: Date;
    sealed_content: Buffer;
  };
  nominations: { county: string; number: string; nominated_at: Date; sealed_content: Buffer };
  trail_links: { county: string; record: string; seq: number; at: Date; leaf: string; link: string };
  trail_texts: { county: string; record: string; seq: number; salt: string; text: string; about_key: Buffer | null };
  trail_erasures: { county: string; record: string; seq: number; erasure: string };
  erasures: { county: string; id: string; person_key: Buffer; erased_at: Date };
  trail_heads: { county: string; record: string; seq: number; link: string; sealed_seq: number };
  trail_seals: { county: string; seq: number; at: Date; heads: string; digest: string };
  outbox: {
    county: string;
    id: string;
    message_key: string;
    channel: string;
    recipient_key: Buffer;
    sealed_message: Buffer;
    state: 'waiting' | 'sent' | 'dead';
    attempts: number;
    put_at: Date;
    due_at: Date;
    leased_until: Date | null;
    last_fault: string | null;
    sent_at: Date | null;
  };
  files: {
    county: string;
    file_key: Buffer;
    media_type: string;
    bytes: number;
    sealed_bytes: Buffer;
    put_at: Date;
  };
  file_holders: { county: string; file_key: Buffer; record: string; person_key: Buffer | null; expires_at: Date };
  timers: { county: string; kind: string; subject: string; due_at: Date };
  idempotent_requests: {
    county: string;
    actor: string;
    request_key: string;
    body_hash: Buffer;
    begun_at: Date;
    status: number | null;
    sealed_body: Buffer | null;
  };
  migrations: { number: number; name: string; digest: string; applied_at: Generated<Date> };
};
