import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookedKeys, freightRow, freightSheet, type Office, openOffice } from './office.ts';

const KEYS = Array.from({ length: 8 }, (_, index) => `88${index}`);
const HISTORIES = 4;

/** Faults before and after storing, on every call of the freight. */
const faults =
  'http500=.06,http503=.04,http429=.04,cut-before=.06,isp=.04,cut-after=.1,http500-after=.08,half-body=.06,non-json=.06,isp-after=.06,http429-after=.04,http503-after=.04,http504-after-bare=.04,preview-expired=.05,fee-changed=.05,retry-after=0';

test(`no order is ever booked twice by itself, whatever breaks (${HISTORIES} histories)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 2 ** 31 }),
      fc.array(fc.constantFrom('restart', 'resume', 'again'), { maxLength: 4 }),
      live,
    ),
    { numRuns: HISTORIES },
  );
});

async function live(seed: number, steps: readonly ('restart' | 'resume' | 'again')[]) {
  const office = await openOffice({ faults: `${faults},seed=${seed}` });
  const { id: run } = await office.importRows(freightSheet(...KEYS.map((key) => freightRow(key))));
  await office.send(run, { choose: 'cheapest' });
  for (const step of steps) {
    if (step === 'restart') await office.restart();
    if (step === 'resume') {
      await office.call('submissions.resume', { run });
      await office.call('submissions.settled', { run });
    } else await office.send(run, { again: rejectedOf(await office.states(run)) });
    expectOnce(office);
  }
  office.setFaults('');
  await finish(office, run);
  // Everything that a person did not have to look up was booked once; with the person's word, everything was.
  expect(bookedKeys(office.ledger())).toEqual(KEYS);
  expect(new Set(Object.values(await office.states(run)))).toEqual(new Set(['accepted']));
}

function expectOnce(office: Office): void {
  const keys = bookedKeys(office.ledger());
  expect(keys).toEqual([...new Set(keys)]);
}

const rejectedOf = (states: Readonly<Record<string, string>>) =>
  Object.keys(states).filter((key) => states[key] === 'rejected');

/** A person looks every unknown order up in the partner's portal (the ledger), and sends again what was rejected. */
async function finish(office: Office, run: string): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    for (const [key, state] of Object.entries(await office.states(run))) {
      if (state !== 'unknown') continue;
      const record = office.ledger().find(({ reference }) => reference === key);
      const decision = record
        ? ({ decision: 'accepted', partnerNo: record.orderNo } as const)
        : ({ decision: 'send-again' } as const);
      await office.call('submissions.decide', { order: await office.orderId(run, key), ...decision });
      await office.call('submissions.settled', { run });
    }
    await office.send(run, { again: rejectedOf(await office.states(run)) });
    if (Object.values(await office.states(run)).every((state) => state === 'accepted')) return;
  }
}
