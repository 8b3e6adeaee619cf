import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';
import { typeReaders } from './wire.ts';

/** Where to connect; asked anew for every connection, because an embedded server may come back on another port. */
export type Connection = () => pg.ClientConfig;

export type Database = Kysely<Tables>;

/** A pool of at most `size` connections. A connection that breaks while idle or at work is dropped and reported, never thrown. */
export function openPool(connection: Connection, size: number, log: (line: string) => void): pg.Pool {
  const pool = new pg.Pool({ Client: connecting(connection), max: size, connectionTimeoutMillis: 10_000 });
  pool.on('error', (fault) => log(`A database connection broke: ${fault.message}`));
  pool.on('connect', (client) => client.on('error', () => undefined)); // the query that was under way reports it
  return pool;
}

function connecting(connection: Connection): new () => pg.Client {
  return class extends pg.Client {
    constructor() {
      super({ ...connection(), types: typeReaders as pg.CustomTypesConfig, keepAlive: true });
    }
  };
}
