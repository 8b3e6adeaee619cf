import { sayTrailFault } from '../core/trail/trail-fault.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { verifyTrail } from './trail/verify.ts';

const MOST_SHOWN = 200;

/** `npm run trail:verify`: says what was found; 0 when the trail is whole, 1 when it is not. */
export async function verifyTrailAloud(options: StoreOptions): Promise<number> {
  const store = await openStore(options);
  try {
    const report = await verifyTrail(store);
    const { records, entries, erased, seals, anchors, faults } = report;
    console.log(
      `查了 ${records} 个对象的 ${entries} 条留痕(其中 ${erased} 条正文已依法删除)、${seals} 次封印、${anchors} 个库外锚点。`,
    );
    for (const fault of faults.slice(0, MOST_SHOWN)) console.log(sayTrailFault(fault));
    console.log(faults.length === 0 ? '留痕完整,没有被改动。' : `留痕被动过:${faults.length} 处。`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
