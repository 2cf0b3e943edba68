import { useEffect, useState } from 'react';
import type { UpdateState } from '#shared/contract/updates.ts';
import { useHost } from './engine.tsx';

/** The state of the program's own updates; null in a browser, and until the desktop has told it. */
export function useUpdateState(): UpdateState | null {
  const { updates } = useHost();
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    if (!updates) return;
    let heard = false;
    const leave = updates.onState((next) => {
      heard = true;
      setState(next);
    });
    updates.state().then(
      // A change that was told meanwhile is newer than the answer.
      (now) => !heard && setState(now),
      // The desktop tells every change; there is nothing to show before the first.
      () => undefined,
    );
    return leave;
  }, [updates]);
  return state;
}
