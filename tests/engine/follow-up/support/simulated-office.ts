import { createEventHub } from '#engine/events.ts';
import { createFollowUps, followUpHandlers, startAskingByItself } from '#engine/follow-up/follow-up.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { etower } from '#shared/partners/etower.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { createWarehouseScene } from './warehouse-scene.ts';

/** Answers a request of `poList` about these references; a status other than 200 as such. */
export type Warehouse = (keys: readonly string[]) => {
  readonly status: number;
  readonly data: readonly object[];
  readonly code?: string;
  /** The answer is late by so much. */
  readonly afterMs?: number;
};

/**
 * The whole of following on virtual time: the real partner client on a network that a warehouse of the test's own answers, the
 * real store, in memory. `process` stands for one start of the program.
 */
export function createSimulatedOffice(warehouse: Warehouse, own: PartnerSettings = {}) {
  const scene = createWarehouseScene([]);
  const { clock } = scene;
  const requests: { readonly keys: readonly string[]; readonly at: number }[] = [];
  const settings = etower.settings.parse({ baseUrl: 'https://warehouse.example', zone: 'UTC', ...own });
  const fetch = async (_: unknown, init?: RequestInit) => {
    const { referenceNoList } = JSON.parse(String(init?.body));
    requests.push({ keys: referenceNoList, at: clock.now() });
    await clock.sleep(200);
    const { status, data, code = '0', afterMs = 0 } = warehouse(referenceNoList);
    await clock.sleep(afterMs);
    return new Response(JSON.stringify({ code, data, success: code === '0' }), { status });
  };

  const start = (id: string) => {
    let dead = false;
    const process = scene.process(id, () => {
      if (dead) throw new Error('killed');
    });
    const context = {
      ...process,
      ports: { clock, fetch, log: { info: () => {}, warn: () => {} } },
      kinds,
      events: createEventHub(() => {}),
      accounts: {
        settings: () => settings,
        open: async () => ({
          id: 'A',
          partner: 'etower',
          target: 'production',
          settings,
          credentials: { token: 't', key: 'k' },
        }),
      },
    } as never;
    const followUps = createFollowUps(context);
    const asking = startAskingByItself(context, followUps);
    const { 'followUp.list': list } = followUpHandlers(context, followUps);
    return {
      followUps,
      list: async (show: 'attention' | 'open' | 'all' = 'all') => list({ show, offset: 0, limit: 1000 }),
      stop: asking.stop,
      /** From now on it writes and reads nothing any more, wherever it was. */
      kill() {
        dead = true;
        process.die();
        void asking.stop().catch(() => {});
      },
    };
  };
  return { ...scene, requests, start };
}
