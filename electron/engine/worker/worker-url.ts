/**
 * Where a worker's code lies: `<name>.ts` beside the module that asks when the sources run, `<name>.js` beside the
 * bundle once built: the build finds calls of exactly the form below and writes each named worker next to the bundle,
 * so two workers may not share a name.
 *
 * @example
 * new Worker(workerUrl(import.meta.url, 'read-worker'))
 */
export function workerUrl(moduleUrl: string, name: string): URL {
  const extension = new URL(moduleUrl).pathname.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./${name}.${extension}`, moduleUrl);
}
