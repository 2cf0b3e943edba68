import type { EngineApi } from '#shared/contract.ts';

const page = 500;

/**
 * How many runs are being sent, by this program or by the command line on the same data folder. One that is paused or
 * held counts as not being sent: nothing of it is under way, and it goes on after the restart where it was.
 */
export async function submissionsUnderWay(engine: EngineApi): Promise<number> {
  let count = 0;
  for (let offset = 0; ; offset += page) {
    const { total, items } = await engine.call('runs.list', { offset, limit: page });
    count += items.filter(({ state }) => state === 'submitting').length;
    if (offset + page >= total) return count;
  }
}
