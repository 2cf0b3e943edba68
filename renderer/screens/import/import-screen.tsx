import { useEffect } from 'react';
import { useImportJob } from './import-job.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResultList } from './import-result.tsx';
import { ImportZone } from './import-zone.tsx';
import { RecentRuns } from './recent-runs.tsx';
import { Templates } from './templates.tsx';
import './import-screen.css';

/** Where work begins: files in, and what came of them when that is more than one run to open. */
export function ImportScreen() {
  const { importId, result, see } = useImportJob();
  const unseen = result?.seen === false;
  useEffect(() => {
    if (unseen) see();
  }, [unseen, see]);
  return (
    <main className="import-screen">
      <div className="import-main">
        {importId === null ? <ImportZone small={result !== null} /> : <ImportProgress />}
        {result && <ImportResultList result={result} />}
      </div>
      <div className="import-side">
        <Templates />
        <RecentRuns />
      </div>
    </main>
  );
}
