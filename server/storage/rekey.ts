import { command } from './command.ts';
import { openStore } from './open-store.ts';
import { rewrapAll } from './secrecy/rewrap-all.ts';

// `npm run rekey`, with DATA_KEYS=new,old: puts everything under the new key, so that the old one can be retired.
await command(async (options) => {
  const store = await openStore(options);
  try {
    console.log(`换好了:${await rewrapAll(store)} 处改用新钥匙。现在可以从 DATA_KEYS 里去掉旧钥匙。`);
    return 0;
  } finally {
    await store.close();
  }
});
