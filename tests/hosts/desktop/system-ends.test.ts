import { beforeEach, expect, test, vi } from 'vitest';
import { stopEngineBeforeQuit } from '../../../electron/hosts/desktop/lifecycle.ts';

const { app, powerMonitor } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  return { app: Object.assign(new EventEmitter(), { quit: vi.fn() }), powerMonitor: new EventEmitter() };
});
vi.mock('electron', () => ({ app, powerMonitor, dialog: {} }));

let stopped: PromiseWithResolvers<void>;
let tellSending: (sending: boolean) => void;
const engine = {
  ended: false,
  stop: vi.fn(() => stopped.promise),
  onSending: (listener: (sending: boolean) => void) => {
    tellSending = listener;
  },
};
beforeEach(() => {
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  vi.clearAllMocks();
  stopped = Promise.withResolvers();
  stopEngineBeforeQuit(engine);
});

/** True when the program holds this end. */
function isHeld(): boolean {
  const preventDefault = vi.fn();
  app.emit('before-quit', { preventDefault });
  return preventDefault.mock.calls.length > 0;
}

test('a person logs out with nothing being sent: the engine is stopped at once, and the end of the system is not held', async () => {
  powerMonitor.emit('shutdown');
  expect(engine.stop).toHaveBeenCalledOnce();
  expect(isHeld()).toBe(false);
  stopped.resolve();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
});

test('while something is being sent it is held until that has been noted; once nothing is, no longer', async () => {
  tellSending(true);
  powerMonitor.emit('shutdown');
  expect(isHeld()).toBe(true);
  expect(engine.stop).toHaveBeenCalledOnce();
  tellSending(false);
  expect(isHeld()).toBe(false);
});

test('a person quits: held until the engine has ended, and then not', async () => {
  expect([isHeld(), isHeld()]).toEqual([true, true]);
  expect(engine.stop).toHaveBeenCalledOnce();
  stopped.resolve();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  expect(isHeld()).toBe(false);
});
