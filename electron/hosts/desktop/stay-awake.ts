import { powerSaveBlocker } from 'electron';
import type { EngineProcess } from './engine-process.ts';

/** Keeps the computer from falling asleep while orders are being sent; the screen may go dark. */
export function stayAwake(engine: Pick<EngineProcess, 'onSending'>): void {
  let blocker: number | null = null;
  engine.onSending((sending) => {
    if (sending) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  });
}
