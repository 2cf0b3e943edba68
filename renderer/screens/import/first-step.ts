import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { EngineApi } from '#shared/contract.ts';

/** True when a person has to say something about a sheet's columns before its lines are worth looking at. */
export function isDoubtful({ use, conflicts, missing }: SheetRecognition): boolean {
  return use !== 'ignored' && (conflicts.length > 0 || missing.length > 0);
}

/** Where a fresh run is opened: at its columns when there is a question about them, else at its lines. */
export async function firstStep(engine: EngineApi, run: string): Promise<'mapping' | 'lines'> {
  const files = await engine.call('imports.recognition', { run });
  return files.some(({ sheets }) => sheets.some(isDoubtful)) ? 'mapping' : 'lines';
}
