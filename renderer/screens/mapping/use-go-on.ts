import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { type LayoutName, nameLayout } from './name-layouts.ts';

/** Leads to the lines; what was only likely of the columns is confirmed by that. */
export function useGoOn({ id }: Run) {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const [confirming, setConfirming] = useState(false);
  const goOn = async (likely: number, name: LayoutName | null) => {
    setConfirming(true);
    try {
      if (likely > 0) await engine.call('imports.confirmColumns', { run: id });
      await nameLayout(engine, name);
      goTo('runs', id, 'lines');
    } catch (error) {
      tellFailure(error);
    } finally {
      setConfirming(false);
    }
  };
  return { goOn, confirming };
}
