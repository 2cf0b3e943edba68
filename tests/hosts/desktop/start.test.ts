import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/hosts/node/built.ts';

const start = (env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [join(projectFolder, 'electron/hosts/desktop/start.ts')], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });

test.runIf(process.platform === 'linux')(
  'npm start without a display says so in one sentence and names the way out',
  () => {
    for (const [lang, words] of [
      ['zh', '没有图形界面'],
      ['en', 'no display'],
    ] as const) {
      const { status, stderr, stdout } = start({ DOCKHAND_LANG: lang });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(words);
      expect(stderr).toContain('npm run web');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  },
);
