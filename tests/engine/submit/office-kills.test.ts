import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundled } from '../../bundled-script.ts';
import { findPrograms } from '../../postgres/binaries.ts';
import { type OfficeSoakOptions, officeSoak } from '../../soak/office/office-soak.ts';
import { isOfficeKept } from '../../soak/office/verdict.ts';

// Fifty desks with hundreds of kills are `npm run soak -- office`; this is as much of it as fits among the tests. The rate is
// judged only there: how many requests arrive within a second is also a matter of what else the machine does.
let sender: Awaited<ReturnType<typeof bundled>>;
beforeAll(async () => {
  sender = await bundled('tests/engine/submit/support/sender-process.ts');
});
afterAll(() => sender.remove());

type Told = Pick<OfficeSoakOptions, 'desks' | 'orders' | 'own' | 'kills' | 'serverKills' | 'cuts' | 'claimed'>;

const { programs, reason } = findPrograms();

function soak(told: Told) {
  if (!programs) throw new Error(reason);
  const until = Date.now() + 120_000;
  return officeSoak({ ...told, ratePerSecond: 25, seed: 20_261_128, until, programs, script: sender.script });
}

test('6 desks with the same orders, 10 kills, the server killed once and a connection cut: a partner that books duplicates has every reference once, and is offered none twice', async ({
  skip,
}) => {
  if (!programs) return skip(reason);
  const { verdict, ...befell } = await soak({ desks: 6, orders: 40, own: 5, kills: 10, serverKills: 1, cuts: 1 });
  expect(verdict).toMatchObject({
    ...{ keys: 70, shown: 0 },
    ...{ twice: [], offeredAgain: [], lost: [], strangers: [], openClaims: [] },
  });
  expect(befell.bugs).toEqual([]);
  // They came while there was work: otherwise this proves nothing.
  expect(befell).toMatchObject({ kills: 10, serverKills: 1, cuts: 1 });
});

test('desks that send without claiming anything are seen to send twice', async ({ skip }) => {
  if (!programs) return skip(reason);
  const told = { desks: 2, orders: 8, own: 1, kills: 0, serverKills: 0, cuts: 0, claimed: false };
  const { verdict } = await soak(told);
  expect(isOfficeKept(verdict)).toBe(false);
  // Some of the offers fail at the partner, and are booked once all the same.
  expect(verdict.twice.length).toBeGreaterThan(0);
  expect(verdict.offeredAgain).toEqual(expect.arrayContaining([...verdict.twice]));
});
