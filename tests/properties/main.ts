// `npm run properties [-- TIMES] [PATHS]`: tries every property (of the files whose path holds one of these) so many times as
// often as `npm test` does: a seed that only one run in a hundred meets is better met here than by who comes next.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const args = process.argv.slice(2);
const times = args.find((arg) => /^\d+$/.test(arg)) ?? '20';
const paths = args.filter((arg) => arg !== times);

const files = globSync('tests/**/*.test.{ts,tsx}', { cwd: root })
  .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"))
  .filter((file) => paths.length === 0 || paths.some((path) => file.includes(path)));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'vitest.properties.config.ts', '--testTimeout=3600000', ...files],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DOCKHAND_PROPERTIES: times } },
);
process.exitCode = status ?? 1;
