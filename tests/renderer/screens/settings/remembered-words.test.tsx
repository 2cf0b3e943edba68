// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RememberedWords } from '../../../../renderer/screens/settings/memory-section.tsx';
import { showIn } from '../../support/program.tsx';

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
});
afterEach(cleanup);

const word = { kind: 'overseas-inbound', field: 'tallyRule', text: '散货' };

test('a word is shown with its column and option in plain words, and forgotten by its own button', async () => {
  const { asked } = showIn(
    <RememberedWords />,
    {},
    { 'choices.list': () => [{ ...word, code: '1' }], 'choices.delete': () => ({ deleted: true }) },
  );
  const row = (await screen.findByText('散货')).closest('tr');
  expect(row?.textContent).not.toMatch(/tallyRule|overseas-inbound/);
  expect(row?.querySelectorAll('td')[3]?.textContent).not.toBe('1');
  fireEvent.click(screen.getByRole('button', { name: '忘掉“散货”' }));
  await waitFor(() => expect(asked('choices.delete')).toEqual([word]));
});

test('one of a kind or option that this version does not know is shown as it is', async () => {
  showIn(
    <RememberedWords />,
    {},
    { 'choices.list': () => [{ kind: 'later', field: 'colour', text: '绿', code: 'G' }] },
  );
  const cells = (await screen.findByText('绿')).closest('tr')?.querySelectorAll('td') ?? [];
  expect([...cells].slice(0, 4).map(({ textContent }) => textContent)).toEqual(['later', 'colour', '绿', 'G']);
});

test('while there is none it says how one comes about', async () => {
  showIn(<RememberedWords />, {}, { 'choices.list': () => [] });
  expect(await screen.findByText(/检查与修改/)).toBeTruthy();
});
