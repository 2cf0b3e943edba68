import { useEffect, useEffectEvent } from 'react';
import { useHost, useTellFailure } from '../../engine/engine.tsx';
import { useImportJob } from './import-job.tsx';

/** Imports the workbooks that a person opened with Dockhand from outside, like a drop: those of the start, and later ones. */
export function OpenedFiles() {
  const { openedFiles } = useHost();
  const { start } = useImportJob();
  const tellFailure = useTellFailure();

  const take = useEffectEvent(async () => {
    if (!openedFiles) return;
    try {
      const paths = await openedFiles.take();
      if (paths.length > 0) await start(async () => paths);
    } catch (error) {
      tellFailure(error);
    }
  });
  useEffect(() => {
    void take();
    return openedFiles?.onOpened(() => void take());
  }, [openedFiles]);
  return null;
}
