import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import type { EnvironmentRobot } from '#engine/notify/notify.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { RobotSettings } from '#shared/contract/robots.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../engine-fixture.ts';
import { orders, send, sendForReal, warehouse } from '../follow-up/support/office.ts';
import { inboundCsv } from '../inbound-csv.ts';
import { serve } from '../partners/support/socket-server.ts';
import { robotServer } from './own-robot-server.ts';

async function office(settings: Partial<RobotSettings> = {}, more: Partial<EnvironmentRobot> = {}) {
  const server = await robotServer();
  const dataDir = freshFolder();
  const robot = { vendor: 'dingtalk', url: server.urls.dingtalk, secret: server.secret, settings, ...more } as const;
  const engine = await createEngine({ dataDir, ports: nodePorts(), environmentRobots: [robot] });
  onTestFinished(() => engine.close());
  return { engine, server, dataDir };
}

test('a run that ended is told of, with counts and what to do; no number, no goods, no address', async () => {
  const { engine, server } = await office();
  await warehouse(engine);
  await sendForReal(engine);
  const [text = ''] = await server.arrived(1);
  expect(text).toMatch(
    /^入库通 · .*\n「orders\.csv」（海外仓（eTower） · Office）发送结束：已接收 2，已存在 0，被拒 0，没有发 0。$/,
  );
  for (const never of ['R-1', 'E-R-1', 'SKU', 'NB-YARD']) expect(text).not.toContain(never);
});

test('a practised run is told of only where that was chosen, and says so', async () => {
  const silent = await office();
  await send(silent.engine);
  await silent.engine.close();
  expect(silent.server.requests()).toBe(0);
  const { engine, server } = await office({ practice: true, lang: 'en' });
  await send(engine);
  expect((await server.arrived(1))[0]).toContain(
    '\n[Practice] Sending “orders.csv” (Overseas warehouse (eTower)) has ended: accepted 2,',
  );
});

test('one that is held says why; once', async () => {
  const { engine, server } = await office({ orderNumbers: true });
  const { said } = await warehouse(engine);
  said.status = 200;
  const account = (await engine.call('accounts.list', {}))[0];
  if (!account) throw new Error('no account');
  await engine.call('accounts.save', {
    ...account,
    settings: { ...account.settings, baseUrl: 'http://127.0.0.1:9' },
  });
  const run = await importOne(engine, orders);
  await engine.call('runs.target', { run: run.id, target: 'production' });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  const [text = ''] = await server.arrived(1);
  expect(text).toMatch(/的发送停下了：./);
  expect(text).not.toContain('R-1');
}, 60_000);

test('what a person has to decide is told, with how many and no number', async () => {
  const { engine, server } = await office({ on: ['decision'] });
  // Xport cannot be asked what became of a parcel.
  const partner = await serve((request) => request.socket.destroy());
  onTestFinished(() => partner.close());
  await engine.call('accounts.save', {
    partner: 'xport',
    name: 'Office',
    settings: { baseUrl: partner.url },
    secrets: { ...practiceCredentials.xport },
  });
  const { id: run } = await importOne(engine, 'package-inbound-gbk.csv');
  await engine.call('runs.target', { run, target: 'production' });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  const { run: after } = await engine.call('submissions.settled', { run });
  expect(after).toMatchObject({ state: 'held', hold: { reason: 'undecided' } });
  const [text = ''] = await server.arrived(1);
  expect(text.split('\n')[1]).toMatch(
    new RegExp(`（.* · Office）有 ${after.counts.unknown} 张单据结果不明，需要有人决定：请打开发送页。$`),
  );
});

test.each([
  [{}, '查看。'],
  [{ orderNumbers: true }, '查看。单号：R-1。'],
  [{ orderNumbers: true, goods: true }, '查看。单号：R-1 (A −4)。'],
])('what is short is told once, with numbers and goods where they were chosen: %j', async (chosen, ending) => {
  const { engine, server } = await office({ ...chosen, on: ['shortage'] });
  const { said } = await warehouse(engine);
  await sendForReal(engine);
  said.order = {
    deliveredDate: '2020-01-02 00:00:00',
    packingDetails: [{ sku: 'A', forecastAmount: '40', putAwayQty: '36', putAwayTime: '2020-01-03 00:00:00' }],
  };
  said.missing = ['R-2'];
  await engine.call('followUp.ask', { when: 'now' });
  const [text = ''] = await server.arrived(1);
  expect(text.split('\n')[1]).toBe(`仓库少收（Office）：1 张单据，共少 4 件。请打开「跟进」${ending}`);
  await engine.call('followUp.ask', { when: 'now' });
  await engine.close();
  expect(server.texts).toHaveLength(1);
});

