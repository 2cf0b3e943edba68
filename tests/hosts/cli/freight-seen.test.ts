import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { dockhand, freshHome, samples } from './dockhand.ts';

test('freight is booked for real only up to an amount that was named: else the prices are told, and the code is 2', async () => {
  const ledger = join(freshHome(), 'ledger.ndjson');
  const partner = await hostPractice(freshHome(), { ledger });
  onTestFinished(() => partner.close());
  const home = freshHome();
  const env = {
    DOCKHAND_XPORT_URL: partner.addresses.xport,
    DOCKHAND_XPORT_ACCESS_KEY: 'practice-access-key',
    DOCKHAND_XPORT_ACCESS_SECRET: 'practice-access-secret',
    DOCKHAND_XPORT_USER_ID: 'practice-user',
  };
  const submit = (...more: string[]) =>
    dockhand(
      home,
      ['submit', join(samples, 'freight-orders.xlsx'), '--to', 'production', '--choose', 'cheapest', ...more],
      env,
    );
  const booked = () =>
    readFileSync(ledger, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"freight-order"')).length;

  const unseen = await submit('--json');
  expect(unseen.code).toBe(2);
  expect(unseen.stderr).toMatch(/Freight comes to 71\.04 USD\. .*--max-total/);
  expect(unseen.events.filter(({ type }) => type === 'order' || type === 'booking')).toEqual([]);
  expect(booked()).toBe(0);

  const capped = await submit('--max-total', '71.04USD');
  expect(capped.code).toBe(0);
  expect(capped.stdout).toContain('Booked; freight comes to 71.04 USD.');
  expect(booked()).toBe(6);
});
