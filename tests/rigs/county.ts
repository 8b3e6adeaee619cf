import { fileURLToPath } from 'node:url';
import { demoSignIn } from '../../bots/sandbox/demo-sign-in.ts';
import type { Knowledge, Means } from '../../server/app/means.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { trialIdentity } from '../../server/identity/trial-identity.ts';
import { createLog } from '../../server/log/log.ts';
import { openPhotos } from '../../server/photos/redraw.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { PageCodes } from '../../server/ports/page-codes.ts';
import type { SignIn } from '../../server/ports/sign-in.ts';
import type { StoreOptions } from '../../server/storage/open-store.ts';
import { openKnowledge, usesOf } from '../../server/wiring.ts';
import { testStore } from './postgres.ts';
import { watchedLog } from './public-bytes.ts';

/** A clock that tests move. Reads and sets `YYYY-MM-DD HH:MM` in Asia/Shanghai. */
export function movableClock(start: string) {
  let at = instant(start);
  return {
    now: () => at,
    set(text: string): void {
      at = instant(text);
    },
  };
}

function instant(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}

/** The settings of a demonstration on the shipped data. */
export function demoConfig(): Config {
  const read = readConfig({ CATALOGUE_DIR: fileURLToPath(new URL('../../data', import.meta.url)) });
  if ('complaints' in read) throw new Error(read.complaints.join('\n'));
  return read.config;
}

/** Rules and engine of the shipped data, read once a process: nobody changes them. */
let known: ReturnType<typeof openKnowledge> | null = null;

/** What the product knows, with a clock of the test's own. */
export async function shippedKnowledge(clock: Clock): Promise<Knowledge> {
  known ??= openKnowledge(demoConfig());
  return { ...(await known), clock };
}

/** The whole product for tests: shipped data, real engine, real database (or that of `options`), real HTTP server, a clock to move. */
export async function openCounty(
  start: string,
  options: Partial<StoreOptions> = {},
  signIn: SignIn = demoSignIn,
  codes: PageCodes | null = null,
) {
  const clock = movableClock(start);
  const knowledge = await shippedKnowledge(clock);
  const store = await testStore({ county: knowledge.catalogue.home.id, ...options });
  const means: Means = {
    ...knowledge,
    store,
    publicUrl: 'https://wzm.example',
    photos: openPhotos(),
    identity: trialIdentity(),
  };
  const lines: string[] = [];
  const server = createHttpServer({
    uses: usesOf(means, 'test', () => [], signIn, codes),
    county: knowledge.catalogue.home,
    publicUrl: means.publicUrl,
    now: clock.now,
    log: createLog({ destination: watchedLog(lines) }),
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    await server.stop();
    await store.close();
  };
  return { url, means, store, clock, logLines: lines, close };
}

export type OpenCounty = Awaited<ReturnType<typeof openCounty>>;
