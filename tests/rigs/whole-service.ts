import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { openKnowledge, usesOf } from '../../server/wiring.ts';
import { testStore } from './postgres.ts';
import { startWebServer } from './web-server.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

/** The whole service over the shipped data and a store of its own, on a free port, with the clock at `now`. */
export async function startWholeService(now: () => number) {
  const read = readConfig({ CATALOGUE_DIR: DATA });
  if ('complaints' in read) throw new Error(read.complaints.join('\n'));
  const [knowledge, store] = await Promise.all([
    openKnowledge(read.config, { now }),
    testStore({ county: read.config.homePlace }),
  ]);
  const publicUrl = 'https://example.gov.cn';
  const uses = usesOf({ ...knowledge, store, publicUrl }, '0.1.0');
  const server = await startWebServer({ uses, county: knowledge.catalogue.home, publicUrl, now });
  return {
    ...server,
    async stop() {
      await server.stop();
      await store.close();
    },
  };
}
