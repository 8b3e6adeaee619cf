// One of several servers on the database of argv[2], keys and folder in argv[3]: is handed messages m1 to m<argv[4]> as a platform
// delivers them, twice and out of turn, and empties the outbox into the platform at argv[5] all the while, until told to stop.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { OutgoingMessage } from '../../../server/ports/store.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import { startOutbox } from '../../../server/storage/outbox/worker.ts';
import { countOne, messageOf } from '../crash-act.ts';

const [, , databaseUrl = '', dataDir = '', most = '0', platform = ''] = process.argv;
const store = await openStore({ county: '990100', dataDir, databaseUrl });
const sender = {
  async send({ recipient, reply }: OutgoingMessage) {
    await fetch(platform, { method: 'POST', body: JSON.stringify({ recipient, text: reply.lines[0] }) });
    return 'sent' as const;
  },
};
const outbox = startOutbox(store, new Map([['wechat', sender]]), { now: Date.now }, 20);
console.log('open');
await once(process.stdin, 'data');

let next = 0;
async function lane(): Promise<void> {
  while (next < Number(most)) {
    next += 1;
    const n = next;
    for (let delivery = 0; delivery < 2; delivery += 1) console.log(`ack ${n} ${await countOne(store, messageOf(n))}`);
  }
}
await Promise.all(Array.from({ length: 4 }, lane));
console.log('delivered');
for (;;) {
  const waiting = await store.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').limit(1).execute();
  if (waiting.length === 0) break;
  await pause(20);
}
await outbox.stop();
await store.close();
console.log('closed');
process.exit();
