import { expect, onTestFinished, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { sign } from '#engine/partners/etower/sign.ts';
import { signingWays, tellingMoment } from '#engine/partners/etower/signing-ways.ts';
import { etowerPartner } from '#engine/practice/etower/etower.ts';
import type { SigningRules } from '#engine/practice/etower/signature.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../../engine-fixture.ts';
import { inboundCsv } from '../../inbound-csv.ts';
import { practice } from '../../practice/practice-server.ts';

const own = { signTarget: 'url', signScheme: 'same', base64: 'standard' } as const;
const secrets = { ...practiceCredentials.etower };

/** An engine whose pauses are noted instead of waited for, beside a warehouse that is strict about signatures. */
async function scene(rules: Partial<SigningRules>, environment = {}) {
  const pauses: number[] = [];
  const warehouse = await practice({ partners: [etowerPartner(rules)] });
  const ports = nodePorts();
  // The engine's own chores go on sleeping.
  const sleep = async (ms: number, signal?: AbortSignal) =>
    ms === 2000 ? void pauses.push(ms) : ports.clock.sleep(ms, signal);
  const engine: Engine = await createEngine({
    dataDir: freshFolder(),
    ports: { ...ports, clock: { ...ports.clock, sleep } },
    environmentAccounts:
      Object.keys(environment).length > 0
        ? [{ partner: 'etower', settings: { baseUrl: warehouse.url, ...environment }, credentials: secrets }]
        : [],
  });
  onTestFinished(() => engine.close());
  return { engine, pauses, baseUrl: warehouse.url };
}

const ways = (['url', 'path'] as const).flatMap((signTarget) =>
  (['standard', 'urlsafe'] as const).map((base64) => ({ signTarget, base64 })),
);

test.each(ways)('a test of the account finds the way of signing ($signTarget, $base64) and keeps it', async (way) => {
  const { engine, pauses, baseUrl } = await scene(way);
  const { id } = await engine.call('accounts.save', {
    partner: 'etower',
    name: '悉尼',
    settings: { baseUrl },
    secrets,
  });
  const first = await engine.call('accounts.test', { id });
  const settled = way.signTarget === own.signTarget && way.base64 === own.base64;
  expect(first).toMatchObject(settled ? { ok: true, code: 'ok' } : { ok: true, code: 'mended', kept: way });
  expect(pauses.length > 0).toBe(!settled);
  expect((await engine.call('accounts.list', {}))[0]?.settings).toMatchObject(settled ? { baseUrl } : way);
  expect(await engine.call('accounts.test', { id })).toMatchObject({ ok: true, code: 'ok' });
});

test('a server behind a proxy that takes itself to be called by the other scheme is found out', async () => {
  const { engine, baseUrl } = await scene({ signTarget: 'url', signScheme: 'https' });
  const { id } = await engine.call('accounts.save', {
    partner: 'etower',
    name: '悉尼',
    settings: { baseUrl },
    secrets,
  });
  const kept = { signTarget: 'url', signScheme: 'https', base64: 'standard' };
  expect(await engine.call('accounts.test', { id })).toEqual({ ok: true, code: 'mended', params: {}, kept });
});

test('a wrong key is told from a wrong way of signing, within eight spaced tries', async () => {
  const { engine, pauses, baseUrl } = await scene({});
  const wrong = { ...secrets, key: 'another' };
  const settings = { baseUrl };
  const { id } = await engine.call('accounts.save', { partner: 'etower', name: '悉尼', settings, secrets: wrong });
  const { code, params } = await engine.call('accounts.test', { id });
  expect(code).toBe('credentialsTried');
  expect(params.tries).toBeLessThanOrEqual(8);
  expect(pauses).toHaveLength(Number(params.tries) - 1);
  expect((await engine.call('accounts.list', {}))[0]?.settings).toEqual(settings);
});

test('where the environment says how to sign, the test says that it says it wrong', async () => {
  const { engine } = await scene({ signTarget: 'url' }, { signTarget: 'path' });
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const { account } = await engine.call('runs.target', { run, target: 'production' });
  expect(await engine.call('accounts.test', { id: account ?? '' })).toMatchObject({
    ok: true,
    code: 'mendedElsewhere',
    kept: { signTarget: 'url' },
  });
});

test('an alphabet is only tried at a moment whose signature tells it from the other', () => {
  const settings = { ...own, baseUrl: 'https://host.example' };
  const url = 'https://host.example/api/supplier-service/v1/b2b/poList';
  for (let second = 0; second < 50; second += 1) {
    const now = Date.UTC(2026, 0, 5, 8, 0, second);
    const date = tellingMoment(now, 'poList', settings, secrets);
    expect(date).toBeGreaterThan(now - 60_000);
    expect(date).toBeLessThanOrEqual(now);
    const { Authorization } = sign({ method: 'POST', url, date }, secrets, settings);
    expect(Authorization.slice(`WallTech ${secrets.token}:`.length)).toMatch(/[+/]/);
  }
});

test.each(['https://host.example', 'http://127.0.0.1:1'])(
  'at %s no way is tried twice, the own one first',
  (baseUrl) => {
    const settings = { ...own, signTarget: 'path', base64: 'urlsafe' } as const;
    const tried = signingWays(settings, baseUrl);
    const url = `${baseUrl}/x`;
    const signed = tried.map((way) =>
      [0, 1, 2, 3]
        .map((second) => sign({ method: 'POST', url, date: second * 1000 }, secrets, way).Authorization)
        .join(),
    );
    expect(tried[0]).toEqual(settings);
    expect(new Set(signed).size).toBe(tried.length);
    expect(tried.length).toBeLessThanOrEqual(8);
  },
);
