import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileHolder, MOST_BYTES } from '../../server/ports/files.ts';
import type { Records, Store } from '../../server/ports/store.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);
const DAY = 86_400_000;

/** A photo as a telephone makes it, as far as anybody here looks: the right beginning, then noise. */
function photo(bytes = 2_000): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(bytes - 4)]);
}

/** What every keeper of files promises. `open` opens the same files again, as another process would. */
export function describeFiles(engine: string, open: () => Promise<Store>): void {
  describe(`files in ${engine}`, () => {
    let store: Store;
    let elsewhere: Store;
    beforeAll(async () => {
      store = await open();
      elsewhere = await open();
    });
    afterAll(async () => {
      await elsewhere.close();
      await store.close();
    });
    const inTurn = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
    const holder = (more: Partial<FileHolder> = {}): FileHolder => ({
      ...{ record: `task ${randomUUID()}`, expires: AT + DAY, about: null },
      ...more,
    });
    const put = async (bytes: Buffer, by: FileHolder, mediaType = 'image/jpeg') => {
      const kept = await inTurn(({ files }) => files.put({ mediaType, bytes }, by, AT));
      if (!kept.ok) throw new Error(kept.refusal.code);
      return kept.value;
    };

    it('gives back the same bytes to every process, by their digest', async () => {
      const bytes = photo(300_000);
      const digest = await put(bytes, holder());
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      const found = await elsewhere.transaction(({ files }) => files.find(digest, AT));
      expect({ ...found, bytes: found?.bytes.equals(bytes) }).toEqual({ digest, mediaType: 'image/jpeg', bytes: true });
      expect(await inTurn(({ files }) => files.find('0'.repeat(64), AT))).toBeNull();
    });

    it('keeps nothing when the record it belongs to is not kept', async () => {
      const bytes = photo();
      const digest = await put(bytes, holder());
      await inTurn(({ files }) => files.letGo(digest, 'somebody else'));
      const lost = photo();
      const fails = inTurn(async ({ files }) => {
        await files.put({ mediaType: 'image/jpeg', bytes: lost }, holder(), AT);
        throw new Error('refused');
      });
      await expect(fails).rejects.toThrow('refused');
      const again = await put(lost, holder({ expires: AT }));
      expect(await inTurn(({ files }) => files.find(again, AT))).toBeNull();
      expect(await inTurn(({ files }) => files.find(digest, AT))).not.toBeNull();
    });

    it.each([
      ['an empty file', 'image/jpeg', Buffer.alloc(0), 'file-empty'],
      ['a page that calls itself a photo', 'image/jpeg', Buffer.from('<html><script>'), 'file-kind'],
      ['a kind nobody opens', 'text/html', Buffer.from('<html>'), 'file-kind'],
      ['a name out of the prototype', 'constructor', photo(), 'file-kind'],
      ['a file over the cap', 'image/jpeg', photo(MOST_BYTES + 1), 'file-too-large'],
    ])('refuses %s with a sentence and a next step', async (_, mediaType, bytes, code) => {
      const kept = await inTurn(({ files }) => files.put({ mediaType, bytes }, holder(), AT));
      expect(kept).toMatchObject({ ok: false, refusal: { code } });
      expect(kept.ok ? '' : kept.refusal.next).not.toBe('');
    });

    it('takes a file of exactly the cap', async () => {
      const bytes = photo(MOST_BYTES);
      const digest = await put(bytes, holder());
      const found = await inTurn(({ files }) => files.find(digest, AT));
      expect(found?.bytes.equals(bytes)).toBe(true);
    });

    it('keeps one copy for two records until the last lets go', async () => {
      const bytes = photo();
      const [first, second] = [holder(), holder()];
      const digest = await put(bytes, first);
      expect(await put(bytes, second)).toBe(digest);
      await inTurn(({ files }) => files.letGo(digest, first.record));
      expect(await inTurn(({ files }) => files.find(digest, AT))).not.toBeNull();
      await inTurn(({ files }) => files.letGo(digest, second.record));
      expect(await inTurn(({ files }) => files.find(digest, AT))).toBeNull();
    });

    it('expires with the last holder, also before the night that clears it away', async () => {
      const bytes = photo();
      const digest = await put(bytes, holder());
      await put(bytes, holder({ expires: AT + 2 * DAY }));
      expect(await inTurn(({ files }) => files.find(digest, AT + DAY))).not.toBeNull();
      expect(await inTurn(({ files }) => files.find(digest, AT + 2 * DAY))).toBeNull();
      await inTurn(({ retention }) => retention.clear('files', AT + 3 * DAY, AT + 3 * DAY, 500));
      expect(await inTurn(({ files }) => files.find(digest, AT))).toBeNull();
    });

    it('goes when the person it is about is forgotten, unless another one’s record needs it', async () => {
      const [zhang, li] = ['zhang', 'li'].map((name) => ({ channel: 'wechat', person: name + randomUUID() }));
      const [own, shared] = [photo(), photo()];
      const ownDigest = await put(own, holder({ about: zhang ?? null }));
      const sharedDigest = await put(shared, holder({ about: zhang ?? null }));
      await put(shared, holder({ about: li ?? null }));
      await inTurn(({ people }) => people.forget(zhang ?? { channel: '', person: '' }, 'citizen', AT));
      expect(await inTurn(({ files }) => files.find(ownDigest, AT))).toBeNull();
      expect(await inTurn(({ files }) => files.find(sharedDigest, AT))).not.toBeNull();
    });
  });
}
