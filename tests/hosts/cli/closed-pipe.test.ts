import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshHome, samples, startDockhand } from './dockhand.ts';

test.each([[[]], [['--json']]])(
  'a reader that stops early (%j) neither breaks the sending nor shows a trace',
  async (json) => {
    const home = freshHome();
    const child = startDockhand(home, ['submit', join(samples, 'cainiao-stock-in.xlsx'), ...json]);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const ledger = join(home, 'practice', 'ledger.ndjson');
    expect(existsSync(ledger) && readFileSync(ledger, 'utf8').trim().split('\n')).toHaveLength(5);
  },
);
