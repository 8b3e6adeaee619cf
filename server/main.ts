import { fileURLToPath } from 'node:url';
import { CatalogueFault } from './catalogue-files/catalogue-fault.ts';
import { type Config, readConfig } from './config.ts';
import { dayOf, isDay } from './core/time.ts';
import { withEnvFile } from './env-file.ts';
import type { StoreOptions } from './storage/open-store.ts';
import { StorageFault } from './storage/storage-fault.ts';
import { storeOptions } from './store-options.ts';

const VERSION = '0.1.0';

/** Each command loads only what it works with: half of what the server needs takes seconds to read. */
type Command = (config: Config, words: readonly string[]) => Promise<number>;

function questionFile(name: string): string {
  return fileURLToPath(new URL(`../tests/cases/${name}`, import.meta.url));
}

const LABELLED_QUESTIONS = ['questions.jsonl', 'spoken-questions.jsonl'].map(questionFile);
const UNSEEN_QUESTIONS = questionFile('independent-questions.jsonl');

/** `npm run train`: refits the question engine on the catalogue it will answer from. */
const trainEngine: Command = async ({ catalogueDir, homePlace }) => {
  const { loadCatalogue } = await import('./catalogue-files/load-catalogue.ts');
  const { train } = await import('./question-engine/train.ts');
  train(await loadCatalogue(catalogueDir, homePlace), catalogueDir, LABELLED_QUESTIONS, UNSEEN_QUESTIONS);
  return 0;
};

/** `npm run words -- [DAY]`: the words that nothing accounted for in the week of a day, this week when none is given. */
const words: Command = async (config, [day = dayOf(Date.now())]) => {
  if (!isDay(day)) return complain([`“${day}”不是一个日期,写成 2018-12-03 这样。`]);
  const { openStore } = await import('./storage/open-store.ts');
  const { listWords } = await import('./app/list-words.ts');
  const { renderWords } = await import('../bots/console/words.ts');
  const store = await openStore(asGuest(config));
  try {
    for (const line of renderWords(await listWords(store, day))) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await store.close();
  }
};

/** A command on the store opens it as a guest, beside a running server. */
function asGuest(config: Config): StoreOptions {
  return storeOptions(config, 'guest', (line) => process.stderr.write(`${line}\n`));
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    serve: async (config) => (await import('./serve.ts')).serve(config, VERSION),
    ask: async (config, given) => (await import('./ask.ts')).ask(config, given),
    'check:data': async ({ catalogueDir }, given) =>
      (await import('./catalogue-files/check.ts')).checkData(catalogueDir, given),
    train: trainEngine,
    words,
    'trail:verify': async (config) => (await import('./storage/trail-verify.ts')).verifyTrailAloud(asGuest(config)),
    backup: async (config, given) => (await import('./storage/backup.ts')).backUp(asGuest(config), given),
    restore: async (config, given) => (await import('./storage/restore.ts')).bringBack(asGuest(config), given),
    rekey: async (config) => (await import('./storage/rekey.ts')).rekey(asGuest(config)),
  }),
);

function complain(complaints: readonly string[]): number {
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  return 2;
}

async function main(words: readonly string[]): Promise<number> {
  const [name = 'serve', ...rest] = words;
  const command = COMMANDS.get(name);
  if (!command) return complain([`没有“${name}”这个命令。有:${[...COMMANDS.keys()].join('、')}`]);
  const settings = withEnvFile(process.env);
  if ('complaints' in settings) return complain(settings.complaints);
  const read = readConfig(settings.env);
  if ('complaints' in read) return complain(read.complaints);
  try {
    return await command(read.config, rest);
  } catch (fault) {
    if (fault instanceof CatalogueFault || fault instanceof StorageFault) return complain([fault.message]);
    throw fault;
  }
}

process.exitCode = await main(process.argv.slice(2));
