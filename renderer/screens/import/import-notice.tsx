import { useEffect } from 'react';
import { useHost } from '../../engine/engine-provider.tsx';
import { useRoute } from '../../frame/use-route.ts';
import { useImportJob } from './import-job.tsx';
import { ImportNews } from './import-news.tsx';
import { ImportUnderWay } from './import-under-way.tsx';
import { shareOf } from './use-import-step.ts';
import './import-notice.css';

/** Tells of imports: the taskbar always, and the screens that are not the import's own by small notes. */
export function ImportNotice() {
  const host = useHost();
  const { importId, step, result } = useImportJob();
  const [name = 'import'] = useRoute();
  const share = step ? shareOf(step) : 0;

  useEffect(() => {
    if (importId === null) return;
    host.setProgress(share);
  }, [host, importId, share]);
  useEffect(() => {
    if (importId === null) return;
    return () => host.setProgress(null);
  }, [host, importId]);

  if (name === 'import') return null;
  return (
    <div className="import-notice" aria-live="polite">
      {result && !result.seen && <ImportNews result={result} />}
      {importId !== null && <ImportUnderWay />}
    </div>
  );
}
