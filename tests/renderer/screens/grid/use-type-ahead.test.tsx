// @vitest-environment happy-dom
import { act, render } from '@testing-library/react';
import { useLayoutEffect, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { type EarlyInput, type TypeAhead, useTypeAhead } from '../../../../renderer/screens/grid/use-type-ahead.ts';
import { patience } from '../../../patience.ts';

const text = (letter: string): EarlyInput => ({ type: 'text', text: letter });
const enter: EarlyInput = {
  type: 'key',
  press: { key: 'Enter', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
};
const shown = (item: EarlyInput) => (item.type === 'key' ? item.press.key : item.text);

/** What is carried out, and what is kept meanwhile; `meanwhile` happens as an item is, `late` comes with the cell. */
function scene(meanwhile: (ahead: TypeAhead, item: string) => void = () => undefined, late?: EarlyInput) {
  const done: string[] = [];
  const drawn: number[] = [];
  let ahead: TypeAhead | undefined;
  function Field({ waiting }: { readonly waiting: boolean }) {
    const [, count] = useState(0);
    const kept = useTypeAhead(waiting, (item) => {
      done.push(shown(item));
      // As the real one does: every item changes the grid.
      count((now) => now + 1);
      meanwhile(kept, shown(item));
    });
    ahead = kept;
    // After the hook's own, and before the window takes another key.
    useLayoutEffect(() => {
      if (waiting) return;
      drawn.push(done.length);
      if (drawn.length === 1 && late) kept.keep(late);
    });
    return null;
  }
  const { rerender } = render(<Field waiting />);
  return {
    done,
    drawn,
    keep: (...items: readonly EarlyInput[]) => act(() => items.map((item) => ahead?.keep(item))),
    arrive: () => act(() => rerender(<Field waiting={false} />)),
    left: () => ahead?.kept,
  };
}

test('what is kept is carried out in its order, text that was typed in one go as one', () => {
  const { done, keep, arrive, left } = scene();
  keep(text('a'), text('b'), enter, text('c'));
  expect(done).toEqual([]);
  arrive();
  expect([done, left()]).toEqual([['ab', 'Enter', 'c'], 0]);
});

test('a key that comes while another one is carried out is not lost', () => {
  const { done, keep, arrive, left } = scene((ahead, item) => item === 'Enter' && ahead.keep(text('z')));
  keep(enter, text('b'));
  arrive();
  expect([done, left()]).toEqual([['Enter', 'bz'], 0]);
});

test('nor is one that comes with the cell itself', () => {
  const { done, keep, arrive, left } = scene(undefined, text('z'));
  keep(enter, enter);
  arrive();
  expect([done, left()]).toEqual([['Enter', 'Enter', 'z'], 0]);
});

test('what was kept is carried out as the cell is there, before another key can fall in between', () => {
  const { drawn, keep, arrive } = scene();
  keep(enter, text('b'), enter);
  arrive();
  expect(drawn).toEqual([1, 2, 3, 3]);
});

test('however much was kept, it is all carried out', async () => {
  const { done, keep, arrive, left } = scene();
  const many = Array.from({ length: 100 }, (_, at) => [text(`${at}`), enter]).flat();
  keep(...many);
  arrive();
  await vi.waitFor(() => expect(left()).toBe(0), patience);
  expect(done).toEqual(many.map(shown));
});
