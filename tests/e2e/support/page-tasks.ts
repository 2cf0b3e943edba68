import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Notes how long the tasks of the page's main thread take, in milliseconds of the processor: on a machine that has other
 * work too, a clock on the wall would measure that. The function returned ends it and gives them all, the longest first.
 */
export async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  await browser.startTracing(page, { categories: ['toplevel'] });
  return async () => {
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
    const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const isMain = ({ pid, tid }: TraceEvent) => main.some((thread) => thread.pid === pid && thread.tid === tid);
    const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain(event));
    if (tasks.length <= 100) throw new Error(`Only ${tasks.length} tasks were traced`);
    return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
  };
}
