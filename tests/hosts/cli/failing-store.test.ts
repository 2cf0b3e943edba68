import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { resume } from '../../../electron/hosts/cli/commands/resume.ts';
import { submit } from '../../../electron/hosts/cli/commands/submit.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { freshHome, samples } from './dockhand.ts';

/** In this process: what a store throws at one of its statements is thrown at exactly that one. */

const ORDERS = 5;
const file = join(samples, 'cainiao-stock-in.xlsx');

const memory = new Sqlite(':memory:');
const statements: Sqlite.Statement = Object.getPrototypeOf(memory.prepare('SELECT 1'));
memory.close();
const native = { run: statements.run, get: statements.get, all: statements.all };

const allQueued = /^UPDATE runs SET state = \? WHERE/;
const someQueued = /^\s*UPDATE orders SET state = 'queued'/;

/** Fails the nth statement after the orders (or the first of them) were queued, their transaction committed, or all from the nth on. */
function failFrom(nth: number, lasting: boolean, isQueued = allQueued) {
  let queued = false;
  let armed = false;
  let count = 0;
  let failed = 0;
  const before = ({ source }: Sqlite.Statement) => {
    if (armed && (lasting ? ++count >= nth : ++count === nth) && !/^ROLLBACK/.test(source)) {
      failed += 1;
      throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
    }
  };
  const after = ({ source }: Sqlite.Statement) => {
    queued ||= isQueued.test(source);
    armed ||= queued && /^COMMIT/.test(source);
  };
  for (const name of ['run', 'get', 'all'] as const) {
    statements[name] = function (this: Sqlite.Statement, ...params: unknown[]) {
      before(this);
      const result = native[name].apply(this, params);
      after(this);
      return result;
    } as never;
  }
  return () => ({ failed, count });
}

function mend(): void {
  Object.assign(statements, native);
}

const written: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
beforeEach(() => {
  for (const name of ['stdout', 'stderr'] as const) {
    written[name] = '';
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
});
afterEach(() => {
  mend();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** References of what the practice partners stored, one for each time they did. */
function stored(home: string): string[] {
  const path = join(home, 'practice', 'ledger.ndjson');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).reference);
}

/** What is said on standard error, without what is noted there for technicians. */
const sentences = () => written.stderr.replace(/^warn: .*\n/gm, '');

async function submitFailing(nth: number, lasting: boolean, path = file, isQueued = allQueued) {
  const home = freshHome();
  vi.stubEnv('DOCKHAND_HOME', home);
  vi.stubEnv('DOCKHAND_LANG', 'en');
  written.stdout = '';
  written.stderr = '';
  const failures = failFrom(nth, lasting, isQueued);
  const code = await submit([path], { to: 'practice', yes: true });
  mend();
  return { home, code, ...failures(), stdout: written.stdout, stderr: sentences() };
}

/** Statements that starting takes, and some of those while orders are sent and results told. */
const moments = [1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 19, 23, 29, 53, 97, 173];

test.each(moments.flatMap((nth) => [false, true].map((lasting) => ({ nth, lasting }))))(
  'a store that takes nothing at statement $nth after the orders were queued (from then on: $lasting): exit 3 with a sentence and a summary, or all is sent; resume sends the rest once',
  async ({ nth, lasting }) => {
    const { home, code, failed, stdout, stderr } = await submitFailing(nth, lasting);
    expect(failed).toBeGreaterThan(0);
    expect({ code, stderr }).toEqual(
      code === 0
        ? { code: 0, stderr: '' }
        : { code: 3, stderr: expect.stringMatching(/disk is full.*dockhand resume \w+/) },
    );
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toMatch(/^Run \w+ \(Practice\): orders 5/m);
    const resumed = await resume(undefined, {});
    expect({ resumed, stderr: sentences() }).toEqual({ resumed: 0, stderr });
    const references = stored(home);
    expect(references.sort()).toEqual([...new Set(references)]);
    expect(references).toHaveLength(ORDERS);
  },
);

test('a store that takes nothing while a large run is being queued: exit 3 with its sentence, nothing was sent, and the same file sends each order once', async () => {
  const references = Array.from({ length: 120 }, (_, index) => `Q-${1000 + index}`);
  const path = inboundCsv(references.map((referenceNo) => ({ referenceNo })));
  const { home, code, failed, stderr } = await submitFailing(1, true, path, someQueued);
  expect(failed).toBeGreaterThan(0);
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/disk is full/) });
  expect(stored(home)).toEqual([]);
  expect(await resume(undefined, {})).toBe(0);
  expect(stored(home)).toEqual([]);
  expect(await submit([path], { to: 'practice', yes: true })).toBe(0);
  expect(stored(home).sort()).toEqual(references);
});
