import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/** Where to connect; asked anew for every connection, because an embedded server may come back on another port. */
export type Connection = () => pg.ClientConfig;

export type Database = Kysely<Tables>;

const INT8 = 20;
const DATE = 1082;

/** A pool of at most `size` connections. A connection that breaks while idle or at work is dropped and reported, never thrown. */
export function openPool(connection: Connection, size: number, log: (line: string) => void): pg.Pool {
  const pool = new pg.Pool({ Client: connecting(connection), max: size, connectionTimeoutMillis: 10_000 });
  pool.on('error', (fault) => log(`A database connection broke: ${fault.message}`));
  pool.on('connect', (client) => client.on('error', () => undefined)); // the query that was under way reports it
  return pool;
}

function connecting(connection: Connection): new () => pg.Client {
  const types = typeReaders();
  return class extends pg.Client {
    constructor() {
      super({ ...connection(), types, keepAlive: true, pipeline: true });
    }
  };
}

/** bigint as a number (ours stay far below 2^53), date as its `YYYY-MM-DD` text; the rest as pg reads them. */
function typeReaders(): pg.CustomTypesConfig {
  const own = new Map<number, (text: string) => unknown>([
    [INT8, Number],
    [DATE, (text) => text],
  ]);
  const getTypeParser = (oid: number, format?: 'text' | 'binary'): unknown =>
    own.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');
  return { getTypeParser: getTypeParser as typeof pg.types.getTypeParser };
}
