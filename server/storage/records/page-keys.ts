import type { PageKeys } from '../../ports/one-time-keys.ts';
import { oneTimeKeysOf } from './one-time-key.ts';
import type { Reach } from './reach.ts';

export function pageKeysOf(reach: Reach): PageKeys {
  const keysFor = (purpose: keyof PageKeys) =>
    oneTimeKeysOf<number>(reach, {
      links: { table: 'page_keys', alike: { purpose, kind: 'link' } },
      sessions: { table: 'page_keys', alike: { purpose, kind: 'session' } },
      opens: 'case_number',
      hashOf: (token) => reach.vault.index('page-key', reach.county, token),
    });
  return { form: keysFor('form'), signing: keysFor('signing') };
}
