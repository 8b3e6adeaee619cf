import { openStore, type StoreOptions } from './open-store.ts';
import { rewrapAll } from './secrecy/rewrap-all.ts';

/** `npm run rekey`, with DATA_KEYS=new,old: puts everything under the new key, so that the old one can be retired. */
export async function rekey(options: StoreOptions): Promise<number> {
  const store = await openStore(options);
  try {
    console.log(`换好了:${await rewrapAll(store)} 处改用新钥匙。现在可以从 DATA_KEYS 里去掉旧钥匙。`);
    return 0;
  } finally {
    await store.close();
  }
}
