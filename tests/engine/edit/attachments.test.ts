import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
let dataDir: string;
beforeEach(async () => {
  dataDir = freshFolder();
  engine = await openEngine(dataDir);
});
afterEach(() => engine.close());

const codesOf = async (run: string) =>
  (await engine.call('problems.window', { run })).items
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
const attachmentsOf = async (run: string, key: string) => {
  const { items } = await engine.call('orders.window', { run, search: key });
  const { attachments } = await engine.call('orders.get', { order: items[0]?.id ?? 0 });
  return attachments.map(({ name }) => name);
};
const warningsOf = async (run: string) =>
  (await engine.call('problems.window', { run, severity: 'warning' })).items
    .filter(({ code }) => code.startsWith('attachment.'))
    .map(({ code, params }) => [code, params.name]);
/** A folder with these files, each of its own content; names may lead into folders. */
const folderOf = (...names: readonly string[]) => {
  const folder = freshFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `%PDF-1.4 ${name} in ${folder}`);
  }
  return folder;
};
const editCell = async (run: string, field: string, value: string) => {
  const { items } = await engine.call('lines.window', { run });
  return engine.call('edits.apply', { run, cells: [{ line: items[0]?.id ?? 0, field, value }] });
};
const submit = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
};

test('an order that lacks a file stays incomplete when its history is looked up', async () => {
  const sent = await importOne(engine, inboundCsv([{}]));
  await submit(sent.id);
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'gone.pdf' }]));
  expect(await codesOf(run)).toEqual(['attachment.notFound']);
});

test('an order that lacks a file stays incomplete when the run goes to another account', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'gone.pdf' }]));
  const { id: account } = await engine.call('accounts.save', {
    partner: 'etower',
    name: 'real',
    settings: {},
    secrets: { token: 't', key: 'k' },
  });
  const { counts } = await engine.call('runs.target', { run, target: 'production', account });
  expect(counts).toMatchObject({ ready: 0, incomplete: 1 });
  expect(await codesOf(run)).toEqual(['attachment.notFound']);
});

test('files of a dropped folder stay with their order when one of its cells is edited', async () => {
  const dropped = freshFolder();
  mkdirSync(join(dropped, 'R-1'));
  writeFileSync(join(dropped, 'R-1', 'list.pdf'), '%PDF-1.4');
  const { runs } = await engine.call('imports.create', {
    importId: 'dropped',
    paths: [inboundCsv([{}]), dropped],
  });
  const run = runs[0]?.id ?? '';
  expect(await attachmentsOf(run, 'R-1')).toEqual(['list.pdf']);
  const { items } = await engine.call('lines.window', { run });
  await engine.call('edits.apply', { run, cells: [{ line: items[0]?.id ?? 0, field: 'sku', value: 'OTHER' }] });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['list.pdf']);
});

test('files stay as they were copied at import when another cell is edited, whatever became of them since', async () => {
  const folder = freshFolder();
  const file = join(folder, 'list.pdf');
  writeFileSync(file, '%PDF-1.4');
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }], folder));
  rmSync(file);
  const { items } = await engine.call('lines.window', { run });
  const line = items[0]?.id ?? 0;
  const edit = await engine.call('edits.apply', { run, cells: [{ line, field: 'sku', value: 'OTHER' }] });
  expect(edit.counts).toMatchObject({ ready: 1 });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['list.pdf']);
});

test('a file is looked for again when its name, or the reference that its folder bears, is corrected', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'R-2'));
  writeFileSync(join(folder, 'R-2', 'invoice.pdf'), '%PDF-1.4');
  writeFileSync(join(folder, 'list.pdf'), '%PDF-1.4');
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'lits.pdf' }], folder));
  const { items } = await engine.call('lines.window', { run });
  const line = items[0]?.id ?? 0;
  await engine.call('edits.apply', { run, cells: [{ line, field: 'attachments', value: 'list.pdf' }] });
  expect(await codesOf(run)).toEqual([]);
  expect(await attachmentsOf(run, 'R-1')).toEqual(['list.pdf']);
  await engine.call('edits.apply', { run, cells: [{ line, field: 'referenceNo', value: 'R-2' }] });
  expect((await attachmentsOf(run, 'R-2')).toSorted()).toEqual(['invoice.pdf', 'list.pdf']);
});

test('a file that was missing is found once it lies there, with the next edit of its order', async () => {
  const folder = freshFolder();
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }], folder));
  writeFileSync(join(folder, 'list.pdf'), '%PDF-1.4');
  const { items } = await engine.call('lines.window', { run });
  const edit = await engine.call('edits.apply', {
    run,
    cells: [{ line: items[0]?.id ?? 0, field: 'sku', value: 'OTHER' }],
  });
  expect(edit.counts).toMatchObject({ errors: 0, ready: 1 });
});

