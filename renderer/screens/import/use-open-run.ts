import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { goTo } from '../../frame/use-route.ts';
import { firstStep } from './first-step.ts';

/** Opens a fresh run at the step that it begins with. */
export function useOpenRun(): (run: string) => Promise<void> {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  return (run) => firstStep(engine, run).then((step) => goTo('runs', run, step), tellFailure);
}
