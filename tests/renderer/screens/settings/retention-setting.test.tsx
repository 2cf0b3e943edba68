// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RetentionSetting } from '../../../../renderer/screens/settings/general-section.tsx';
import { showIn } from '../../support/program.tsx';

/** The setting with what is stored; what is typed into it; what was kept. */
async function scene(stored: Readonly<Record<string, number>>) {
  const { asked } = showIn(
    <RetentionSetting />,
    {},
    { 'settings.get': () => stored, 'settings.set': ({ values }) => ({ ...stored, ...values }) },
  );
  const input = () => screen.getByLabelText<HTMLInputElement>('内容保留天数');
  await screen.findByLabelText('内容保留天数');
  return {
    input,
    type(text: string) {
      input().focus();
      fireEvent.change(input(), { target: { value: text } });
      fireEvent.blur(input());
    },
    kept: () => asked('settings.set'),
    question: () => screen.queryByRole('dialog'),
  };
}

test.each([
  ['for the first time', {}, '90'],
  ['to fewer days', { retentionDays: 365 }, '90'],
  ['from for ever', { retentionDays: 0 }, '90'],
])('what would be deleted is asked about before it is kept: %s', async (_name, stored, typed) => {
  const { type, kept, question } = await scene(stored);
  type(typed);
  await waitFor(() => expect(question()?.textContent).toContain('超过 90 天的内容将被删除，确定吗'));
  expect(kept()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '到期删除' }));
  await waitFor(() => expect(kept()).toEqual([{ values: { retentionDays: 90 } }]));
});

test('a no leaves what was stored, in the field too', async () => {
  const { input, type, kept, question } = await scene({ retentionDays: 365 });
  type('1');
  await waitFor(() => expect(question()).not.toBeNull());
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
  await waitFor(() => expect(input().value).toBe('365'));
  expect(kept()).toEqual([]);
});

test.each([
  ['more days', '400', 400],
  ['for ever', '', 0],
])('%s than before need no question', async (_name, typed, value) => {
  const { type, kept, question } = await scene({ retentionDays: 365 });
  type(typed);
  await waitFor(() => expect(kept()).toEqual([{ values: { retentionDays: value } }]));
  expect(question()).toBeNull();
});

test('leaving it empty when nothing was set keeps nothing', async () => {
  const { type, kept, question } = await scene({});
  type('');
  expect([kept(), question()]).toEqual([[], null]);
});

test('Enter keeps it too, and asks once', async () => {
  const { input, kept, question } = await scene({ retentionDays: 365 });
  input().focus();
  fireEvent.change(input(), { target: { value: '90' } });
  fireEvent.keyUp(input(), { key: 'Enter' });
  await waitFor(() => expect(question()).not.toBeNull());
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '到期删除' }));
  await waitFor(() => expect(kept()).toEqual([{ values: { retentionDays: 90 } }]));
});
