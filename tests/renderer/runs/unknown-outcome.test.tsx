// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UnknownOutcome } from '../../../renderer/runs/unknown-outcome.tsx';
import { showIn } from '../support/program.tsx';

beforeEach(() => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
});
afterEach(cleanup);

const show = (asked: boolean) =>
  showIn(<UnknownOutcome order={{ id: 7, key: 'PO-7' }} asked={asked} onDecided={vi.fn()} />, {});
const choices = () => screen.getAllByRole<HTMLInputElement>('radio').map(({ value }) => value);

test('where the program found out nothing, a person decides, sending again included', async () => {
  show(false);
  await screen.findByText(/PO-7/);
  expect(choices()).toEqual(['accepted', 'not-accepted', 'send-again']);
});

test('while the partner is asked, only what was found in its system counts, and nothing is sent again', async () => {
  show(true);
  await screen.findByText(/暂时不用您决定/);
  expect(screen.queryByRole('radio')).toBeNull();
  fireEvent.click(screen.getByText('我已在对方系统里查到结果'));
  await screen.findByText(/PO-7/);
  expect(choices()).toEqual(['accepted', 'not-accepted']);
});
