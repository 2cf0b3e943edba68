import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pathsAllowed } from '../../../electron/hosts/desktop/paths-allowed.ts';

const dataDir = resolve('/data');
const chosen = resolve('/home/li/订单.xlsx');
const folder = resolve('/home/li/发票');

function allowed() {
  const paths = pathsAllowed(dataDir);
  paths.allowInput(chosen);
  paths.allowInput(folder);
  paths.allowOutput(resolve('/out/report.xlsx'));
  return paths;
}

const reading = (path: string) =>
  [
    ['imports.create', { importId: 'i', paths: [chosen, path] }],
    ['imports.create', { importId: 'i', paths: [chosen], attachmentsDir: path }],
    ['edits.attach', { run: 'r', paths: [path] }],
    ['skuItems.import', { path }],
    ['rateCards.import', { path }],
    ['backups.restore', { from: path }],
  ] as const;

test.each(reading(chosen).map(([name, input]) => [name, input] as const))(
  '%s reads what was chosen: %j',
  (name, input) => expect(() => allowed().admit(name, input)).not.toThrow(),
);

test.each([join(folder, 'A-1.pdf'), join(folder, '2026', 'A-2.pdf')])('what lies in a chosen folder: %s', (path) => {
  for (const [name, input] of reading(path)) expect(() => allowed().admit(name, input)).not.toThrow();
});

test.each([
  resolve('/etc/passwd'),
  resolve('/home/li/other.xlsx'),
  `${chosen}.bak`,
  `${folder}2`,
  `${folder}/../other.xlsx`,
  join(dataDir, 'dockhand.db'),
])('nothing else, whoever names it: %s', (path) => {
  for (const [name, input] of reading(path)) {
    expect(() => allowed().admit(name, input), `${name} ${path}`).toThrow(
      expect.objectContaining({ code: 'path.notPicked', params: { file: path } }),
    );
  }
});

test('the program’s own backups are for restoring alone', () => {
  for (const from of [join(dataDir, 'backups', 'daily.db'), join(dataDir, 'replaced-20260131-083000.db')]) {
    expect(() => allowed().admit('backups.restore', { from })).not.toThrow();
    expect(() => allowed().admit('imports.create', { importId: 'i', paths: [from] })).toThrow('path.notPicked');
  }
});

test('nothing is written but where a dialog said, whatever may be read', () => {
  expect(() => allowed().admit('backups.create', { out: resolve('/out/report.xlsx') })).not.toThrow();
  expect(() => allowed().admit('backups.create', { out: chosen })).toThrow('path.notChosen');
});
