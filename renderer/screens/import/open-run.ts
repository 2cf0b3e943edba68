import { likelyColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { EngineApi } from '#shared/contract.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';

/** Opens a new run at its first step. */
export function useOpenRun(): (run: string) => Promise<void> {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  return (run) => firstStep(engine, run).then((step) => goTo('runs', run, step), tellFailure);
}

/** Where a new run is opened: at its columns when they need a decision, else at its lines. */
export async function firstStep(engine: EngineApi, run: string): Promise<'mapping' | 'lines'> {
  const files = await engine.call('imports.recognition', { run });
  return files.some(({ sheets }) => sheets.some(isDoubtful)) ? 'mapping' : 'lines';
}

/** True when a sheet's columns need a decision before its lines are worth looking at. */
function isDoubtful(sheet: SheetRecognition): boolean {
  const { use, conflicts, missing, needed = [], questions = [], cells = [] } = sheet;
  const asked = conflicts.length + missing.length + needed.length + questions.length + likelyColumns([sheet]).length;
  return use !== 'ignored' && (asked > 0 || cells.some(({ likely }) => likely));
}
