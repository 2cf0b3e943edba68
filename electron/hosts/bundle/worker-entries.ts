import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The engine's workers by name: each becomes a file of its own beside a bundle, where `workerUrl` looks for it.
 *
 * @throws Error when two share a name
 */
export function workerEntries(project: string): Readonly<Record<string, string>> {
  const engine = join(project, 'electron', 'engine');
  const files = globSync('**/*.ts', { cwd: engine, exclude: ['worker/**'] }).map((file) => join(engine, file));
  const entries = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/workerUrl\(import\.meta\.url, '([\w-]+)'\)/g)].map(
      ([, name = '']) => [name, join(dirname(file), `${name}.ts`)] as const,
    ),
  );
  if (new Set(entries.map(([, file]) => file)).size !== new Set(entries.map(([name]) => name)).size)
    throw new Error(`Two workers share a name: ${entries.map(([, file]) => file).join(', ')}`);
  return Object.fromEntries(entries);
}
