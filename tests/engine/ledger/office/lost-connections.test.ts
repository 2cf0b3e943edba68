import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OfficeLedger } from '#engine/ledger/office/office-ledger.ts';
import { type CuttingProxy, cuttingProxy, type Fate } from '../../../postgres/cutting-proxy.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { applying, openDesk, scope, turnOf } from '../support/office-desk.ts';

let database: OfficeDatabase | null;
let way: CuttingProxy;
let desk: OfficeLedger;
beforeAll(async () => {
  database = await officeDatabase();
  if (!database) return;
  way = await cuttingProxy(database.url);
  desk = openDesk(way.url, 'far');
  await desk.open();
});
beforeEach(({ skip }) => {
  if (!database) skip('no PostgreSQL runs here');
});
afterAll(async () => {
  await desk?.end();
  await way?.close();
  await database?.end();
});

/** The next time that this is said, and only then. */
function nextTime(words: string, what: Fate): { readonly happened: () => boolean } {
  let done = false;
  way.fate = (said) => {
    if (done || !said.includes(words)) return 'pass';
    done = true;
    return what;
  };
  return { happened: () => done };
}

const stored = (key: string) =>
  database?.sql(
    'SELECT desk, run, state, fence, partner_no, left_at IS NOT NULL AS gone FROM dockhand.claims WHERE key = $1',
    [key],
  );

test.each<[string, Fate]>([
  ['COMMIT', 'lose-answer'],
  ['COMMIT', 'cut'],
  ['BEGIN', 'cut'],
  ['dockhand-claim', 'lose-answer'],
  ['COMMIT', 'half-close'],
  ['dockhand-claim', 'half-close'],
  ['dockhand-claim', 'delay'],
])('a claim whose connection breaks at %s (%s) is given once, and only to this desk', async (words, fate) => {
  const key = `claim-${words}-${fate}`;
  const broken = nextTime(words, fate);
  const admitted = await desk.claim(scope, [applying(key, 'run')]);
  expect(broken.happened()).toBe(true);
  expect(admitted.get(key)).toMatchObject({ admission: { type: 'queue', claim: true }, fence: '0.1' });
  expect(await stored(key)).toEqual([
    { desk: 'desk-far', run: 'run', state: 'queued', fence: 1, partner_no: null, gone: false },
  ]);
});

test.each<Fate>(['cut', 'lose-answer', 'half-close', 'delay'])(
  'an outcome is told until it is acknowledged (%s), and counts once',
  async (fate) => {
    const key = `settle-${fate}`;
    const held = { key, fence: (await desk.claim(scope, [applying(key, 'run')])).get(key)?.fence ?? '' };
    const broken = nextTime('dockhand-settle', fate);
    await desk.settle(scope, [{ ...held, state: 'accepted', partnerNo: 'E-1', answer: '{}' }]);
    expect(broken.happened()).toBe(true);
    expect(await stored(key)).toMatchObject([{ state: 'accepted', fence: 1, partner_no: 'E-1' }]);
  },
);

test.each<Fate>(['cut', 'lose-answer', 'half-close'])(
  'a turn whose answer is lost (%s) is asked for again, and its key marked before it goes',
  async (fate) => {
    const key = `enter-${fate}`;
    const held = { key, fence: (await desk.claim(scope, [applying(key, 'run')])).get(key)?.fence ?? '' };
    const broken = nextTime('dockhand-enter', fate);
    expect(await turnOf(desk, [held], 50)).toEqual({ type: 'go' });
    expect(broken.happened()).toBe(true);
    expect(await stored(key)).toMatchObject([{ gone: true }]);
  },
);

test('a server that falls silent is given up after a while, and nothing is taken for granted', async () => {
  const hasty = openDesk(way.url, 'hasty', { connectMs: 500, statementMs: 200 });
  await hasty.open();
  way.fate = () => 'swallow';
  await expect(hasty.claim(scope, [applying('silence', 'run')])).rejects.toMatchObject({
    name: 'Failure',
    code: expect.stringMatching(/^ledger\.(slow|unreachable)$/),
  });
  way.fate = () => 'pass';
  // The desk itself knows nothing of it: the same order is given its key whatever the server heard.
  expect((await hasty.claim(scope, [applying('silence', 'run')])).get('silence')?.admission).toEqual({
    type: 'queue',
    claim: true,
  });
  await hasty.end();
});

test('while connections break at random, of three desks one has each key, and knows that it has', async () => {
  let said = 0;
  const whims: readonly Fate[] = ['cut', 'lose-answer', 'pass'];
  // Every seventh thing that is said, in turn.
  way.fate = () => {
    said += 1;
    return said % 7 === 0 ? (whims[(said / 7) % 3] ?? 'pass') : 'pass';
  };
  const desks = ['a', 'b', 'c'].map((name) => ({ name, ledger: openDesk(way.url, name) }));
  const keys = Array.from({ length: 60 }, (_, index) => `whim-${index}`);
  const owners = new Map<string, string[]>(keys.map((key) => [key, []]));
  await Promise.all(
    desks.map(async ({ name, ledger }) => {
      for (let from = 0; from < keys.length; from += 10) {
        const orders = keys.slice(from, from + 10).map((key) => applying(key, `run-${name}`));
        const admitted = await until(() => ledger.claim(scope, orders));
        for (const [key, { fence }] of admitted) if (fence !== null) owners.get(key)?.push(name);
      }
    }),
  );
  way.fate = () => 'pass';
  for (const { ledger } of desks) await ledger.end();
  const rows = await database?.sql("SELECT key, desk FROM dockhand.claims WHERE key LIKE 'whim-%' ORDER BY key");
  const byServer = new Map(rows?.map(({ key, desk: owner }) => [key, [String(owner).slice('desk-'.length)]]));
  expect(said).toBeGreaterThan(70);
  expect(owners).toEqual(new Map(keys.map((key) => [key, byServer.get(key)])));
});

/** Sending, too, tries again what it was told could not be done. */
async function until<T>(call: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await call();
    } catch (error) {
      if (times > 20) throw error;
    }
  }
}
