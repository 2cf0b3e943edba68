import { app } from 'electron';
import type { EngineProcess } from './engine-process.ts';

/** Holds the end of the program until the engine has finished what it was writing. */
export function stopEngineBeforeQuit(engine: EngineProcess): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    engine.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}
