import { expect, test } from 'vitest';
import { findsOut, openClient } from '#engine/partners/partners.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { canBeAsked } from '#engine/submit/jobs.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';

const ports = nodePorts();
const readBlob = () => Promise.reject(new Error('nothing is read'));

test.each(kinds.map((kind) => [kind.id, kind] as const))(
  'whether a person has to find out about %s is known without the keys as its client knows it',
  (_, kind) => {
    const baseUrl = 'https://partner.example';
    for (const safe of [false, true]) {
      const settings = { baseUrl, packageResendSafe: safe, domesticResendSafe: safe };
      const client = openClient(
        kind,
        { settings, credentials: practiceCredentials[kind.partner] },
        { ports, readBlob },
      );
      expect({ safe, found: findsOut(kind, settings) }).toEqual({ safe, found: canBeAsked(client) });
    }
  },
);

test('nobody can be asked about a freight order: a person decides', () => {
  const booking = kinds.find(({ id }) => id === 'freight-order');
  expect(booking && findsOut(booking, {})).toBe(false);
});
