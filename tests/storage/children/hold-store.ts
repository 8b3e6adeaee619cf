// Opens the embedded store of argv[2] as argv[3], says `open`, and closes it when a line arrives on stdin.
import { once } from 'node:events';
import { openStore } from '../../../server/storage/open-store.ts';

const [, , dataDir = '', as = 'server'] = process.argv;
try {
  const store = await openStore({ county: '990100', dataDir, as: as as 'server' | 'guest' });
  console.log(`open ${await store.transaction(({ numbers }) => numbers.nextTyped())}`);
  await once(process.stdin, 'data');
  await store.close();
  console.log('closed');
} catch (fault) {
  console.log(`refused ${fault instanceof Error ? fault.message : fault}`);
}
process.exit();
