import type pg from 'pg';
import type { OpenStore } from '../../server/storage/open-store.ts';

const AT = '2018-12-03 01:30+00';

/** Fills the store up to `size` conversations with a trail entry and a sent message each, as a year of service would. */
export async function enlarge(store: OpenStore, owner: pg.Client, size: number): Promise<void> {
  const sealed = store.vault.seal('x'.repeat(400), 'bench');
  const { rows } = await owner.query(`select count(*)::int as n from conversations where channel = 'bulk'`);
  const from = (rows[0] as { n: number }).n + 1;
  const range = [from, size] as const;
  await owner.query('begin');
  await owner.query(
    `insert into conversations (county, talk_key, person_key, channel, sealed_content, expires_at)
     select $3, sha256(convert_to('t' || n, 'UTF8')), sha256(convert_to('p' || n, 'UTF8')), 'bulk', $4, '${AT}'
     from generate_series($1::int, $2::int) as n`,
    [...range, store.county, sealed],
  );
  await owner.query(
    `insert into trail_heads (county, record, seq, link, sealed_seq)
     select $3, 'bulk ' || n, 1, md5(n::text), 1 from generate_series($1::int, $2::int) as n`,
    [...range, store.county],
  );
  await owner.query(
    `insert into trail_links (county, record, seq, at, leaf, link)
     select $3, 'bulk ' || n, 1, '${AT}', md5(n::text), md5(n::text) from generate_series($1::int, $2::int) as n`,
    [...range, store.county],
  );
  await owner.query(
    `insert into trail_texts (county, record, seq, salt, text)
     select $3, 'bulk ' || n, 1, 'salt', repeat('x', 200) from generate_series($1::int, $2::int) as n`,
    [...range, store.county],
  );
  await owner.query(
    `insert into outbox (county, id, message_key, channel, recipient_key, sealed_message, state, attempts, put_at, due_at, sent_at)
     select $3, gen_random_uuid(), 'bulk ' || n, 'bulk', sha256(convert_to('p' || n, 'UTF8')), $4, 'sent', 1, '${AT}', '${AT}', '${AT}'
     from generate_series($1::int, $2::int) as n`,
    [...range, store.county, sealed],
  );
  await owner.query('commit');
  // What was filled, and nothing else: see the notices of this bench.
  await owner.query('vacuum analyze conversations, trail_heads, trail_links, trail_texts, outbox');
  await owner.query('checkpoint');
}
