import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import type { Address } from './lock-file.ts';

const STARTING_UP = '57P03';
const PATIENCE = 60_000;
/** A server that takes the connection and says nothing is asked again. */
const SILENCE = 10_000;
const SILENT = 'timeout expired'; // how pg says it, without a code

/** Opens one connection as the cluster's owner, waiting while the server starts up or recovers. */
export async function connectKeeper(
  cluster: Cluster,
  address: Address,
  database: string,
  session: string,
): Promise<pg.Client> {
  for (const deadline = performance.now() + PATIENCE; ; await pause(20)) {
    const client = new pg.Client({
      ...address,
      database,
      user: 'keeper',
      password: cluster.passwords.keeper,
      application_name: session,
      connectionTimeoutMillis: SILENCE,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (fault) {
      if (!isPassing(fault as { code?: string; message: string }) || performance.now() > deadline) throw fault;
    }
  }
}

function isPassing({ code = '', message }: { code?: string; message: string }): boolean {
  return message === SILENT || ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', STARTING_UP].includes(code);
}

/** Makes the database and the role of the service, once. Run while the start-up name is held. */
export async function provision(cluster: Cluster, address: Address, session: string): Promise<void> {
  const client = await connectKeeper(cluster, address, 'postgres', session);
  try {
    const known = await client.query(
      `select exists (select from pg_roles where rolname = 'zhengpaopao_service') as role,
              exists (select from pg_database where datname = 'zhengpaopao') as database`,
    );
    const { role, database } = known.rows[0] as { role: boolean; database: boolean };
    if (!role)
      await client.query(
        `create role zhengpaopao_service login password ${client.escapeLiteral(cluster.passwords.service)}`,
      );
    if (!database) await client.query('create database zhengpaopao');
  } finally {
    await client.end();
  }
}

/** How many connections other stores and tools have. */
export async function sessionsOfOthers(keeper: pg.Client, session: string): Promise<number> {
  const found = await keeper.query(
    `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and application_name <> $1`,
    [session],
  );
  return (found.rows[0] as { others: number }).others;
}
