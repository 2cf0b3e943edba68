// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Target } from '#shared/contract/run.ts';
import { DraftsThere } from '../../../../renderer/screens/submit/destination.tsx';
import { makeRun, showIn } from '../../support/program.tsx';

function show(kind: string, target: Target, accepted: number) {
  const run = makeRun('one', { kind, target });
  showIn(
    <>
      <p>a screen</p>
      <DraftsThere run={{ ...run, counts: { ...run.counts, accepted } }} />
    </>,
    {},
  );
}

const words = '它们在对方那里还是草稿单，请到仓库门户确认。';

test('after drafts were made for real it is said that they wait to be confirmed', async () => {
  show('overseas-inbound', 'production', 3);
  expect(await screen.findByText(words)).toBeTruthy();
});

test.each([
  ['in practice', 'overseas-inbound', 'practice', 3],
  ['while nothing was accepted', 'overseas-inbound', 'production', 0],
  ['of kinds that make no drafts', 'package-inbound', 'production', 3],
] as const)('not %s', async (_, kind, target, accepted) => {
  show(kind, target, accepted);
  await screen.findByText('a screen');
  expect(screen.queryByText(words)).toBeNull();
});
