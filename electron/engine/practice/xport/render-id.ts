import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { canonical } from './canonical.ts';

/**
 * The id of a preview says by itself when it was made and for which order, lines and address: nothing needs to be
 * kept, and it is still good after a restart.
 */
export function renderId(content: JsonObject, now: number): string {
  const seconds = String(Math.floor(now / 1000));
  return `FF${seconds}${digest(content, seconds)}`;
}

export type RenderIdState = 'good' | 'expired' | 'unknown';

/** `unknown`: never given, or given for another order, other lines or another address. */
export function readRenderId(id: string, content: JsonObject, now: number, validMs: number): RenderIdState {
  const [, seconds, hash] = /^FF(\d{10})([0-9A-F]{10})$/.exec(id) ?? [];
  if (seconds === undefined || hash !== digest(content, seconds)) return 'unknown';
  return now - Number(seconds) * 1000 > validMs ? 'expired' : 'good';
}

function digest(content: JsonObject, seconds: string): string {
  return createHash('sha256')
    .update(`${seconds} ${canonical(content)}`)
    .digest('hex')
    .slice(0, 10)
    .toUpperCase();
}
