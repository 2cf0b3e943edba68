import { useEffect, useState } from 'react';
import { addSample, type Sample, speedOf } from './speed.ts';

const EVERY_MS = 1000;

/** Orders per second while `active`; null while that cannot be told. */
export function useSpeed(done: number, active: boolean): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (!active) return setSamples([]);
    const take = () => setSamples((known) => addSample(known, { at: performance.now(), done }));
    take();
    const timer = setInterval(take, EVERY_MS);
    return () => clearInterval(timer);
  }, [done, active]);
  return speedOf(samples);
}
