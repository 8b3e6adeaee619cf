import { restoreBackup } from './backup/restore-backup.ts';
import type { StoreOptions } from './open-store.ts';
import { StorageFault } from './storage-fault.ts';

/** `npm run restore -- FOLDER [2026-11-22T10:00:00+08:00]`: brings a backup back into an empty DATA_DIR. */
export async function bringBack(options: StoreOptions, [folder, time]: readonly string[]): Promise<number> {
  if (!folder) throw new StorageFault('Say where from: npm run restore -- /mnt/backup [2026-11-22T10:00:00+08:00].');
  const until = time === undefined ? null : Date.parse(time);
  if (Number.isNaN(until)) throw new StorageFault(`"${time}" is no time: write it as 2026-11-22T10:00:00+08:00.`);
  const { takenAt, erasures, milliseconds } = await restoreBackup({ ...options, from: folder, until });
  const taken = new Date(takenAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  console.log(`恢复好了:用 ${taken} 的备份和此后存下的日志,用时 ${(milliseconds / 1000).toFixed(1)} 秒。`);
  console.log(`按注销记录重新删除了 ${erasures} 人次。现在请启动服务,再做一次备份。`);
  return 0;
}
