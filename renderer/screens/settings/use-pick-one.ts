import { useCallback } from 'react';
import { useHost } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';

/** Asks for files and goes on with the first; nothing happens when the person cancels. */
export function usePickOne(): (goOn: (path: string) => void) => void {
  const host = useHost();
  const tellFailure = useTellFailure();
  return useCallback(
    async (goOn) => {
      try {
        const [path] = await host.pickFiles(crypto.randomUUID(), 'files');
        if (path !== undefined) goOn(path);
      } catch (error) {
        tellFailure(error);
      }
    },
    [host, tellFailure],
  );
}
