/**
 * Telling an office's groups (DingTalk, WeCom, Feishu) what a person should know: a run ended, is held or needs a decision; a
 * warehouse is short of something. `what-to-tell.ts` writes it down, with no more than the robot may say; `courier.ts` takes it
 * there by the robot's limits (`pace.ts`), in words (`message.ts`); `post.ts` is one call of it. Nothing of a run waits for
 * a message, and none that fails changes anything.
 */
import type { EngineContext } from '../context.ts';
import { type Courier, createCourier } from './courier.ts';
import { createRobots, type EnvironmentRobot, type Robots } from './robots.ts';
import { createRunTeller, tellShortages } from './what-to-tell.ts';

export { robotHandlers } from './robot-handlers.ts';
export type { EnvironmentRobot } from './robots.ts';

export interface Notifier {
  readonly robots: Robots;
  readonly courier: Courier;
  /** Warehouses were asked: what is short is told. */
  asked(): void;
  /** Ends telling; a message that can leave by then does. */
  stop(graceMs: number): Promise<void>;
}

export function createNotifier(context: EngineContext, environment: readonly EnvironmentRobot[]): Notifier {
  const { store, events, ports } = context;
  const robots = createRobots(store, ports, environment);
  const courier = createCourier(context, robots);
  const teller = createRunTeller(context, robots);

  /** What cannot be told is logged: whoever sends must not notice. */
  const quietly = (tell: () => boolean) => {
    try {
      if (tell()) courier.wake();
    } catch (error) {
      ports.log.warn('nothing told', { error: error instanceof Error ? error.name : typeof error });
    }
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'order') teller.order(event);
    if (event.type !== 'run') return;
    quietly(() => {
      const write = teller.run(event.run);
      if (write) store.atomically(write);
      return write !== null;
    });
  });

  return {
    robots,
    courier,
    asked: () => quietly(() => tellShortages(context, robots)),
    async stop(graceMs) {
      unsubscribe();
      await courier.stop(graceMs);
    },
  };
}
