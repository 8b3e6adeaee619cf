// A small server on the embedded store of argv[2]: takes messages m<n> from argv[3] on, six at a time, each in one transaction,
// says `ack <id> <number>` after the commit, and delivers every message a second time. Runs until it is killed or told `stop`.
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../../server/storage/open-store.ts';
import { sendDue } from '../../../server/storage/outbox/worker.ts';
import { sealHeads } from '../../../server/storage/trail/seal.ts';
import { countOne, type Message, messageOf } from '../crash-act.ts';

const [, , dataDir = '', first = '0'] = process.argv;
const store = await openStore({ county: '990100', dataDir });
console.log('open');
let next = Number(first);
let running = true;

/** What a platform does: delivers until it has the reply, and once more for good measure. */
async function deliver(message: Message): Promise<void> {
  for (let replies = 0; replies < 2 && running; ) {
    try {
      const reply = await countOne(store, message);
      console.log(`ack ${message.messageId} ${reply}`);
      replies += 1;
    } catch (fault) {
      console.log(`again ${message.messageId} ${fault instanceof Error ? fault.name : ''}`);
      await pause(20);
    }
  }
}

async function lane(): Promise<void> {
  while (running) {
    next += 1;
    await deliver(messageOf(next));
  }
}

async function background(): Promise<void> {
  const sender = {
    async send({ key }: { key: string }) {
      console.log(`sent ${key}`);
      return 'sent' as const;
    },
  };
  while (running) {
    await sealHeads(store, Date.now()).catch(() => undefined);
    await sendDue(store, 'wechat', sender, { now: Date.now }).catch(() => undefined);
    await pause(30);
  }
}

process.stdin.once('data', () => {
  running = false;
});
await Promise.all([background(), ...Array.from({ length: 6 }, lane)]);
await store.close();
console.log('closed');
process.exit();
