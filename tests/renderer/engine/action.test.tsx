// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../../renderer/engine/engine.tsx';
import { makeRun, showIn } from '../support/program.tsx';

function Decide({ onDecided }: { readonly onDecided: (run: Run) => void }) {
  const decide = useAction('submissions.decide');
  const ask = () => decide.mutate({ order: 7, decision: 'accepted' }, { onSuccess: onDecided });
  return (
    <button type="button" onClick={ask}>
      decide
    </button>
  );
}

/** What the engine tells can take a button away before the call behind it is answered. */
function Passing({ onDecided }: { readonly onDecided: (run: Run) => void }) {
  const [there, setThere] = useState(true);
  return (
    <>
      {there && <Decide onDecided={onDecided} />}
      <button type="button" onClick={() => setThere(false)}>
        hear
      </button>
    </>
  );
}

test('what is to follow an action follows it, also when the button was taken away before the answer', async () => {
  const answer = Promise.withResolvers<Run>();
  const followed = vi.fn();
  const { asked } = showIn(<Passing onDecided={followed} />, {}, { 'submissions.decide': () => answer.promise });
  fireEvent.click(await screen.findByText('decide'));
  await waitFor(() => expect(asked('submissions.decide')).toHaveLength(1));
  fireEvent.click(screen.getByText('hear'));
  expect(screen.queryByText('decide')).toBeNull();
  answer.resolve(makeRun('one'));
  await waitFor(() => expect(followed).toHaveBeenCalledWith(makeRun('one')));
});
