import { useEffect, useState } from 'react';
import type { Input, Output } from '#shared/contract.ts';
import { useCall } from '../../engine/use-call.ts';

/** How long nothing is typed before it is counted: in a large run that takes the engine a while. */
const pause = 300;

/** How much a replacement would change; undefined while it is not known or nothing is to be found yet. */
export function useReplaceCount(wish: Input<'edits.replaceCount'>): Output<'edits.replaceCount'> | undefined {
  const asked = JSON.stringify(wish);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), pause);
    return () => clearTimeout(timer);
  }, [asked]);
  const ready = settled === asked && wish.find !== '';
  const { data, isPlaceholderData } = useCall('edits.replaceCount', wish, { enabled: ready });
  return ready && !isPlaceholderData ? data : undefined;
}
