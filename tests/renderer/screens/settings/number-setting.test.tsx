// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FreightSection } from '../../../../renderer/screens/settings/freight-section.tsx';
import { showIn } from '../../support/program.tsx';

async function divisor() {
  const { asked } = showIn(
    <FreightSection />,
    {},
    { 'settings.get': () => ({}), 'settings.set': ({ values }) => values, 'rateCards.list': () => [] },
  );
  const field = await screen.findByLabelText<HTMLInputElement>('体积系数');
  return {
    field,
    kept: () => asked('settings.set'),
    type(text: string) {
      field.focus();
      fireEvent.change(field, { target: { value: text } });
      fireEvent.blur(field);
    },
  };
}

test.each(['0', '999', '30001', '5000.5'])('%s is no divisor: it is refused, not changed into one', async (typed) => {
  const { type, kept } = await divisor();
  type(typed);
  expect((await screen.findByRole('alert')).textContent).toBe('请填 1,000 到 30,000 之间的整数。刚才填的没有保存。');
  expect(kept()).toEqual([]);
});

test('what was wrong is forgotten with a right one', async () => {
  const { type, kept } = await divisor();
  type('0');
  await screen.findByRole('alert');
  type('5000');
  await waitFor(() => expect(kept()).toEqual([{ values: { volumetricDivisor: 5000 } }]));
  expect(screen.queryByRole('alert')).toBeNull();
});
