import { expect, test } from 'vitest';
import { createHeardAnswers } from '#engine/ledger/office/heard-answers.ts';
import type { SharedKeys } from '#engine/ledger/office/shared-scope.ts';

const scope = { account: 'A', kind: 'test-kind' };

/** An office that has these keys as another desk's, with this state. */
function officeOf(states: Record<string, string>) {
  const asked: string[][] = [];
  const others = async (keys: readonly string[]) => {
    asked.push([...keys]);
    return new Map(
      keys.flatMap((key) => (states[key] ? [[key, { state: states[key], partnerNo: `E-${key}`, answer: null }]] : [])),
    );
  };
  return { asked, shared: { of: () => ({ others }) } as unknown as SharedKeys };
}

test('what other desks’ orders were answered is asked for anew after a while, and is forgotten with its office and account', async () => {
  const states: Record<string, string> = { HAS: 'accepted' };
  const first = officeOf(states);
  let current: SharedKeys | null = first.shared;
  let now = 0;
  let address = 'https://one.example.com';
  const heard = createHeardAnswers(
    { shared: () => current, accountOf: () => address, clock: { monotonic: () => now } },
    () => null,
  );
  await heard.hear(scope, ['HAS', 'LACKS']);
  await heard.hear(scope, ['HAS', 'LACKS']);
  expect([first.asked, heard.of(scope, 'HAS')]).toEqual([
    [['HAS', 'LACKS'], ['LACKS']],
    { partnerNo: 'E-HAS', data: {} },
  ]);
  // The word was taken back since.
  states.HAS = 'unknown';
  now = 120_000;
  await heard.hear(scope, ['HAS']);
  expect([first.asked.length, heard.of(scope, 'HAS')]).toEqual([3, null]);
  states.HAS = 'accepted';
  now = 240_000;
  await heard.hear(scope, ['HAS']);
  expect(heard.of(scope, 'HAS')).not.toBeNull();
  address = 'https://another.example.com';
  expect(heard.of(scope, 'HAS')).toBeNull();
  address = 'https://one.example.com';
  current = null;
  expect(heard.of(scope, 'HAS')).toBeNull();
});
