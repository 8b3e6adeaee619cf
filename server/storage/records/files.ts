import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { done, type Result, refused } from '../../core/result.ts';
import { type MediaType, MOST_BYTES } from '../../ports/files.ts';
import type { Records } from '../../ports/store.ts';
import { accountKey, placeOf, type Reach } from './reach.ts';

/** How the bytes of each kind begin: ISO/IEC 10918-1 B.1.1.3, ISO/IEC 15948 5.2, ISO 32000-1 7.5.2. */
const BEGINS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'application/pdf': '255044462d',
};

export function filesOf(reach: Reach): Records['files'] {
  const { tx, county, vault } = reach;
  const place = placeOf(reach, 'files.bytes');
  const keyOf = (digest: string) => ({ county, file_key: vault.index('file', county, digest) });

  return {
    async put({ mediaType, bytes }, { record, expires, about }, now) {
      const checked = check(mediaType, bytes);
      if (!checked.ok) return checked;
      const digest = createHash('sha256').update(bytes).digest('hex');
      const expires_at = new Date(expires);
      // The row stays locked until the transaction ends, so that the nightly clearing cannot take the file away meanwhile.
      await tx
        .insertInto('files')
        .values({
          ...keyOf(digest),
          ...{ media_type: checked.value, bytes: bytes.length, put_at: new Date(now) },
          sealed_bytes: vault.sealBytes(bytes, place),
        })
        .onConflict((conflict) => conflict.columns(['county', 'file_key']).doUpdateSet({ put_at: new Date(now) }))
        .execute();
      await tx
        .insertInto('file_holders')
        .values({
          ...keyOf(digest),
          ...{ record, expires_at, person_key: about ? accountKey(reach, about.channel, about.person) : null },
        })
        .onConflict((conflict) => conflict.columns(['county', 'file_key', 'record']).doUpdateSet({ expires_at }))
        .execute();
      return done(digest);
    },

    async find(digest, now) {
      const row = await tx
        .selectFrom('files')
        .select(['media_type', 'sealed_bytes'])
        .where((each) => each.and(keyOf(digest)))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('file_holders as holder')
              .select('holder.record')
              .where((each) => each.and(keyOf(digest)))
              .where('holder.expires_at', '>', new Date(now)),
          ),
        )
        .executeTakeFirst();
      if (!row) return null;
      return { digest, mediaType: row.media_type as MediaType, bytes: vault.openBytes(row.sealed_bytes, place) };
    },

    async letGo(digest, record) {
      await tx
        .deleteFrom('file_holders')
        .where((each) => each.and({ ...keyOf(digest), record }))
        .execute();
      await dropUnheld(reach);
    },
  };
}

/** What a file says it is must be how it begins: whoever opens it later trusts the media type. */
function check(mediaType: string, bytes: Buffer): Result<MediaType> {
  if (bytes.length === 0) return refused('file-empty', '这个文件是空的。', '请重新拍一张,或重新选文件。');
  if (bytes.length > MOST_BYTES)
    return refused('file-too-large', '这个文件太大了,最多 8 MB。', '请把照片调小一点再发,或分成几张。');
  const kind = (Object.keys(BEGINS) as MediaType[]).find((each) => each === mediaType);
  if (!kind || !bytes.toString('hex', 0, 8).startsWith(BEGINS[kind]))
    return refused('file-kind', '这种文件收不了。', '请发照片(JPG、PNG)或 PDF。');
  return done(kind);
}

/** Takes away holders whose time is over, and files that nobody holds any more; how many of both went. */
export async function clearFiles(reach: Reach, before: Date, limit: number): Promise<number> {
  const { tx, county } = reach;
  const holders = await sql`
    with old as materialized (
      select file_key, record from file_holders where county = ${county} and expires_at < ${before}
      limit ${limit} for update skip locked)
    delete from file_holders where county = ${county} and (file_key, record) in (select file_key, record from old)`.execute(
    tx,
  );
  return Number(holders.numAffectedRows ?? 0) + (await dropUnheld(reach));
}

/** Files without a holder. A file that is being put right now is locked, and left alone. */
export async function dropUnheld({ tx, county }: Pick<Reach, 'tx' | 'county'>): Promise<number> {
  const gone = await sql`
    with unheld as materialized (
      select file.file_key from files as file where file.county = ${county} and not exists (
        select from file_holders as holder where holder.county = file.county and holder.file_key = file.file_key)
      for update skip locked)
    delete from files where county = ${county} and file_key in (select file_key from unheld)`.execute(tx);
  return Number(gone.numAffectedRows ?? 0);
}
