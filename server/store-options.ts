import type { Config } from './config.ts';
import type { StoreOptions } from './storage/open-store.ts';

/** The store of the county. Demo makes its own keys in DATA_DIR; production brings them. */
export function storeOptions(config: Config, as: 'server' | 'guest', log: (line: string) => void): StoreOptions {
  const { dataKeys, indexKey } = config;
  return {
    county: config.homePlace,
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    as,
    keys: indexKey === null || dataKeys.length === 0 ? null : { dataKeys, indexKey },
    log,
  };
}
