import { expect } from 'vitest';
import type { Trace } from './simulated-partner.ts';

/** A reference goes out again only after a request that certainly stored nothing, or after somebody has asked. */
export function expectAskedBetweenSends(traces: readonly Trace[]): void {
  const open = new Map<string, boolean>();
  for (const trace of traces) {
    if (trace.type === 'asked') open.delete(trace.key);
    else {
      expect({ key: trace.key, sentBlindly: open.get(trace.key) ?? false }).toEqual({
        key: trace.key,
        sentBlindly: false,
      });
      open.set(trace.key, !trace.refused);
    }
  }
}
