import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { parseFaults, practiceCredentials, startPractice } from '#engine/practice/practice.ts';
import { freshFolder, importOne } from '../engine-fixture.ts';
import { list, office, send } from './support/office.ts';

const SAMPLE = 'cainiao-stock-in.xlsx';

/** An account at a practice Cainiao of the test's own, with faults. */
async function cainiao(engine: Engine, faults: string, settings: object = {}) {
  const server = await startPractice({ ledgerPath: join(freshFolder(), 'ledger.ndjson'), faults: parseFaults(faults) });
  onTestFinished(() => server.close());
  await engine.call('accounts.save', {
    partner: 'top',
    name: 'Office',
    settings: { gateway: server.addresses.top ?? '', pollGapMs: 500, ...settings },
    secrets: practiceCredentials.top,
  });
  const run = await importOne(engine, SAMPLE);
  await engine.call('runs.target', { run: run.id, target: 'production' });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  const ask = () => engine.call('followUp.ask', { when: 'now' });
  const pass = (days: number) =>
    fetch(`${server.url}/practice/etower/days`, { method: 'POST', body: JSON.stringify({ days }) });
  return { run: run.id, ask, pass };
}

test('from the sheet to the shelf: silent, taken in, finished with what was received', async () => {
  const { engine, dataDir } = await office();
  const run = await send(engine, SAMPLE);
  const ask = () => engine.call('followUp.ask', { run, when: 'now' });
  const states = async () => new Set((await list(engine, { run })).items.map(({ state }) => state));
  expect(await states()).toEqual(new Set(['waiting']));
  const { asked } = await ask();
  expect(asked).toBeGreaterThan(0);
  expect(await states()).toEqual(new Set(['silent']));
  expect((await list(engine)).counts).toMatchObject({ attention: asked, findings: { silent: asked } });

  await engine.call('followUp.practise', { days: 1 });
  expect(await ask()).toMatchObject({ requests: 1, asked, found: asked, left: 0, stopped: [] });
  expect(await states()).toEqual(new Set(['taken']));
  await engine.call('followUp.practise', { days: 20 });
  // One request for the window, one for each order.
  expect(await ask()).toMatchObject({ requests: 1 + asked, found: asked });
  const { items } = await list(engine, { run });
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['putAway', 'difference']));
  for (const item of items) {
    expect(item).toMatchObject({
      ...{ kind: 'cainiao-stock-in', target: 'practice' },
      status: { code: 'WMS_CONFIRMED', text: '', label: '' },
    });
    expect(item.state === 'putAway').toBe(item.putAway === item.forecast);
    expect(item.skus.every(({ sent, forecast, boxNos }) => sent === forecast && boxNos.length === 0)).toBe(true);
    expect(item.skus[0]?.name).toMatch(/^\d+$/);
    expect(item.findings.map(({ code }) => code)).toEqual(item.state === 'putAway' ? [] : ['short']);
  }
  const story = await engine.call('followUp.get', { order: items[0]?.order ?? 0 });
  expect(story?.sightings.map(({ said }) => said && 'status' in said && said.status)).toEqual([
    'WMS_ACCEPT',
    'WMS_CONFIRMED',
    'WMS_CONFIRMED',
  ]);
  const out = join(dataDir, 'list.xlsx');
  await engine.call('followUp.export', { run, show: 'all', out, lang: 'en' });
  const { sheets } = await readXlsx(readFileSync(out));
  expect(sheets[1]?.rows[0]).toContain('Of them damaged');
  expect(sheets[1]?.rows.length).toBe(1 + items.reduce((sum, { skus }) => sum + skus.length, 0));
});

test('its statuses are documented: nobody is asked what they mean, and the run’s own list says where its orders stand', async () => {
  const { engine } = await office();
  const { run, ask, pass } = await cainiao(engine, '');
  await pass(1);
  await ask();
  expect((await list(engine)).statuses).toEqual([]);
  const { items } = await engine.call('orders.window', { run });
  expect(new Set(items.map(({ warehouse }) => warehouse))).toEqual(new Set(['taken']));
});

describe('what somebody has to look at', () => {
  test.each([
    ['short=1', 'difference', ['short']],
    ['over=1', 'difference', ['over']],
    ['damaged=1', 'putAway', ['damaged']],
    ['refused=1', 'refused', ['refused']],
    ['contradict=1', 'difference', ['over', 'forecast']],
  ])('%s', async (faults, state, codes) => {
    const { engine } = await office();
    const { ask, pass } = await cainiao(engine, faults);
    await pass(12);
    await ask();
    const { items } = await list(engine);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.state).toBe(state);
      expect([...new Set(item.findings.map(({ code }) => code))].filter((code) => code !== 'late')).toEqual(
        expect.arrayContaining(codes),
      );
    }
  });

  test('an order that Cainiao never names is to be looked up after as many hours as the account says', async () => {
    const { engine } = await office();
    const { ask, pass } = await cainiao(engine, 'unconfirmed=1', { silentAfterHours: 0 });
    await pass(12);
    await ask();
    const { items } = await list(engine);
    expect(items.length).toBeGreaterThan(0);
    for (const { findings } of items) expect(findings.map(({ code }) => code)).toContain('silent');
    await engine.call('followUp.settle', { id: items[0]?.id ?? 0, code: 'silent' });
    expect((await list(engine)).counts.findings.silent).toBe(items.length - 1);
  });
});
