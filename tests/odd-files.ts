/**
 * `npm run odd-files`: every odd workbook of ../shared, held against a second reader; `npm test` takes a sample.
 */
import { spawnSync } from 'node:child_process';

const env = { ...process.env, DOCKHAND_ODD_FILES: 'all' };
const tests = ['second-opinion', 'corpus', 'open-xlsx'].map((name) => `tests/engine/read/${name}.test.ts`);
const { status } = spawnSync('npx', ['vitest', 'run', ...tests], { env, stdio: 'inherit', shell: true });
process.exitCode = status ?? 1;
