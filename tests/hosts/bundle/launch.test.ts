import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A project of the same shape as this one: a command line that says a word of the engine's, and asks a worker. */
function smallProject() {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-bundle-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "type": "module", "imports": { "#engine/*": "./electron/engine/*" } }');
  write('electron/engine/word.ts', "export const word: string = 'one';\n");
  write(
    'electron/engine/ask.ts',
    `import { Worker } from 'node:worker_threads';
     const workerUrl = (from: string, name: string) => new URL('./' + name + (from.endsWith('.ts') ? '.ts' : '.js'), from);
     export const ask = () => new Promise((done) => new Worker(workerUrl(import.meta.url, 'tell-worker')).on('message', done));\n`,
  );
  write(
    'electron/engine/tell-worker.ts',
    `import { parentPort } from 'node:worker_threads';
     import { word } from '#engine/word.ts';
     parentPort?.postMessage('worker ' + word + ' ' + import.meta.url);\n`,
  );
  const program = `import { ask } from '#engine/ask.ts';
    import { word } from '#engine/word.ts';
    console.log(word, import.meta.url);
    console.log(await ask());\n`;
  write('electron/hosts/cli/main.ts', program);
  write('electron/hosts/cli/demo.ts', program);
  symlinkSync(
    fileURLToPath(new URL('../../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
    'junction',
  );
  return { folder, write, bundles: () => bundlesIn(folder) };
}

const bundlesIn = (folder: string) =>
  readdirSync(join(folder, 'out', 'cli')).filter((name) => /^[0-9a-f]{16}$/.test(name));

/** Runs its command line as scripts do. `ran`: which words were said, and whether from the bundle or the sources. */
function run(folder: string): Promise<{ readonly ran: string; readonly stderr: string }> {
  const launcher = new URL('../../../electron/hosts/bundle/launch.js', import.meta.url).href;
  const script = `import('${launcher}').then(({ launch }) => launch('main', process.argv[1]))`;
  const args = ['--eval', script, folder];
  const env = { ...process.env, DOCKHAND_LANG: 'en' };
  return new Promise((done) =>
    execFile(process.execPath, args, { env }, (_, stdout, stderr) => {
      const ran = stdout.replace(/file:\S+\.ts$/gm, 'from source').replace(/file:\S+\.js$/gm, 'from bundle');
      done({ ran: ran.trim().split('\n').join(', '), stderr });
    }),
  );
}

const bundled = (word: string) => ({ ran: `${word} from bundle, worker ${word} from bundle`, stderr: '' });

test('the first use bundles, workers too; what changes in a source is in the next run, and what is changed back', async () => {
  const { folder, write, bundles } = smallProject();
  for (const word of ['one', 'two', 'one']) {
    write('electron/engine/word.ts', `export const word: string = '${word}';\n`);
    expect(await run(folder)).toEqual(bundled(word));
  }
  expect(bundles()).toHaveLength(2);
});

test('a change that keeps size and time of the file is seen', async () => {
  const { folder, write } = smallProject();
  await run(folder);
  const word = join(folder, 'electron/engine/word.ts');
  const { atime, mtime } = statSync(word);
  write('electron/engine/word.ts', "export const word: string = 'six';\n");
  utimesSync(word, atime, mtime);
  expect(await run(folder)).toEqual(bundled('six'));
});

test('a source that was only touched, as by a checkout, is not bundled again', async () => {
  const { folder, bundles } = smallProject();
  await run(folder);
  const built = statSync(join(folder, 'out', 'cli', bundles()[0] ?? '', 'main.js')).mtimeMs;
  utimesSync(join(folder, 'electron/engine/word.ts'), new Date(), new Date());
  expect(await run(folder)).toEqual(bundled('one'));
  expect(statSync(join(folder, 'out', 'cli', bundles()[0] ?? '', 'main.js')).mtimeMs).toBe(built);
  expect(bundles()).toHaveLength(1);
});

test('several first uses at a time all run, and leave one bundle', async () => {
  const { folder, bundles } = smallProject();
  const runs = await Promise.all([1, 2, 3, 4].map(() => run(folder)));
  expect(runs).toEqual([1, 2, 3, 4].map(() => bundled('one')));
  expect(bundles()).toHaveLength(1);
  expect(readdirSync(join(folder, 'out', 'cli')).filter((name) => name.startsWith('.building'))).toEqual([]);
});

test('old bundles go, but not those that a running program may still load from', async () => {
  const { folder, bundles } = smallProject();
  const names = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(16));
  for (const [days, name] of names.entries()) {
    mkdirSync(join(folder, 'out', 'cli', name), { recursive: true });
    utimesSync(join(folder, 'out', 'cli', name), new Date(), Date.now() / 1000 - days * 86_400);
  }
  expect(await run(folder)).toEqual(bundled('one'));
  expect(bundles()).toHaveLength(4);
  expect(names.filter((name) => bundles().includes(name))).toEqual(names.slice(0, 3));
});

test('where nothing can be bundled the sources run, and one sentence says so', async () => {
  const { folder, write } = smallProject();
  write('out', 'a file where a folder should be');
  const { ran, stderr } = await run(folder);
  expect(ran).toBe('one from source, worker one from source');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/could not be bundled and runs from its sources.*npm run build/),
  ]);
});

test('a source that does not compile is told by Node, and mended it runs again', async () => {
  const { folder, write } = smallProject();
  await run(folder);
  write('electron/engine/word.ts', 'export const word: string = ;\n');
  const broken = await run(folder);
  expect(broken.ran).toBe('');
  expect(broken.stderr).toMatch(/could not be bundled[\s\S]*word\.ts/);
  write('electron/engine/word.ts', "export const word: string = 'well';\n");
  expect(await run(folder)).toEqual(bundled('well'));
});
