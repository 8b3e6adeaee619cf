// The whole product behind both channels, as `npm start` runs it: argv[2] is its data folder, argv[3] where the platforms are.
import { fileURLToPath } from 'node:url';
import { openChannels } from '../../server/channels.ts';
import { readConfig } from '../../server/config.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLog } from '../../server/log/log.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { openKnowledge, usesOf } from '../../server/wiring.ts';
import { serveBench } from './channels-process.ts';

const [, , dataDir = '', around = '{}'] = process.argv;
const { wechat, dingtalk } = JSON.parse(around);
const read = readConfig({ CATALOGUE_DIR: fileURLToPath(new URL('../../data', import.meta.url)) });
if ('complaints' in read) throw new Error(read.complaints.join('\n'));
const config = { ...read.config, wechat, dingtalk };

const knowledge = await openKnowledge(config);
const store = await openStore({ county: knowledge.catalogue.home.id, dataDir });
const log = createLog();
const means = { ...knowledge, store, publicUrl: 'https://wzm.example' };
const channels = await openChannels(config, means, store, log);
const server = createHttpServer({
  uses: usesOf(means, 'bench', channels.state),
  county: knowledge.catalogue.home,
  publicUrl: means.publicUrl,
  log,
  mounts: channels.mounts,
});
const { port } = await server.listen(0, '127.0.0.1');
serveBench(`http://127.0.0.1:${port}/wechat/callback`, async () => {
  await server.stop();
  await channels.stop();
  await store.close();
});
