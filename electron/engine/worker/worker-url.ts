/**
 * Where a worker's code lies: `<name>.ts` beside the module that asks when the sources run, `<name>.js` beside the
 * bundle once built (the build writes every `*-worker.ts` of the engine next to it, so their names must differ).
 *
 * @example
 * new Worker(workerUrl(import.meta.url, 'read-worker'))
 */
export function workerUrl(moduleUrl: string, name: string): URL {
  const extension = new URL(moduleUrl).pathname.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${name}.${extension}`, moduleUrl);
}
