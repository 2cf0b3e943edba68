import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([['offise'], ['office', '--desk', '3'], ['office', '--kills', 'many'], ['office', '6'], ['10', 'kills=4']])(
  'words that it does not know start nothing: %s %s %s',
  (...words) => {
    const main = join(import.meta.dirname, 'main.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('npm run soak -- office [--desks 50]');
  },
);
