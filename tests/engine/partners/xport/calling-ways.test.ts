import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { callingWays } from '#engine/partners/xport/calling-ways.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { type XportRules, xportPartner } from '#engine/practice/xport/xport.ts';
import { translator } from '#shared/text/index.ts';
import { accountTestWords } from '#shared/text/outcome-words.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { freshFolder } from '../../engine-fixture.ts';
import { practice } from '../../practice/practice-server.ts';

const plain = '/open/pp/logistics/itemLogisticsPrice';
const versioned = `/v2${plain}`;

/** An account at an Xport that is strict about what its pages leave open, in an engine that does not wait between tries. */
async function accountAt(rules: Partial<XportRules>, settings = {}, secrets = { ...practiceCredentials.xport }) {
  const xport = await practice({ partners: [xportPartner(rules)] });
  const ports = nodePorts();
  const sleep = async (ms: number, signal?: AbortSignal) => (ms === 2000 ? undefined : ports.clock.sleep(ms, signal));
  const engine = await createEngine({ dataDir: freshFolder(), ports: { ...ports, clock: { ...ports.clock, sleep } } });
  onTestFinished(() => engine.close());
  const { id } = await engine.call('accounts.save', {
    partner: 'xport',
    name: 'Xport',
    settings: { baseUrl: `${xport.url}/api`, ...settings },
    secrets,
  });
  return { test: () => engine.call('accounts.test', { id }), stored: () => engine.call('accounts.list', {}) };
}

test.each([
  [{ timestampUnit: 's' }, null],
  [{ timestampUnit: 'ms' }, { timestampUnit: 'ms', pathEstimate: versioned }],
  [{ pricePaths: [plain] }, { timestampUnit: 's', pathEstimate: plain }],
  [
    { timestampUnit: 'ms', pricePaths: [plain] },
    { timestampUnit: 'ms', pathEstimate: plain },
  ],
] as const)('a test of the account finds out how %o is called and keeps it: %o', async (rules, kept) => {
  const account = await accountAt(rules);
  expect(await account.test()).toMatchObject(kept ? { ok: true, code: 'mended', kept } : { ok: true, code: 'ok' });
  expect((await account.stored())[0]?.settings).toMatchObject(kept ?? {});
  expect(await account.test()).toMatchObject({ ok: true, code: 'ok' });
});

test('a wrong key is refused in every way, and says that all were tried', async () => {
  const account = await accountAt({}, {}, { ...practiceCredentials.xport, accessSecret: 'another' });
  const names = 'accessKey, accessSecret, userId';
  const result = await account.test();
  expect(result).toEqual({ ok: false, code: 'credentialsTried', params: { tries: 4, names } });
  expect(accountTestWords(translator('zh'), result)).toMatch(/请核对 Access Key、Access Secret、/);
});

test('an address that is nowhere is no matter of the key', async () => {
  const account = await accountAt({ pricePaths: [] });
  expect(await account.test()).toEqual({ ok: false, code: 'failing', params: { reason: 'http-404' } });
});

test('the account’s own way comes first, and an address of its own is tried as well', () => {
  const own = { timestampUnit: 'ms', pathEstimate: '/price' } as const;
  const ways = callingWays(own);
  expect(ways[0]).toEqual(own);
  expect(ways).toHaveLength(6);
});
