import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawRooms, withDrawing } from './drawing.ts';
import { findingsIn } from './findings.ts';
import { readTree, type Tree } from './imports.ts';

const root = resolve(import.meta.dirname, '../..');

/** A made-up program of these files, read from a folder of its own. */
function program(files: Readonly<Record<string, string>>): Tree {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const shortcuts = { '#shared/*': './shared/*', '#engine/*': './electron/engine/*' };
  const all = { 'package.json': JSON.stringify({ imports: shortcuts }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readTree(folder);
}

const messages = (tree: Tree) => findingsIn(tree, []).map(({ message }) => message);

test('the drawing of the rooms in ARCHITECTURE.md is the one of this source', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  expect(withDrawing(page, drawRooms(readTree(root)))).toBe(page);
});

test('rooms that import each other one way only, through their doors, are left in peace', () => {
  const tree = program({
    'shared/kinds/registry.ts': 'export const kinds = [];',
    'electron/engine/ports.ts': 'export interface Clock {}',
    'electron/engine/store/store.ts': "import type { Clock } from '../ports.ts';\nimport './runs.ts';",
    'electron/engine/store/runs.ts': "import '#shared/kinds/registry.ts';",
    'electron/engine/check/check.ts': "export { createStore } from '../store/store.ts';",
    'electron/engine/engine.ts': "import './check/check.ts';\nimport './store/store.ts';",
    'electron/hosts/cli/main.ts': "import '#engine/engine.ts';\nimport 'node:fs';",
  });
  expect(messages(tree)).toEqual([]);
  expect(tree.imports).toHaveLength(7);
});

test.each([
  ['a value', "import { order } from '../store/store.ts';"],
  ['a type', "import type { Order } from '../store/store.ts';"],
  ['a type said in place', "export type Order = import('../store/store.ts').Order;"],
  ['an export passed on', "export * from '../store/store.ts';"],
  ['an import at run time', "export const load = () => import('../store/store.ts');"],
  ['the short name of the engine', "import { order } from '#engine/store/store.ts';"],
])('a cycle closed by %s is found, with the lines that close it', (_, line) => {
  const tree = program({
    'electron/engine/check/check.ts': `import 'node:fs';\n\n${line}\n`,
    'electron/engine/store/store.ts': "import './orders.ts';",
    'electron/engine/store/orders.ts': "import '../check/check.ts';",
  });
  expect(messages(tree)).toEqual([
    [
      'Cycle: electron/engine/check → electron/engine/store → electron/engine/check',
      '  electron/engine/check → electron/engine/store',
      '    electron/engine/check/check.ts:3 imports electron/engine/store/store.ts',
      '  electron/engine/store → electron/engine/check',
      '    electron/engine/store/orders.ts:1 imports electron/engine/check/check.ts',
    ].join('\n'),
  ]);
});

test('what looks like an import in a text or a comment is none', () => {
  const tree = program({
    'electron/engine/check/check.ts':
      "// import '../store/store.ts';\nexport const text = `import '../store/store.ts'`;",
    'electron/engine/store/store.ts': "import '../check/check.ts';",
  });
  expect(messages(tree)).toEqual([]);
});

test('a cycle over several rooms is found once, with all its arrows', () => {
  const tree = program({
    'renderer/frame/frame.tsx': "import '../screens/grid.tsx';\nexport const frame = <div />;",
    'renderer/screens/grid.tsx': "import '../orders/orders.tsx';",
    'renderer/orders/orders.tsx': "import '../frame/frame.tsx';",
  });
  expect(messages(tree)).toEqual([
    expect.stringContaining('Cycle: renderer/frame → renderer/screens → renderer/orders → renderer/frame'),
  ]);
});

test('a cycle between a file and a folder beside it is found', () => {
  const tree = program({
    'shared/contract.ts': "import './contract/run.ts';",
    'shared/contract/run.ts': "import '../contract.ts';",
  });
  expect(messages(tree)).toEqual([expect.stringContaining('Cycle: shared/contract → shared/contract.ts')]);
});

test('a cycle between the parts of the program is found', () => {
  const tree = program({
    'shared/problem.ts': "import '#engine/engine.ts';",
    'electron/engine/engine.ts': "import '#shared/problem.ts';",
  });
  expect(messages(tree)).toEqual([expect.stringContaining('Cycle: electron/engine → shared → electron/engine')]);
});

test('an import past a door is found, from another room and from a host', () => {
  const tree = program({
    'electron/engine/store/store.ts': "import './runs.ts';",
    'electron/engine/store/runs.ts': '',
    'electron/engine/check/check.ts': "import '../store/store.ts';\nimport type { Run } from '../store/runs.ts';",
    'electron/hosts/cli/main.ts': "import '#engine/store/runs.ts';",
  });
  const why = 'imports electron/engine/store/runs.ts; its door is electron/engine/store/store.ts';
  expect(messages(tree)).toEqual([
    `Past the door: electron/engine/check/check.ts:2 ${why}`,
    `Past the door: electron/hosts/cli/main.ts:1 ${why}`,
  ]);
});

test('a second door is let through while somebody uses it', () => {
  const tree = program({
    'electron/engine/read/read.ts': '',
    'electron/engine/read/limits.ts': '',
    'electron/engine/import/import.ts': "import '../read/limits.ts';",
  });
  const door = (file: string) => [{ file: `electron/engine/read/${file}`, why: 'loads no reader' }];
  expect(findingsIn(tree, door('limits.ts'))).toEqual([]);
  expect(findingsIn(tree, door('gate.ts')).map(({ message }) => message)).toEqual([
    expect.stringContaining('Past the door: electron/engine/import/import.ts:1'),
    expect.stringContaining('Nobody uses the second door electron/engine/read/gate.ts'),
  ]);
});

test('a room of the engine without a door is found', () => {
  const tree = program({ 'electron/engine/check/parse-cell.ts': '' });
  expect(messages(tree)).toEqual(['No door: electron/engine/check has no file check.ts']);
});

test('the drawing leaves out an arrow that follows from others', () => {
  const tree = program({
    'electron/engine/ports.ts': '',
    'electron/engine/store/store.ts': "import '../ports.ts';",
    'electron/engine/engine.ts': "import './store/store.ts';\nimport './ports.ts';",
  });
  expect(drawRooms(tree).split('\n')).toEqual([
    '```mermaid',
    'flowchart TD',
    '  engine.ts --> store',
    '  store --> ports.ts',
    '```',
  ]);
});
