import { useState } from 'react';
import type { EngineEvent } from '#shared/contract/events.ts';
import type { Translate } from '#shared/text/index.ts';
import { useEvents } from '../../engine/engine.tsx';

export type ImportProgress = Extract<EngineEvent, { type: 'import-progress' }>;

/** How far an import is; null as long as that is not known. */
export function useImportProgress(importId: string | null): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEvents('import-progress', (event) => event.importId === importId && setProgress(event));
  return progress?.importId === importId ? progress : null;
}

/** How much is done, 0 to 1: files count alike, and reading is the first half of a file's way, checking the second. */
export function shareOf({ fileNo, files, stage, done, total }: ImportProgress): number {
  const part = total ? Math.min(1, done / total) : 0;
  const ofFile = stage === 'gate' ? 0 : stage === 'read' ? part / 2 : 0.5 + part / 2;
  return (fileNo - 1 + ofFile) / files;
}

/** The file that is being read, and which of them it is. */
export function fileWords(t: Translate, progress: ImportProgress | null): string {
  if (!progress) return t('ui:import.collecting');
  const { file, fileNo, files } = progress;
  return files > 1 ? t('ui:import.fileOf', { file, at: fileNo, files }) : file;
}

/** What is done with the file now, and how many of its rows. */
export function stageWords(t: Translate, progress: ImportProgress | null): string {
  if (!progress) return t('ui:import.collectingHelp');
  const { stage, done, total } = progress;
  return `${t(`ui:import.stage.${stage}`)}${total ? ` ${t('ui:import.rows', { done, total })}` : ''}`;
}
