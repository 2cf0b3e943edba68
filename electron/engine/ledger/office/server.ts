import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../ports.ts';
import type { OfficeAddress } from './address.ts';
import { ServerTrouble, troubleOf } from './server-trouble.ts';

/** A statement that the server prepares once for each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export type Ask = (statement: Statement | string, values?: readonly unknown[]) => Promise<readonly unknown[]>;

/**
 * The database server. All that is asked of it must bear being asked twice: a connection that was lost may have carried it
 * out. Both throw a Failure `ledger.*` once that was tried in vain.
 */
export interface Server {
  readonly address: OfficeAddress;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** One statement. */
  ask: Ask;
  /** Several, that count together or not at all. */
  transact<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export interface ServerTimes {
  readonly connectMs: number;
  /** Of one statement, by the server's clock; waiting for others' locks included. */
  readonly statementMs: number;
}

export interface ServerOptions {
  readonly address: OfficeAddress;
  readonly clock: Pick<Clock, 'sleep' | 'monotonic' | 'now'>;
  readonly random?: () => number;
  readonly times?: ServerTimes;
}

const TIMES: ServerTimes = { connectMs: 10_000, statementMs: 15_000 };
/** A server that is gone altogether says nothing: it is waited for a little longer than it gives itself. */
const GRACE_MS = 2000;
const CONNECTIONS = 4;
const TRIES = 4;
const FIRST_PAUSE_MS = 30;

/** Nothing connects before the first question, and the driver is loaded then: a desk without an office never loads it. */
export function openServer({ address, clock, random = Math.random, times = TIMES }: ServerOptions): Server {
  let pool: Promise<Pool> | null = null;
  const connect = async () => {
    pool ??= openPool(address, times);
    try {
      return await (await pool).connect();
    } catch (error) {
      throw troubleOf(error, address.shown);
    }
  };

  const once = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    const client = await connect();
    let broken = false;
    const ask = askOf(client, address.shown);
    try {
      return await work(ask);
    } catch (error) {
      broken = !(error instanceof ServerTrouble) || error.broken;
      throw error;
    } finally {
      // One that something broke on may still be at it, or inside a transaction.
      client.release(broken);
    }
  };

  const patiently = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    for (let turn = 1; ; turn += 1) {
      try {
        return await once(work);
      } catch (error) {
        if (!(error instanceof ServerTrouble)) throw error;
        if (turn >= TRIES || !error.passing) throw error.failure;
        await clock.sleep(FIRST_PAUSE_MS * 4 ** (turn - 1) * (0.5 + random() / 2));
      }
    }
  };

  return {
    address,
    clock,
    ask: (statement, values) => patiently((ask) => ask(statement, values)),
    transact: (work) => patiently((ask) => inTransaction(ask, work)),
    async end() {
      const open = pool;
      pool = null;
      await open?.then((each) => each.end()).catch(() => undefined);
    },
  };
}

async function inTransaction<T>(ask: Ask, work: (ask: Ask) => Promise<T>): Promise<T> {
  await ask('BEGIN');
  try {
    const value = await work(ask);
    await ask('COMMIT');
    return value;
  } catch (error) {
    if (error instanceof ServerTrouble && !error.broken) await ask('ROLLBACK');
    throw error;
  }
}

function askOf(client: PoolClient, shown: string): Ask {
  return async (statement, values = []) => {
    const what = typeof statement === 'string' ? { text: statement } : statement;
    try {
      const { rows } = await client.query<Record<string, unknown>>({ ...what, values: [...values] });
      return rows;
    } catch (error) {
      throw troubleOf(error, shown);
    }
  };
}

async function openPool(address: OfficeAddress, { connectMs, statementMs }: ServerTimes): Promise<Pool> {
  const { default: pg } = await import('pg');
  const { host, port, database, user, password, ssl } = address;
  const pool = new pg.Pool({
    // Each of these is named, so that no variable of the environment (PGSSLMODE, PGOPTIONS …) takes its place.
    ...{ host, port, database, user, password, ssl, options: '', application_name: 'dockhand' },
    max: CONNECTIONS,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    lock_timeout: statementMs,
    idle_in_transaction_session_timeout: 2 * statementMs,
    query_timeout: statementMs + GRACE_MS,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // Whoever uses a connection that breaks is told by its question; without these an idle one would end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
