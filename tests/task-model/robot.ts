// One of several programs of a county on the database of argv[2], keys and folder in argv[3], whose robot is connected to the platform
// of argv[4]; runs until it is ended.
import { fileURLToPath } from 'node:url';
import { openChannels } from '../../server/channels.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log/log.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { openKnowledge } from '../../server/wiring.ts';

const [, , databaseUrl = '', dataDir = '', platform = '{}'] = process.argv;
const { clientId, clientSecret, url } = JSON.parse(platform);
const read = readConfig({ CATALOGUE_DIR: fileURLToPath(new URL('../../data', import.meta.url)) });
if ('complaints' in read) throw new Error(read.complaints.join('\n'));
const dingtalk = { clientId, clientSecret, cardTemplate: null, apiUrl: url, webhookOrigin: url };
const knowledge = await openKnowledge(read.config);
const store = await openStore({ county: knowledge.catalogue.home.id, dataDir, databaseUrl });
const means = { ...knowledge, store, publicUrl: 'https://wzm.example' };
const log = createLog({ destination: { write: () => undefined } });
await openChannels({ ...read.config, dingtalk }, means, store, log);
console.log('open');
