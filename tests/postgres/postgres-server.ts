import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresPrograms } from './binaries.ts';

/** A PostgreSQL on loopback, with a folder of its own. */
export interface PostgresServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  urlOf(database: string): string;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** After `kill`. */
  restart(): Promise<void>;
  /** Ends it and takes its folder away. */
  close(): Promise<void>;
  /** At the end of the process, when nothing can be waited for. */
  drop(): void;
}

export interface ServerFiles {
  readonly cert: string;
  readonly key: string;
}

/** @throws Error with what the server wrote when it does not come up */
export async function startPostgres(programs: PostgresPrograms, tls?: ServerFiles): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'dockhand-postgres-'));
  const own = (path: string) => {
    const { uid, gid } = programs.as;
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  };
  own(home);
  const user = 'keeper';
  const password = `canary-${randomBytes(12).toString('hex')}`;
  const write = (name: string, text: string) => {
    const path = join(home, name);
    writeFileSync(path, text);
    chmodSync(path, 0o600);
    own(path);
    return path;
  };
  const data = join(home, 'data');
  const secret = write('password', password);
  const made = spawn(
    programs.initdb,
    ['-D', data, '-U', user, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...programs.as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await succeeded(made);
  const port = await freePort();
  const secured = tls
    ? ['ssl=on', `ssl_cert_file=${write('server.crt', tls.cert)}`, `ssl_key_file=${write('server.key', tls.key)}`]
    : [];
  // What reached the server outlives its process, as on a machine that goes on; nothing here outlives the machine.
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=300', 'lc_messages=C', ...secured];
  let child: ChildProcess;

  const start = async () => {
    const options = [`listen_addresses=127.0.0.1`, `port=${port}`, 'unix_socket_directories=', ...settings];
    child = spawn(programs.postgres, ['-D', data, ...options.flatMap((each) => ['-c', each])], {
      ...programs.as,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await saysReady(child);
  };
  const gone = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  };

  await start();
  return {
    port,
    user,
    password,
    urlOf: (database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    kill: () => gone('SIGKILL'),
    async restart() {
      // The processes of the one before may be going still.
      for (let tries = 1; ; tries += 1) {
        try {
          return await start();
        } catch (error) {
          if (tries === 40) throw error;
          await delay(250);
        }
      }
    },
    async close() {
      // At once, without waiting for who is connected.
      await gone('SIGINT');
      rmSync(home, { recursive: true, force: true });
    },
    drop: () => void child.kill('SIGQUIT'),
  };
}

async function succeeded(child: ChildProcess): Promise<void> {
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`initdb: ${told}`);
}

async function saysReady(child: ChildProcess): Promise<void> {
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told = `${told}${text}`.slice(-4000);
      if (told.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject).once('close', () => reject(new Error(`postgres: ${told}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
