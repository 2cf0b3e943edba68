import { Notification } from 'electron';
import type { Log } from '#engine/ports.ts';

/** Those that stand on the screen. One that nobody holds is collected, and its click goes nowhere (macOS). */
const standing = new Set<Notification>();

/** Shows a message of the system's; `onClick` is called when the person clicks it, also much later. */
export function showNotification(
  { title, body }: { readonly title: string; readonly body: string },
  { onClick, log }: { onClick(): void; readonly log: Log },
): void {
  const notification = new Notification({ title, body });
  const done = () => standing.delete(notification);
  standing.add(notification);
  notification.on('click', () => {
    done();
    onClick();
  });
  notification.on('close', done);
  // Not allowed, or not signed (macOS): what it says stands in the window too.
  notification.on('failed', (_event, error) => {
    done();
    log.warn('a notification was not shown', { reason: error.slice(0, 300) });
  });
  notification.show();
}
