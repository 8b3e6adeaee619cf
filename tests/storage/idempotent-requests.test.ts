import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdempotentRequests } from '../../server/ports/store.ts';
import { idempotentRequests } from '../../server/storage/idempotent-requests.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { testStore } from '../rigs/postgres.ts';

const AT = Date.UTC(2018, 11, 3, 1, 30);
const request = (key: string, actor = 'o-zhang', bodyHash = 'ab'.repeat(32)) => ({ actor, key, bodyHash });

describe('requests with an Idempotency-Key', () => {
  let store: OpenStore;
  let requests: IdempotentRequests;
  beforeAll(async () => {
    store = await testStore();
    requests = idempotentRequests(store);
  });
  afterAll(() => store.close());

  it('are done once, and answered again with the first status and body, faults too', async () => {
    expect(await requests.begin(request('a'), AT)).toEqual({ kind: 'fresh' });
    await requests.finish(request('a'), 500, '{"code":"broken"}');
    for (const later of [1, 60_000, 86_000_000])
      expect(await requests.begin(request('a'), AT + later)).toEqual({
        ...{ kind: 'done', status: 500, body: '{"code":"broken"}' },
      });
  });

  it('are done by one of ten that come at once; the others are told that it is in flight', async () => {
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => requests.begin(request('b'), AT)));
    expect(verdicts.filter(({ kind }) => kind === 'fresh')).toHaveLength(1);
    expect(verdicts.filter(({ kind }) => kind === 'in-flight')).toHaveLength(9);
  });

  it('are refused when the key comes again with another body, and are each person’s own', async () => {
    await requests.begin(request('c'), AT);
    expect(await requests.begin(request('c', 'o-zhang', 'cd'.repeat(32)), AT)).toEqual({ kind: 'other-body' });
    expect(await requests.begin(request('c', 'o-li', 'cd'.repeat(32)), AT)).toEqual({ kind: 'fresh' });
  });

  it('may be done again when the process that did them died', async () => {
    await requests.begin(request('d'), AT);
    expect(await requests.begin(request('d'), AT + 119_000)).toEqual({ kind: 'in-flight' });
    const later = await Promise.all([1, 2, 3].map(() => requests.begin(request('d'), AT + 121_000)));
    expect(later.map(({ kind }) => kind).sort()).toEqual(['fresh', 'in-flight', 'in-flight']);
  });

  it('keep the first reply when a slow one ends late', async () => {
    await requests.begin(request('e'), AT);
    await requests.finish(request('e'), 200, 'first');
    await requests.finish(request('e'), 200, 'second');
    expect(await requests.begin(request('e'), AT)).toEqual({ kind: 'done', status: 200, body: 'first' });
  });
});
