import type { Blobs } from '../blobs.ts';
import { type GatedFile, gateFile, type Refusal, refuse } from '../read/read.ts';

/** Gates a file and copies it: what is read now, and reported on later, is what was gated. */
export async function keepFile(blobs: Blobs, path: string): Promise<GatedFile | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const { sha256 } = await blobs.putFile(path);
  return sha256 === gated.sha256 ? gated : refuse('changing');
}
