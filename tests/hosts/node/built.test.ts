import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureBuilt, projectFolder } from '../../../electron/hosts/node/built.ts';

/** A project of the same shape as this one, whose page says a word. */
function smallProject() {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-page-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "type": "module", "main": "out/main/main.js" }');
  write('electron/main.ts', 'console.log("main");\n');
  write('electron/preload.ts', 'console.log("preload");\n');
  write('renderer/index.html', '<!doctype html><script type="module" src="./main.ts"></script>\n');
  write('renderer/main.ts', 'document.title = "one";\n');
  write('notes.txt', 'in nothing that is built');
  write(
    'electron.vite.config.ts',
    `export default {
       main: { build: { rolldownOptions: { input: { main: 'electron/main.ts' } } } },
       preload: { build: { rolldownOptions: { input: { preload: 'electron/preload.ts' } } } },
       renderer: { root: 'renderer', build: { rolldownOptions: { input: 'renderer/index.html' } } },
     };\n`,
  );
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const out = (path: string) => join(folder, 'out', path);
  const page = () => globSync('renderer/assets/*.js', { cwd: out('') }).map((file) => readFileSync(out(file), 'utf8'));
  return { folder, write, out, page };
}

test('it is built of the sources as they are, and again only when one of them changes', () => {
  const { folder, write, out, page } = smallProject();
  for (const word of ['one', 'two', 'one']) {
    write('renderer/main.ts', `document.title = "${word}";\n`);
    expect(ensureBuilt(folder)).toBe(true);
    expect(page()).toEqual([expect.stringContaining(word)]);
  }
  expect(readdirSync(out('')).sort()).toEqual(['main', 'page.json', 'preload', 'renderer']);
  writeFileSync(out('main/main.js'), 'marked');
  write('notes.txt', 'changed');
  expect(ensureBuilt(folder)).toBe(true);
  expect(readFileSync(out('main/main.js'), 'utf8')).toBe('marked');
});

test('while it is built again, what was built before stays in place, and after a build that fails too', async () => {
  const { folder, write, out, page } = smallProject();
  expect(ensureBuilt(folder)).toBe(true);
  write('renderer/main.ts', 'document.title = "two";\n');
  const building = spawn(process.execPath, [join(projectFolder, 'electron/hosts/bundle/build-page.ts'), folder], {
    cwd: folder,
  });
  const ended = once(building, 'exit');
  let gone = 0;
  const watching = setInterval(() => {
    if (!existsSync(out('renderer/index.html')) || !existsSync(out('main/main.js'))) gone += 1;
  }, 1);
  expect(await ended).toEqual([0, null]);
  clearInterval(watching);
  // Put in place by two renames, between which this may look once for each of the two.
  expect(gone).toBeLessThanOrEqual(2);
  expect(page()).toEqual([expect.stringContaining('two')]);
  write('renderer/main.ts', 'document.title = ;\n');
  expect(ensureBuilt(folder)).toBe(false);
  expect(page()).toEqual([expect.stringContaining('two')]);
});