test('an order whose files could not be looked for again is not sent', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'list.pdf'), '%PDF-1.4');
  const elsewhere = freshFolder();
  const other = await openEngine(elsewhere);
  const { id: run } = await importOne(other, inboundCsv([{}], folder));
  const { items } = await other.call('lines.window', { run });
  rmSync(join(elsewhere, 'blobs'), { recursive: true });
  writeFileSync(join(elsewhere, 'blobs'), 'a disk that fails');
  const cells = [{ line: items[0]?.id ?? 0, field: 'attachments', value: 'list.pdf' }];
  await expect(other.call('edits.apply', { run, cells })).rejects.toThrow();
  expect((await other.call('runs.get', { run })).counts).toMatchObject({ ready: 0, incomplete: 1 });
  await other.close();
});

test('files that were not found can be given later, singly or by their folder; orders that lack nothing keep theirs', async () => {
  const folder = freshFolder();
  const given = freshFolder();
  writeFileSync(join(folder, 'there.pdf'), '%PDF-1.4');
  const orders = ['there.pdf', 'list.pdf', 'invoice.pdf'].map((attachments, at) => ({
    referenceNo: `R-${at}`,
    attachments,
  }));
  const { id: run } = await importOne(engine, inboundCsv(orders, folder));
  expect(await codesOf(run)).toEqual(['attachment.notFound', 'attachment.notFound']);
  rmSync(join(folder, 'there.pdf'));
  writeFileSync(join(given, 'list.pdf'), '%PDF-1.4');
  expect(await engine.call('edits.attach', { run, paths: [join(given, 'list.pdf')] })).toEqual({
    mended: 1,
    lacking: 1,
    refused: [],
    unclaimed: [],
  });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['list.pdf']);
  mkdirSync(join(given, 'R-2'));
  writeFileSync(join(given, 'R-2', 'invoice.pdf'), '%PDF-1.4');
  expect(await engine.call('edits.attach', { run, paths: [given] })).toMatchObject({ mended: 1, lacking: 0 });
  expect(await attachmentsOf(run, 'R-2')).toEqual(['invoice.pdf']);
  expect(await attachmentsOf(run, 'R-0')).toEqual(['there.pdf']);
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 3, incomplete: 0, errors: 0 });
});

test('what was given but is not there, or is too much to be looked through, is told', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }]));
  const deep = folderOf(`${'in/'.repeat(10)}list.pdf`);
  expect(await engine.call('edits.attach', { run, paths: [join(deep, 'gone.pdf'), deep] })).toEqual({
    mended: 0,
    lacking: 1,
    refused: [
      { file: 'gone.pdf', code: 'notFound', params: {} },
      { file: basename(deep), code: 'folderTooLarge', params: {} },
    ],
    unclaimed: [],
  });
});

test('a file that was given later is found again when its order is edited', async () => {
  const given = freshFolder();
  writeFileSync(join(given, 'list.pdf'), '%PDF-1.4');
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }]));
  await engine.call('edits.attach', { run, paths: [given] });
  const { items } = await engine.call('lines.window', { run });
  const cells = [{ line: items[0]?.id ?? 0, field: 'referenceNo', value: 'R-9' }];
  await engine.call('edits.apply', { run, cells });
  expect(await attachmentsOf(run, 'R-9')).toEqual(['list.pdf']);
});

/** An order that names a file that is missing, with others that were found where nothing is any more. */
async function halfFound(attachments: string, ...names: readonly string[]) {
  const gone = folderOf(...names);
  const { runs } = await engine.call('imports.create', {
    importId: 'half',
    paths: [inboundCsv([{ attachments }]), gone],
  });
  rmSync(gone, { recursive: true });
  const [{ id: run } = { id: '' }] = runs;
  expect(await codesOf(run)).toEqual(['attachment.notFound']);
  return run;
}

test('what was found before stays with its order when the rest is given, although its place is gone', async () => {
  const run = await halfFound('a.pdf;b.pdf', 'b.pdf', 'R-1/c.pdf');
  const given = await engine.call('edits.attach', { run, paths: [folderOf('a.pdf')] });
  expect(given).toMatchObject({ mended: 1, lacking: 0 });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  expect(await codesOf(run)).toEqual([]);
  expect(await warningsOf(run)).toEqual([]);
});

test('what was found before stays with its order when another cell of it is edited', async () => {
  const run = await halfFound('a.pdf;b.pdf', 'b.pdf', 'R-1/c.pdf');
  await editCell(run, 'sku', 'OTHER');
  expect(await attachmentsOf(run, 'R-1')).toEqual(['b.pdf', 'c.pdf']);
  expect(await codesOf(run)).toEqual(['attachment.notFound']);
});

