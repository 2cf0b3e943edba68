// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RememberedWords } from '../../../../renderer/screens/settings/memory-section.tsx';
import { showIn } from '../../support/program.tsx';

const word = { kind: 'overseas-inbound', field: 'tallyRule', text: '散货', headers: null };

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
    { 'choices.list': () => [{ kind: 'later', field: 'colour', text: '绿', code: 'G', headers: null }] },
  );
  const cells = (await screen.findByText('绿')).closest('tr')?.querySelectorAll('td') ?? [];
  expect([...cells].slice(0, 4).map(({ textContent }) => textContent)).toEqual(['later', 'colour', '绿', 'G']);
});

test('where it is used is said: in every sheet, or only under some headers', async () => {
  const rules = [
    { ...word, code: '1' },
    { ...word, code: '2', headers: ['箱号', 'sku'] },
  ];
  showIn(<RememberedWords />, {}, { 'choices.list': () => rules });
  const cells = (await screen.findAllByText('散货')).map(
    (cell) => cell.closest('tr')?.querySelectorAll('td')[4]?.textContent,
  );
  expect(cells).toEqual(['所有表格', '只在这种表头：箱号、sku']);
});

test('what was forgotten by mistake is remembered again with one click', async () => {
  const { asked } = showIn(
    <RememberedWords />,
    {},
    {
      'choices.list': () => [{ ...word, code: '1', headers: ['sku'] }],
      'choices.delete': () => ({ deleted: true }),
      'choices.save': () => ({ saved: true }),
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: '忘掉“散货”' }));
  fireEvent.click(await screen.findByRole('button', { name: /^撤\s?销$/ }));
  await waitFor(() => expect(asked('choices.save')).toEqual([{ ...word, code: '1', headers: ['sku'] }]));
});

test('while there is none it says how one comes about', async () => {
  showIn(<RememberedWords />, {}, { 'choices.list': () => [] });
  expect(await screen.findByText(/检查与修改/)).toBeTruthy();
});
