import { createInterface } from 'node:readline';
import { askLines } from '../bots/console/jsonl.ts';
import { askOnce } from '../bots/console/once.ts';
import { talk } from '../bots/console/talk.ts';
import type { Config } from './config.ts';
import { storeOptions } from './store-options.ts';
import { openKnowledge, openKnowledgeWith } from './wiring.ts';

/** `npm run ask`: one question, lines of JSON, or a conversation. */
export async function ask(config: Config, words: readonly string[]): Promise<number> {
  const terminal = {
    write: (text: string) => process.stdout.write(`${text}\n`),
    inColour: process.stdout.isTTY ?? false,
  };
  const at = words.indexOf('--catalogue');
  const file = at === -1 ? null : (words[at + 1] ?? '');
  const knowledge = file === null ? await openKnowledge(config) : await openKnowledgeWith(config, file);
  if ('complaints' in knowledge) {
    for (const complaint of knowledge.complaints) process.stderr.write(`${complaint}\n`);
    return 2;
  }
  if (words.includes('--jsonl')) {
    await askLines(knowledge, typedLines(), terminal.write);
    return 0;
  }
  const question = words.filter((word, index) => !word.startsWith('--') && (at === -1 || index !== at + 1)).join(' ');
  if (question !== '') return askOnce(knowledge, question, terminal, words.includes('--why'));
  const { openStore } = await import('./storage/open-store.ts'); // a question that nothing is kept of needs none
  const store = await openStore(storeOptions(config, 'guest', () => undefined));
  await talk(
    { ...knowledge, store, publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}` },
    { ...terminal, lines: typedLines() },
  );
  await store.close();
  return 0;
}

/** Standard input by lines. Made only when it is read from at once: lines that come before somebody listens are lost. */
function typedLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}