test('what is short of an order that two entries of one account follow is told once', async () => {
  const { engine, server, dataDir } = await office({ orderNumbers: true, on: ['shortage'] });
  const { said } = await warehouse(engine);
  await sendForReal(engine);
  const [known] = await engine.call('accounts.list', {});
  const secrets = { token: 'another', key: 'k' };
  const settings = known?.settings ?? {};
  const other = await engine.call('accounts.save', { partner: 'etower', name: 'Again', settings, secrets });
  const run = await importOne(engine, orders);
  await engine.call('runs.target', { run: run.id, target: 'production', account: other.id });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  said.order = {
    deliveredDate: '2020-01-02 00:00:00',
    packingDetails: [{ sku: 'A', forecastAmount: '40', putAwayQty: '36', putAwayTime: '2020-01-03 00:00:00' }],
  };
  said.missing = ['R-2'];
  expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 4, found: 2 });
  await server.arrived(1);
  await engine.close();
  // What must wait for its time is written down all the same.
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'), { readonly: true });
  const { notices } = sqlite.prepare('SELECT count(*) AS notices FROM notices').get() as { notices: number };
  sqlite.close();
  expect(notices).toBe(1);
});

test('nothing is sent before a test message arrived, and to no host but the makers’', async () => {
  const { engine, server, dataDir } = await office();
  const robot = { vendor: 'feishu', name: 'Group' } as const;
  await expect(
    engine.call('robots.save', { ...robot, secrets: { url: 'https://evil.example/open-apis/bot/v2/hook/1' } }),
  ).rejects.toMatchObject({ code: 'robot.host' });
  await expect(engine.call('robots.save', { ...robot, secrets: { url: server.urls.feishu } })).rejects.toMatchObject({
    code: 'robot.address',
  });
  const saved = await engine.call('robots.save', {
    ...robot,
    secrets: { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/very-secret', secret: 'hush-hush' },
  });
  expect(saved).toMatchObject({ provedAt: null, host: 'open.feishu.cn', environment: false });
  expect(JSON.stringify(await engine.call('robots.list', {}))).not.toMatch(/very-secret|hush-hush|access_token/);
  expect(await engine.call('robots.delete', { id: saved.id })).toEqual({ deleted: true });
  await engine.close();
  // Without the system's encryption they are kept for the session alone.
  const stored = readFileSync(join(dataDir, 'dockhand.db')).toString('latin1');
  expect(stored).not.toMatch(/very-secret|hush-hush/);
});

test('a stored robot tells from its first test message on, and has to be tested again at another address', async () => {
  const server = await robotServer();
  const fetchThere = ((input, init) =>
    fetch(String(input).replace('https://open.feishu.cn', server.base), init)) as typeof fetch;
  const engine = await createEngine({ dataDir: freshFolder(), ports: { ...nodePorts(), fetch: fetchThere } });
  onTestFinished(() => engine.close());
  const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/1';
  const given = { vendor: 'feishu', name: 'Group', practice: true } as const;
  const { id } = await engine.call('robots.save', { ...given, secrets: { url, secret: server.secret } });
  await send(engine);
  expect(server.requests()).toBe(0);
  expect(await engine.call('robots.test', { id })).toMatchObject({ ok: true });
  await send(engine, inboundCsv([{ referenceNo: 'R-8' }]));
  // Of what was sent before that nothing is told.
  expect((await server.arrived(2))[1]).toMatch(/已接收 1，[^\n]*$/);
  expect(await engine.call('robots.save', { ...given, id, on: ['held'] })).toMatchObject({
    provedAt: expect.any(String),
    on: ['held'],
  });
  const moved = await engine.call('robots.save', { ...given, id, secrets: { url: `${url}2` } });
  expect(moved.provedAt).toBeNull();
}, 30_000);

test('a test message says what it is; a robot that refuses it says why', async () => {
  const { engine, server } = await office({}, { secret: 'wrong' });
  const [robot] = await engine.call('robots.list', {});
  expect(await engine.call('robots.test', { id: robot?.id ?? '' })).toMatchObject({ ok: false, code: 'signature' });
  expect(server.texts).toEqual([]);
  const right = await office();
  const [other] = await right.engine.call('robots.list', {});
  expect(await right.engine.call('robots.test', { id: other?.id ?? '' })).toMatchObject({ ok: true });
  expect(right.server.texts[0]).toMatch(/^入库通 · .*\n测试消息/);
});

test('a group that cannot be reached delays no sending, and changes nothing of it', async () => {
  const { engine } = await office({ practice: true }, { url: 'http://127.0.0.1:9/robot/send?access_token=T' });
  const run = await importOne(engine, inboundCsv([{ referenceNo: 'R-9' }]));
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  const { run: after } = await engine.call('submissions.settled', { run: run.id });
  expect(after).toMatchObject({ state: 'finished', counts: { accepted: 1 } });
});
