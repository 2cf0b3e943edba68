import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findPrograms } from './binaries.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for a database of its own (`database.ts`). */
    postgresHost: string;
  }
}

/** One for all projects of a test run; each of them sets it up, and loads this file for itself. */
interface Host {
  readonly http: Server;
  readonly address: string;
  users: number;
  server: Promise<PostgresServer | string> | null;
}

const HOST = Symbol.for('dockhand.tests.postgres');
const shared = globalThis as { [HOST]?: Promise<Host> };

/**
 * A PostgreSQL for the tests that need one: started when the first of them asks for a database, and ended with the run. A run
 * without such tests starts none.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[HOST] ??= open();
  const host = await shared[HOST];
  host.users += 1;
  project.provide('postgresHost', host.address);
  return async () => {
    host.users -= 1;
    if (host.users > 0) return;
    delete shared[HOST];
    host.http.close();
    host.http.closeAllConnections();
    const server = await host.server;
    if (server && typeof server !== 'string') await server.close();
  };
}

async function open(): Promise<Host> {
  let count = 0;
  const answer = async (): Promise<{ url: string } | { reason: string }> => {
    host.server ??= start();
    const server = await host.server;
    if (typeof server === 'string') return { reason: server };
    count += 1;
    const name = `office${count}`;
    const client = new pg.Client(server.urlOf('postgres'));
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return { url: server.urlOf(name) };
  };
  const http = createServer((_, response) => {
    answer().then(
      (found) => response.end(JSON.stringify(found)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host: Host = { http, address: `http://127.0.0.1:${address.port}`, users: 0, server: null };
  return host;
}

async function start(): Promise<PostgresServer | string> {
  const { programs, reason } = findPrograms();
  const server = programs ? await startPostgres(programs).catch((error: unknown) => String(error)) : reason;
  if (typeof server === 'string') {
    process.stderr.write(`The tests of the office ledger do not run here: ${server.split('\n')[0]}\n`);
  } else process.once('exit', server.drop);
  return server;
}
