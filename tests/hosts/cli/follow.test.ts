import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { read } from 'xlsx';
import type { FollowEvent } from '../../../electron/hosts/cli/output/events.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, type Finished, freshHome, startDockhand } from './dockhand.ts';

const follows = ({ events }: Finished): readonly FollowEvent[] =>
  events.flatMap((event) => (event.type === 'follow' ? [event] : []));

/** The practice warehouse with faults, until the test ends. */
async function partner(home: string, faults: string) {
  const server = startDockhand(home, ['practice', '--faults', faults]);
  onTestFinished(async () => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
  });
  await once(server.stdout, 'data');
}

const sheet = inboundCsv([{ referenceNo: 'R-1', sku: 'A', boxQty: '2' }]);

test('one event per order, to the shelf and the shortage; the code says that somebody has to look', async () => {
  const home = freshHome();
  await partner(home, 'short=1');
  const sent = await dockhand(home, ['submit', sheet, '--json']);
  const run = sent.summary?.run ?? '';
  const [draft] = follows(await dockhand(home, ['follow', run, '--json']));
  expect(draft).toEqual({
    type: 'follow',
    run,
    target: 'practice',
    key: 'R-1',
    partnerNo: expect.stringMatching(/^E\d+O$/),
    planNo: expect.stringMatching(/^A\d+S$/),
    state: 'listed',
    lines: [{ sku: 'A', forecast: 40, putAway: null }],
    seen: expect.stringMatching(/^\d{4}-.*Z$/),
    findings: [{ code: 'draft', message: expect.stringContaining('draft still') }],
  });
  const out = join(home, 'list.xlsx');
  const done = await dockhand(home, ['follow', '--practise-days', '9', '--now', '--out', out, '--json']);
  expect(done.code).toBe(1);
  expect(follows(done)).toMatchObject([
    {
      state: 'difference',
      delivered: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      lines: [{ sku: 'A', forecast: 40, putAway: 36 }],
      findings: [
        { code: 'short', message: expect.stringContaining('A: 4 pieces short, 40 announced and 36 put away') },
      ],
    },
  ]);
  expect(existsSync(out)).toBe(true);
});

test('in sentences: the order, what is found, and how many were asked about', async () => {
  const home = freshHome();
  await partner(home, 'seed=1');
  await dockhand(home, ['submit', sheet]);
  const { code, stdout } = await dockhand(home, ['follow', '--practise-days', '9'], { DOCKHAND_LANG: 'zh' });
  expect(stdout).toMatch(
    /演练仓库过了 9 天（一共 9 天）\nR-1 {2}E\d+O {2}已上架 {2}上架 40 \/ 预报 40\n跟进 1 张：0 张要留意/,
  );
  expect(code).toBe(0);
  // Nothing is due so soon: what was seen last is told.
  const again = await dockhand(home, ['follow', '--practice']);
  expect(again.stdout).toContain('Put away  put away 40 / announced 40');
  expect(again.stdout).toContain('this time asked about 0');
});

/** The environment's account at a warehouse on loopback, which ends with the test. */
async function accountAt(server: Server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    DOCKHAND_ETOWER_URL: `http://127.0.0.1:${port}`,
    DOCKHAND_ETOWER_TOKEN: 't',
    DOCKHAND_ETOWER_KEY: 'k',
  };
}

test('what could not be asked to the end is 3, nothing that could be asked 2, with a sentence', async () => {
  const home = freshHome();
  let status = 200;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const data = { orderNo: 'E1O', referenceNo: 'R-1' };
      if (request.url?.endsWith('/po')) response.end(JSON.stringify([{ code: '0', success: true, data, errors: '' }]));
      else
        response
          .writeHead(status)
          .end(JSON.stringify({ code: '0', success: true, data: [{ ...data, status: '777' }] }));
    });
  });
  const keys = await accountAt(server);
  expect((await dockhand(home, ['submit', sheet, '--to', 'production'], keys)).code).toBe(0);

  const keyless = await dockhand(home, ['follow']);
  expect(keyless.code).toBe(2);
  expect(keyless.stderr).toMatch(/cannot be used, and was not asked/);

  status = 429;
  const banned = await dockhand(home, ['follow'], keys);
  expect(banned.code).toBe(3);
  expect(banned.stderr).toMatch(/asked too often: wait until \d/);
  expect((await dockhand(home, ['follow', '--now'], keys)).code).toBe(3);
});

test('what was practised counts neither in the sums, the exit code nor the workbook of what was sent for real', async () => {
  const home = freshHome();
  await partner(home, 'short=1');
  const practised = (await dockhand(home, ['submit', sheet, '--json'])).summary?.run ?? '';
  expect((await dockhand(home, ['follow', '--practise-days', '9', '--now'])).code).toBe(1);

  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const data = { orderNo: 'E1O', referenceNo: 'R-2' };
      const packingDetails = [{ sku: 'A', forecastAmount: '40', putAwayQty: '40' }];
      const known = { ...data, deliveredDate: '2026-06-01 08:00:00', packingDetails };
      const good = { code: '0', success: true, errors: '' };
      response.end(JSON.stringify(request.url?.endsWith('/po') ? [{ ...good, data }] : { ...good, data: [known] }));
    });
  });
  const keys = await accountAt(server);
  const other = inboundCsv([{ referenceNo: 'R-2', sku: 'A', boxQty: '2' }]);
  const sent = await dockhand(home, ['submit', other, '--to', 'production', '--json'], keys);
  const run = sent.summary?.run ?? '';

  const out = join(home, 'list.xlsx');
  const real = await dockhand(home, ['follow', '--now', '--out', out, '--json'], keys);
  expect(follows(real)).toMatchObject([{ run, target: 'production', key: 'R-2', state: 'putAway', findings: [] }]);
  expect(real.code).toBe(0);
  const written = JSON.stringify(read(readFileSync(out)).Sheets);
  expect(written).not.toContain('R-1');
  expect((await dockhand(home, ['follow'], keys)).stdout).toContain('1 practised order is not counted');

  for (const args of [['--practice'], [practised]]) {
    const { code, events } = await dockhand(home, ['follow', ...args, '--json'], keys);
    const told = events.flatMap((event) => (event.type === 'follow' ? [event] : []));
    expect({ code, told }).toMatchObject({ code: 1, told: [{ run: practised, target: 'practice', key: 'R-1' }] });
  }
});

test('a status that nobody has seen is told once', async () => {
  const home = freshHome();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const data = { orderNo: 'E1O', referenceNo: 'R-1', status: '777', statusMsg: 'In limbo' };
      const good = { code: '0', success: true, errors: '' };
      response.end(JSON.stringify(request.url?.endsWith('/po') ? [{ ...good, data }] : { ...good, data: [data] }));
    });
  });
  const keys = await accountAt(server);
  await dockhand(home, ['submit', sheet, '--to', 'production'], keys);
  expect((await dockhand(home, ['follow'], keys)).stderr).toContain(
    'a status never seen before: 777 In limbo (order R-1)',
  );
  expect((await dockhand(home, ['follow', '--now'], keys)).stderr).toBe('');
});

test('wrong usage is told before anything is asked', async () => {
  const home = freshHome();
  for (const [args, words] of [
    [['follow', 'nothing'], /run/i],
    [['follow', '--out', 'list.csv'], /\.xlsx/],
    [['follow', '--practise-days', '0'], /1 to 60/],
  ] as const) {
    const { code, stderr, stdout } = await dockhand(home, args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  }
});
