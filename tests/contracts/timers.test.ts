import { sql } from 'kysely';
import { startTimers } from '../../server/storage/timers/worker.ts';
import { testStore } from '../rigs/postgres.ts';
import { describeTimers, type TimersUnderTest } from './timers.ts';

const NEVER = 3_600_000;

describeTimers('PostgreSQL with pg-boss', async (): Promise<TimersUnderTest> => {
  const store = await testStore();
  return {
    store,
    start: (ring, clock, sweeping) => startTimers(store, ring, clock, sweeping ? 200 : NEVER),
    async loseJobs() {
      await sql`delete from pgboss.job`.execute(store.db);
    },
    close: () => store.close(),
  };
});
