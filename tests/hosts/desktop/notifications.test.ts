import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';
import { showNotification } from '../../../electron/hosts/desktop/notifications.ts';
import { memoryLog } from '../fake-engine.ts';
import { Notification } from './stand-in/desktop-parts.ts';

vi.mock('electron', async () => ({ Notification: (await import('./stand-in/desktop-parts.ts')).Notification }));
beforeEach(() => void Notification.shown.splice(0));

setFlagsFromString('--expose-gc');
const collect = async () => {
  runInNewContext('gc')();
  await turn();
  runInNewContext('gc')();
};
const last = () => Notification.shown.at(-1)?.deref();

test('one that stands on the screen is held until it is closed: a click still leads somewhere', async () => {
  const clicked = vi.fn();
  showNotification({ title: 't', body: 'b' }, { onClick: clicked, log: memoryLog() });
  await turn();
  await collect();
  expect(last()).toBeDefined();
  last()?.emit('click');
  expect(clicked).toHaveBeenCalledOnce();
});

test.each(['close', 'click'])('after its %s it is let go', async (event) => {
  showNotification({ title: 't', body: 'b' }, { onClick: () => undefined, log: memoryLog() });
  last()?.emit(event);
  await turn();
  await collect();
  expect(last()).toBeUndefined();
});

test('one that the system does not show is noted, and throws nothing', () => {
  const log = memoryLog();
  showNotification({ title: 't', body: 'b' }, { onClick: () => undefined, log });
  last()?.emit('failed', {}, 'not authorized');
  expect(log.text()).toContain('a notification was not shown {"reason":"not authorized"}');
});
