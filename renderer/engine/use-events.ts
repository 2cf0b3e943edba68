import { useEffect, useEffectEvent } from 'react';
import type { EngineEvent } from '#shared/contract/events.ts';
import { useEngine } from './engine-provider.tsx';

/** Calls the listener with every event while the component is shown, or only with those of one type. */
export function useEvents<T extends EngineEvent['type']>(
  type: T,
  listener: (event: Extract<EngineEvent, { type: T }>) => void,
): void {
  const engine = useEngine();
  const tell = useEffectEvent((event: EngineEvent) => {
    if (event.type === type) listener(event as Extract<EngineEvent, { type: T }>);
  });
  useEffect(() => engine.subscribe((event) => tell(event)), [engine]);
}
