import { useState } from 'react';
import type { EngineEvent } from '#shared/contract/events.ts';
import type { Translate } from '#shared/text/index.ts';
import { useEvents } from '../../engine/use-events.ts';

export type Step = Extract<EngineEvent, { type: 'import-progress' }>;

/** The last word on an import; null as long as there is none. */
export function useImportStep(importId: string | null): Step | null {
  const [step, setStep] = useState<Step | null>(null);
  useEvents('import-progress', (event) => event.importId === importId && setStep(event));
  return step?.importId === importId ? step : null;
}

/** How much is done, 0 to 1: files count alike, and reading is the first half of a file's way, checking the second. */
export function shareOf({ fileNo, files, stage, done, total }: Step): number {
  const part = total ? Math.min(1, done / total) : 0;
  const ofFile = stage === 'gate' ? 0 : stage === 'read' ? part / 2 : 0.5 + part / 2;
  return (fileNo - 1 + ofFile) / files;
}

/** The file that is being read, and which of them it is. */
export function fileWords(t: Translate, step: Step | null): string {
  if (!step) return t('ui:import.collecting');
  const { file, fileNo, files } = step;
  return files > 1 ? t('ui:import.fileOf', { file, at: fileNo, files }) : file;
}

export function stageWords(t: Translate, step: Step | null): string {
  if (!step) return t('ui:import.collectingHelp');
  const { stage, done, total } = step;
  return `${t(`ui:import.stage.${stage}`)}${total ? ` ${t('ui:import.rows', { done, total })}` : ''}`;
}
