// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { UpdateState } from '#shared/contract/updates.ts';
import { fakeUpdates, showIn } from '../support/program.tsx';

const version = '1.3.0';
const notes = {};
const hint = () => screen.queryByRole('link', { name: /1\.3\.0/ });

test('the frame says that a version is ready, once it is, and leads to it', async () => {
  const updates = fakeUpdates({ state: 'downloading', version, notes, done: 0.9 });
  showIn(<p>a screen</p>, { updates });
  await screen.findByText('a screen');
  expect(hint()).toBeNull();
  act(() => updates.become({ state: 'ready', version, notes }));
  expect(hint()?.textContent).toBe('新版本 1.3.0 可以安装了');
  expect(hint()?.getAttribute('href')).toBe('#/settings/about');
  expect(screen.getByText('a screen')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  act(() => updates.become({ state: 'installing', version }));
  expect(hint()).toBeNull();
});

test('one that is replaced by hand is said too, from the start', async () => {
  showIn(<p>a screen</p>, { updates: fakeUpdates({ state: 'byHand', version, notes }) });
  expect((await screen.findByRole('link', { name: '有新版本 1.3.0' })).getAttribute('href')).toBe('#/settings/about');
});

test('what was heard before the first answer came is not forgotten for it', async () => {
  const updates = fakeUpdates({ state: 'idle' });
  const first = Promise.withResolvers<UpdateState>();
  updates.state = () => first.promise;
  showIn(<p>a screen</p>, { updates });
  await screen.findByText('a screen');
  act(() => updates.become({ state: 'ready', version, notes }));
  await act(async () => first.resolve({ state: 'idle' }));
  expect(hint()).not.toBeNull();
});
