import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useText } from '../../preferences/preferences.tsx';

export type ReportName = 'errors' | 'results' | 'csv';

/** Writes a run's reports; `writing` names the one under way. */
export function useReports(run: Run): { write(report: ReportName): Promise<void>; writing: ReportName | null } {
  const t = useText();
  const engine = useEngine();
  const save = useSaveFile();
  const [writing, setWriting] = useState<ReportName | null>(null);
  const name = (run.files[0]?.name ?? run.id).replace(/\.[^.]+$/, '');
  return {
    writing,
    async write(report) {
      setWriting(report);
      const format = report === 'csv' ? 'csv' : 'xlsx';
      const title = t(report === 'errors' ? 'submit:results.fileErrors' : 'submit:results.fileResults', { name });
      await save(`${title}.${format}`, async (out) => {
        const type = report === 'errors' ? 'errors' : 'results';
        return (await engine.call('reports.write', { run: run.id, type, format, out, lang: t.lang })).files;
      });
      setWriting(null);
    },
  };
}
