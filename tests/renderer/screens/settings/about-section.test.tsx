// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import { type UpdateState, updateFailureCode } from '#shared/contract/updates.ts';
import { translator } from '#shared/text/index.ts';
import { AboutSection } from '../../../../renderer/screens/settings/about-section.tsx';
import { type Answers, fakeUpdates, makeRun, showIn } from '../../support/program.tsx';

const version = '1.3.0';
const notes = { zh: '更快\n更稳', en: 'Faster' };
const about = {
  version: '1.2.3',
  dataDir: '/data',
  keepsSecrets: true,
  restored: null,
  movedFrom: null,
  pendingRestore: null,
};
const answers: Answers = {
  'about.get': () => about,
  'settings.get': () => ({}),
  'settings.set': ({ values }) => values,
  'runs.list': () => ({ total: 0, items: [] }),
};
const words = { check: '检查更新', install: '重启并更新', address: '更新地址', automatic: '自动检查并下载更新' };
const button = (name: string) => screen.queryByRole('button', { name });

async function show(update: UpdateState, more: Answers = {}) {
  const updates = fakeUpdates(update);
  const { asked } = showIn(<AboutSection />, { updates }, { ...answers, ...more });
  await screen.findByRole('heading', { name: '软件更新' });
  return { updates, asked };
}

/** Every state, and what can be done in it. */
const states: readonly [UpdateState, { look: boolean; install: boolean; settings: boolean }][] = [
  [
    { state: 'off', reason: 'notInstalled' },
    { look: false, install: false, settings: false },
  ],
  [
    { state: 'off', reason: 'noKey' },
    { look: false, install: false, settings: false },
  ],
  [
    { state: 'off', reason: 'noAddress' },
    { look: true, install: false, settings: true },
  ],
  [
    { state: 'off', reason: 'badAddress' },
    { look: true, install: false, settings: true },
  ],
  [{ state: 'idle' }, { look: true, install: false, settings: true }],
  [{ state: 'checking' }, { look: false, install: false, settings: true }],
  [
    { state: 'current', version, checkedAt: '2026-06-01T02:03:04.000Z' },
    { look: true, install: false, settings: true },
  ],
  [
    { state: 'byHand', version, notes },
    { look: true, install: false, settings: true },
  ],
  [
    { state: 'downloading', version, notes, done: 0.426 },
    { look: false, install: false, settings: true },
  ],
  [
    { state: 'ready', version, notes },
    { look: false, install: true, settings: true },
  ],
  [
    { state: 'installing', version },
    { look: false, install: false, settings: true },
  ],
  ...updateFailureCode.options.map((code): [UpdateState, { look: boolean; install: boolean; settings: boolean }] => [
    { state: 'failed', code },
    { look: true, install: false, settings: true },
  ]),
];

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang);
  test.each(states.map(([update, can]) => [JSON.stringify(update), update, can] as const))(
    '%s is said, with what can be done',
    async (_name, update, can) => {
      vi.spyOn(navigator, 'language', 'get').mockReturnValue(lang);
      showIn(<AboutSection />, { updates: fakeUpdates(update) }, answers);
      const heading = await screen.findByRole('heading', { name: t('updates:title') });
      if (can.settings) await screen.findByLabelText(t('updates:address.label'));
      const text = heading.parentElement?.textContent ?? '';
      expect(text).not.toMatch(/\{\{|undefined|state\.|failed\./);
      if (update.state === 'off') expect(text).toContain(t(`updates:state.off.${update.reason}`));
      if (update.state === 'failed') expect(text).toContain(t(`updates:failed.${update.code}`));
      if ('version' in update) expect(text).toContain('1.3.0');
      if ('notes' in update) expect(text).toContain(notes[lang]);
      expect({
        look: button(t('updates:check')) !== null,
        install: button(t('updates:install')) !== null,
        settings: screen.queryByLabelText(t('updates:address.label')) !== null,
      }).toEqual(can);
    },
  );
});

test('in a browser there is the version and nothing of updates', async () => {
  showIn(<AboutSection />, { updates: null }, answers);
  expect(await screen.findByText('入库通 1.2.3')).toBeTruthy();
  expect(document.body.textContent).not.toContain('更新');
});

test('looking, downloading with how far it is, and ready follow each other', async () => {
  const { updates } = await show({ state: 'idle' });
  fireEvent.click(screen.getByRole('button', { name: words.check }));
  expect(updates.check).toHaveBeenCalledOnce();
  act(() => updates.become({ state: 'checking' }));
  expect(screen.getByText('正在检查更新…')).toBeTruthy();
  act(() => updates.become({ state: 'downloading', version, notes, done: 0.426 }));
  expect(screen.getByText('正在下载 1.3.0 版：42%')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
  act(() => updates.become({ state: 'ready', version, notes }));
  expect(screen.getByText('1.3.0 版已下载好并核对无误，重启后生效。')).toBeTruthy();
});

test('it is installed only after the person said yes to what will happen', async () => {
  const { updates } = await show({ state: 'ready', version, notes });
  expect(screen.getByText(/正在发送批次时不能更新/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words.install }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('入库通会关闭，更新后自动打开');
  expect(updates.install).not.toHaveBeenCalled();
  const [yes] = [...dialog.querySelectorAll('button')].filter(({ textContent }) => textContent === words.install);
  fireEvent.click(yes as HTMLElement);
  await waitFor(() => expect(updates.install).toHaveBeenCalledOnce());
});

test('while a run is being sent the button waits and says why; a refusal by the desktop is said in words', async () => {
  let states: Run['state'][] = ['submitting', 'paused'];
  const list = () => ({ total: states.length, items: states.map((state, id) => makeRun(String(id), { state })) });
  const { updates } = await show({ state: 'ready', version, notes }, { 'runs.list': list });
  expect(await screen.findByText(/有 1 个批次正在发送，现在不能更新/)).toBeTruthy();
  expect((button(words.install) as HTMLButtonElement).disabled).toBe(true);
  cleanup();

  states = ['paused'];
  updates.install.mockRejectedValueOnce(new Failure('update.submitting', { runs: 1 }));
  showIn(<AboutSection />, { updates }, { ...answers, 'runs.list': list });
  fireEvent.click(await screen.findByRole('button', { name: words.install }));
  const dialog = await screen.findByRole('dialog');
  const [yes] = [...dialog.querySelectorAll('button')].filter(({ textContent }) => textContent === words.install);
  fireEvent.click(yes as HTMLElement);
  expect(await screen.findByText(/有 1 个批次正在发送，现在不能更新。请等它们发送完，或先暂停/)).toBeTruthy();
});

test('another address is kept and looked at; looking by itself can be switched off', async () => {
  const { updates, asked } = await show({ state: 'off', reason: 'noAddress' });
  const address = await screen.findByLabelText(words.address);
  fireEvent.change(address, { target: { value: ' https://files.example/dockhand ' } });
  fireEvent.blur(address);
  await waitFor(() => expect(updates.check).toHaveBeenCalledOnce());
  const automatic = screen.getByRole('switch', { name: words.automatic });
  expect(automatic.getAttribute('aria-checked')).toBe('true');
  fireEvent.click(automatic);
  await waitFor(() =>
    expect(asked('settings.set')).toEqual([
      { values: { 'updates.address': 'https://files.example/dockhand' } },
      { values: { 'updates.automatic': false } },
    ]),
  );
});
