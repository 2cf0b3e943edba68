import { randomUUID } from 'node:crypto';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { testMessage } from './message.ts';
import type { Notifier } from './notify.ts';
import { LOOK_BACK, notBefore } from './pace.ts';
import { post } from './post.ts';

/** A test is sent at once but for the maker's limit: nobody presses the button ten times an hour for nothing. */
const LONGEST_WAIT = 5000;

/** Group robots, as procedures of the contract. */
export function robotHandlers(
  { store, ports }: Pick<EngineContext, 'store' | 'ports'>,
  { robots, courier }: Pick<Notifier, 'robots' | 'courier'>,
): Handlers<ProceduresOf<'robots'>> {
  const rows = store.robots;
  return {
    'robots.list': () => Promise.all(robots.all().map((robot) => robots.describe(robot))),
    'robots.save': async ({ id = randomUUID(), vendor, name, secrets, ...settings }) => {
      return robots.describe(await robots.save({ id, vendor, name, settings }, secrets));
    },
    'robots.delete': ({ id }) => ({ deleted: rows.remove(id) }),
    'robots.test': async ({ id }) => {
      const robot = robots.find(id);
      const opened = await robots.open(robot);
      if (!opened) return { ok: false, code: 'noAddress', params: {} };
      const now = ports.clock.now();
      const [last] = rows.requests(id, now - LOOK_BACK).slice(-1);
      const wait = notBefore('wecom', last === undefined ? [] : [last], now) - now;
      await ports.clock.sleep(Math.min(wait, LONGEST_WAIT));
      rows.request(id, ports.clock.now());
      const never = new AbortController();
      const { ok, code, params } = await post(ports, opened, testMessage(robot.settings, robot.name), never.signal);
      if (ok && !robot.environment && robot.provedAt === null) rows.prove(id);
      if (ok) courier.wake();
      return { ok, code, params: { ...params } };
    },
  };
}
