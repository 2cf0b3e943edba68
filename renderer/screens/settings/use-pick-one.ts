import { useCallback } from 'react';
import { useHost, useTellFailure } from '../../engine/engine.tsx';

/** Opens the file dialog and continues with the first file; does nothing when the person cancels. */
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
