import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type Input, type ProcedureName } from '#shared/contract.ts';
import { pathsAllowed } from '../../../electron/hosts/desktop/paths-allowed.ts';
import { writtenPaths } from '../../../electron/hosts/transport/written-paths.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

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

type Call = { [N in ProcedureName]: readonly [name: N, input: Input<N>] }[ProcedureName];
const admit = ([name, input]: Call) => allowed().admit(name, input);

/** A call for every field of the contract in which a page names what is to be read. */
const reading: Readonly<Record<string, (path: string) => Call>> = {
  'imports.create paths': (path) => ['imports.create', { importId: 'i', paths: [chosen, path] }],
  'imports.create attachmentsDir': (path) => [
    'imports.create',
    { importId: 'i', paths: [chosen], attachmentsDir: path },
  ],
  'edits.attach paths': (path) => ['edits.attach', { run: 'r', paths: [chosen, path] }],
  'edits.attachTo paths': (path) => ['edits.attachTo', { run: 'r', order: 1, paths: [chosen, path] }],
  'layouts.read path': (path) => ['layouts.read', { path }],
  'layouts.import path': (path) => ['layouts.import', { path }],
  'office.setLogo path': (path) => ['office.setLogo', { path }],
  'skuItems.import path': (path) => ['skuItems.import', { path }],
  'rateCards.import path': (path) => ['rateCards.import', { path }],
  'backups.restore from': (path) => ['backups.restore', { from: path }],
};

/** The same of where something is to be written. */
const writing: Readonly<Record<string, (out: string) => Call>> = {
  'reports.write out': (out) => ['reports.write', { run: 'r', type: 'errors', out }],
  'templates.write out': (out) => ['templates.write', { kind: 'k', out }],
  'labels.write out': (out) => ['labels.write', { run: 'r', settings: {}, out }],
  'packingLists.write out': (out) => ['packingLists.write', { run: 'r', out }],
  'layouts.export out': (out) => ['layouts.export', { out }],
  'layouts.ofRun out': (out) => ['layouts.ofRun', { run: 'r', out }],
  'rateCards.template out': (out) => ['rateCards.template', { out }],
  'freight.export out': (out) => ['freight.export', { run: 'r', out }],
  'followUp.export out': (out) => ['followUp.export', { out, lang: 'zh' }],
  'masterData.products out': (out) => ['masterData.products', { run: 'r', out }],
  'backups.create out': (out) => ['backups.create', { out }],
};

/** Called like one, and none: the days that runs are listed of. */
const noPaths = ['runs.list from', 'runs.list to'];

test('there is a case for every field of the contract that names a file or a folder', () => {
  const named = Object.entries(contract).flatMap(([name, { input }]) =>
    textFields(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
      .filter((field) => /path|file|folder|dir$|^(out|from|to|source|target)$/i.test(field))
      .map((field) => `${name} ${field}`),
  );
  expect(named.toSorted()).toEqual([...Object.keys(reading), ...Object.keys(writing), ...noPaths].toSorted());
});

describe.each(Object.entries(reading))('%s', (_field, call) => {
  test('reads what was chosen, and what lies in a chosen folder', () => {
    for (const path of [chosen, join(folder, 'A-1.pdf'), join(folder, '2026', 'A-2.pdf')])
      expect(() => admit(call(path)), path).not.toThrow();
  });

  test.each([
    resolve('/etc/passwd'),
    resolve('/home/li/other.xlsx'),
    `${chosen}.bak`,
    `${folder}2`,
    `${folder}/../other.xlsx`,
    join(dataDir, 'dockhand.db'),
    resolve('/out/report.xlsx'),
  ])('nothing else, whoever names it: %s', (path) => {
    expect(() => admit(call(path))).toThrow(
      expect.objectContaining({ code: 'path.notPicked', params: { file: path } }),
    );
  });
});

describe.each(Object.entries(writing))('%s', (_field, call) => {
  test('nothing is written but where a dialog said, whatever may be read', () => {
    expect(() => admit(call(resolve('/out/report.xlsx')))).not.toThrow();
    for (const out of [chosen, join(folder, 'a.xlsx'), resolve('/out/other.xlsx')])
      expect(() => admit(call(out)), out).toThrow('path.notChosen');
  });

  test('what it wrote is known, so that the person may open it', () => {
    const [name] = call('');
    // An answer that is looked at for its files is parsed; none is what another procedure’s answer comes to.
    expect(() => writtenPaths(name, undefined)).toThrow(z.ZodError);
  });
});

test('a logo that is taken away names no file', () => {
  expect(() => allowed().admit('office.setLogo', { path: null })).not.toThrow();
});

test('the program’s own backups are for restoring alone', () => {
  for (const from of [join(dataDir, 'backups', 'daily.db'), join(dataDir, 'replaced-20260131-083000.db')]) {
    expect(() => allowed().admit('backups.restore', { from })).not.toThrow();
    expect(() => allowed().admit('imports.create', { importId: 'i', paths: [from] })).toThrow('path.notPicked');
  }
});

/** The text fields of a procedure's input, at any depth, by their names. */
function textFields(schema: JsonSchema, name = ''): string[] {
  const { type, enum: choices, properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const own = [type].flat().includes('string') && choices === undefined ? [name] : [];
  const below = [...anyOf, ...oneOf, ...allOf, ...(items === undefined ? [] : [items].flat())];
  return [
    ...own,
    ...Object.entries(properties).flatMap(([key, field]) => textFields(field as JsonSchema, key)),
    ...below.flatMap((field) => textFields(field as JsonSchema, name)),
  ];
}
