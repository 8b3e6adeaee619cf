import { sayBoardFault } from '../core/notice/board-check.ts';
import { sayTrailFault } from '../core/trail/trail-fault.ts';
import { type OpenStore, openStore, type StoreOptions } from './open-store.ts';
import { verifyTrail } from './trail/verify.ts';

const MOST_SHOWN = 200;

/** `npm run trail:verify`: says what was found of the trail and of the board of loss notices; 0 when both are whole, 1 when not. */
export async function verifyTrailAloud(options: StoreOptions): Promise<number> {
  const store = await openStore(options);
  try {
    const trail = await trailAloud(store);
    const board = await boardAloud(store);
    return trail && board ? 0 : 1;
  } finally {
    await store.close();
  }
}

async function trailAloud(store: OpenStore): Promise<boolean> {
  const { records, entries, erased, seals, anchors, faults } = await verifyTrail(store);
  console.log(
    `查了 ${records} 个对象的 ${entries} 条留痕(其中 ${erased} 条正文已依法删除)、${seals} 次封印、${anchors} 个库外锚点。`,
  );
  return concluded(faults.map(sayTrailFault), '留痕');
}

async function boardAloud(store: OpenStore): Promise<boolean> {
  const { entries, faults } = await store.transaction(({ notices }) => notices.board.check());
  console.log(`查了公示板的 ${entries} 条记录。`);
  return concluded(faults.map(sayBoardFault), '公示板');
}

function concluded(faults: readonly string[], what: string): boolean {
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(fault);
  console.log(faults.length === 0 ? `${what}完整,没有被改动。` : `${what}被动过:${faults.length} 处。`);
  return faults.length === 0;
}
