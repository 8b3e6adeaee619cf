import { takeBackup } from './backup/take-backup.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { StorageFault } from './storage-fault.ts';

/** `npm run backup -- FOLDER`: copies the running embedded store into FOLDER and keeps saving what comes after. */
export async function backUp(options: StoreOptions, [folder]: readonly string[]): Promise<number> {
  if (!folder) throw new StorageFault('Say where to: npm run backup -- /mnt/backup (another disk than DATA_DIR).');
  const store = await openStore(options);
  try {
    const { folder: made, bytes, milliseconds } = await takeBackup(store, folder, Date.now());
    console.log(`备份好了:${made},${(bytes / 1e6).toFixed(1)} MB,用时 ${(milliseconds / 1000).toFixed(1)} 秒。`);
    console.log('此后的改动最迟 5 分钟存到同一文件夹的 wal 里。文件夹放在别的盘、别的机器上才算备份。');
    console.log('备份里没有钥匙:DATA_KEYS 和 INDEX_KEY(演示时是 DATA_DIR/keys.json)请另存一处,没有钥匙读不出内容。');
    return 0;
  } finally {
    await store.close();
  }
}
