import { setImmediate as turn } from 'node:timers/promises';
import type { Store } from './store/store.ts';

/** Removes a hidden run or a half-way import; other calls are answered in between, however many lines it has. */
export async function removeRun({ runRemoval }: Pick<Store, 'runRemoval'>, run: string): Promise<void> {
  while (runRemoval.removeSome(run)) await turn();
}