test('files that were found before and files that were given are too many together, as they would be at once', async () => {
  const run = await halfFound('a.pdf', 'R-1/b.pdf', 'R-1/c.pdf', 'R-1/d.pdf');
  const given = folderOf('a.pdf', 'R-1/e.pdf', 'R-1/f.pdf');
  expect(await engine.call('edits.attach', { run, paths: [given] })).toMatchObject({ mended: 0, lacking: 1 });
  expect(await attachmentsOf(run, 'R-1')).toHaveLength(6);
  expect(await codesOf(run)).toEqual(['attachment.tooMany']);
});

test('a file of the same name with other content takes the place of the one found before, and that is told', async () => {
  const run = await halfFound('a.pdf', 'R-1/b.pdf');
  await engine.call('edits.attach', { run, paths: [folderOf('a.pdf', 'R-1/b.pdf')] });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['a.pdf', 'b.pdf']);
  expect(await codesOf(run)).toEqual([]);
  expect(await warningsOf(run)).toEqual([['attachment.replaced', 'b.pdf']]);
  await editCell(run, 'sku', 'OTHER');
  expect(await warningsOf(run)).toEqual([['attachment.replaced', 'b.pdf']]);
});

test('of files whose place is gone, those still named stay when the names are edited, and others do not leave unseen', async () => {
  const run = await halfFound('a.pdf;b.pdf', 'b.pdf', 'R-1/c.pdf');
  await editCell(run, 'attachments', 'b.pdf;d.pdf');
  expect(await attachmentsOf(run, 'R-1')).toEqual(['b.pdf']);
  expect(await warningsOf(run)).toEqual([['attachment.left', 'c.pdf']]);
  await engine.call('edits.attach', { run, paths: [folderOf('d.pdf')] });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['d.pdf', 'b.pdf']);
  expect(await warningsOf(run)).toEqual([['attachment.left', 'c.pdf']]);
  await engine.call('edits.attach', { run, paths: [folderOf('R-1/c.pdf')] });
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 1, errors: 0 });
});

test('files whose place is gone go along when the reference is corrected, where they are named; others are told', async () => {
  const run = await halfFound('a.pdf;b.pdf', 'b.pdf', 'R-1/c.pdf');
  await editCell(run, 'referenceNo', 'R-2');
  expect(await attachmentsOf(run, 'R-2')).toEqual(['b.pdf']);
  expect(await codesOf(run)).toEqual(['attachment.notFound']);
  expect(await warningsOf(run)).toEqual([['attachment.left', 'c.pdf']]);
  await engine.call('edits.undo', { run });
  expect(await attachmentsOf(run, 'R-1')).toEqual(['b.pdf']);
  expect(await warningsOf(run)).toEqual([['attachment.left', 'c.pdf']]);
});

test('an order that another one joins has the files of both', async () => {
  const gone = folderOf('a.pdf', 'b.pdf');
  const orders = ['a.pdf', 'b.pdf'].map((attachments, at) => ({ referenceNo: `R-${at}`, attachments, boxNo: `${at}` }));
  const { runs } = await engine.call('imports.create', { importId: 'two', paths: [inboundCsv(orders), gone] });
  rmSync(gone, { recursive: true });
  const [{ id: run } = { id: '' }] = runs;
  await editCell(run, 'referenceNo', 'R-1');
  expect((await attachmentsOf(run, 'R-1')).toSorted()).toEqual(['a.pdf', 'b.pdf']);
  expect((await codesOf(run)).filter((code) => code.startsWith('attachment.'))).toEqual([]);
});

test.each([
  ['is sent', "UPDATE orders SET state = 'queued'"],
  ['gets other names', `UPDATE lines SET texts = replace(texts, 'a.pdf', 'other.pdf')`],
])('an order that %s in another program while its files are looked for keeps those it has', async (_, sql) => {
  const run = await halfFound('a.pdf', 'R-1/b.pdf');
  const { putBytes } = Blobs.prototype;
  const found = vi.spyOn(Blobs.prototype, 'putBytes').mockImplementationOnce(function (this: Blobs, bytes) {
    const other = new Sqlite(join(dataDir, 'dockhand.db'));
    other.exec(sql);
    other.close();
    return putBytes.call(this, bytes);
  });
  await engine.call('edits.attach', { run, paths: [folderOf('a.pdf')] });
  expect(found).toHaveBeenCalledOnce();
  found.mockRestore();
  expect(await attachmentsOf(run, 'R-1')).toEqual(['b.pdf']);
});
