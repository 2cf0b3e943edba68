import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine(freshFolder());
});
afterEach(() => engine.close());

/** A file of its own content. */
function file(name: string, content = `%PDF-1.4 ${name}`, folder = freshFolder()): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const orderOf = async (run: string, key: string) => {
  const { items } = await engine.call('orders.window', { run, search: key });
  return items[0]?.id ?? 0;
};
const filesOf = async (run: string, key: string) => {
  const { attachments } = await engine.call('orders.get', { order: await orderOf(run, key) });
  return attachments.map(({ name, byHand }) => `${name}${byHand ? ' by hand' : ''}`);
};
const problemsOf = async (run: string) =>
  (await engine.call('problems.window', { run })).items
    .filter(({ code }) => code.startsWith('attachment.'))
    .map(({ code, severity, params }) => [code, severity, params.name]);
const attach = async (run: string, key: string, ...paths: string[]) =>
  engine.call('edits.attachTo', { run, order: await orderOf(run, key), paths });
const edit = async (run: string, field: string, value: string, row = 0) => {
  const { items } = await engine.call('lines.window', { run });
  return engine.call('edits.apply', { run, cells: [{ line: items[row]?.id ?? 0, field, value }] });
};

test('files given to one order go with it and with no other, and are sent with it', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}, { referenceNo: 'R-2' }]));
  const invoice = file('invoice.pdf');
  expect(await attach(run, 'R-1', invoice)).toEqual({ attached: ['invoice.pdf'], refused: [], problems: [] });
  rmSync(invoice);
  expect(await filesOf(run, 'R-1')).toEqual(['invoice.pdf by hand']);
  expect(await filesOf(run, 'R-2')).toEqual([]);
  const { items } = await engine.call('lines.window', { run });
  expect(items.map(({ order, files }) => [order, files])).toEqual([
    ['R-1', 1],
    ['R-2', 0],
  ]);
  expect(await engine.call('submissions.attached', { run })).toMatchObject({ files: 1, orders: 1 });
  const { body } = await engine.call('orders.get', { order: await orderOf(run, 'R-1') });
  expect(JSON.parse(body ?? '')).toMatchObject({ attachments: [{ attachName: expect.stringContaining('invoice') }] });
});

test('whatever becomes of the names in its cells and of its own number, it keeps them', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}, { referenceNo: 'R-2' }]));
  await attach(run, 'R-1', file('invoice.pdf'));
  await edit(run, 'sku', 'OTHER');
  await edit(run, 'attachments', 'gone.pdf');
  expect(await filesOf(run, 'R-1')).toEqual(['invoice.pdf by hand']);
  await edit(run, 'attachments', '');
  await edit(run, 'referenceNo', 'R-9');
  expect(await filesOf(run, 'R-9')).toEqual(['invoice.pdf by hand']);
  expect(await problemsOf(run)).toEqual([]);
});

test('a file that its cells name and that was missed is found by being given; taken away, it is missed again', async () => {
  const { id: run } = await importOne(
    engine,
    inboundCsv([{ attachments: 'list.pdf' }, { referenceNo: 'R-2', attachments: 'list.pdf' }]),
  );
  await attach(run, 'R-1', file('list.pdf'));
  expect(await filesOf(run, 'R-1')).toEqual(['list.pdf by hand']);
  // It was meant for this order only.
  expect(await problemsOf(run)).toEqual([['attachment.notFound', 'error', 'list.pdf']]);
  await edit(run, 'sku', 'OTHER');
  expect(await filesOf(run, 'R-1')).toEqual(['list.pdf by hand']);
  const order = await orderOf(run, 'R-1');
  expect(await engine.call('edits.detach', { run, order, name: 'list.pdf' })).toEqual({ detached: true });
  expect(await filesOf(run, 'R-1')).toEqual([]);
  expect(await problemsOf(run)).toHaveLength(2);
  expect(await engine.call('edits.detach', { run, order, name: 'list.pdf' })).toEqual({ detached: false });
});

test('one of the same name takes the place of the other, which is told', async () => {
  const folder = freshFolder();
  file('list.pdf', '%PDF-1.4 first', folder);
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }], folder));
  await attach(run, 'R-1', file('list.pdf', '%PDF-1.4 second'));
  expect(await filesOf(run, 'R-1')).toEqual(['list.pdf by hand']);
  expect(await problemsOf(run)).toEqual([['attachment.replaced', 'warning', 'list.pdf']]);
});

test('what cannot be attached is answered and not attached; too many are an error of the order', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const answer = await attach(
    run,
    'R-1',
    file('notes.txt'),
    file('empty.pdf', ''),
    file('odd.pdf', 'no PDF'),
    '/nowhere/x.pdf',
  );
  expect(answer).toMatchObject({ attached: [], refused: [{ code: 'notFound' }] });
  expect(answer.problems.map(({ code, params }) => [code, params.name])).toEqual([
    ['attachment.wrongType', 'notes.txt'],
    ['attachment.empty', 'empty.pdf'],
    ['attachment.contentMismatch', 'odd.pdf'],
  ]);
  expect(await filesOf(run, 'R-1')).toEqual([]);
  const folder = freshFolder();
  for (const n of [1, 2, 3, 4, 5, 6]) file(`${n}.pdf`, undefined, folder);
  await attach(run, 'R-1', folder);
  expect((await problemsOf(run)).map(([code]) => code)).toEqual(['attachment.tooMany']);
  await engine.call('edits.detach', { run, order: await orderOf(run, 'R-1'), name: '6.pdf' });
  expect(await problemsOf(run)).toEqual([]);
  expect((await engine.call('runs.get', { run })).counts.ready).toBe(1);
});

test('an order that was sent, one of another run and a kind without attachments take none', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const other = await importOne(engine, inboundCsv([{ referenceNo: 'R-7' }]));
  const order = await orderOf(run, 'R-1');
  const paths = [file('invoice.pdf')];
  await expect(engine.call('edits.attachTo', { run: other.id, order, paths })).rejects.toMatchObject({
    code: 'order.missing',
  });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  await expect(engine.call('edits.attachTo', { run, order, paths })).rejects.toMatchObject({ code: 'order.locked' });
  await expect(engine.call('edits.detach', { run, order, name: 'x' })).rejects.toMatchObject({ code: 'order.locked' });
});

test('when the files of its run are read again an order keeps them; where it is gone that is asked first', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}, { referenceNo: 'R-2' }]));
  await attach(run, 'R-2', file('invoice.pdf'));
  const [recognised] = await engine.call('imports.recognition', { run });
  const sheet = recognised?.sheets[0];
  const choices = [{ file: 0, sheet: sheet?.sheet ?? '', use: 'whole' as const, kind: 'overseas-inbound' }];
  const again = await engine.call('imports.remap', { importId: 'again', run, choices });
  const anew = again.runs[0]?.id ?? '';
  expect(await filesOf(anew, 'R-2')).toEqual(['invoice.pdf by hand']);

  // The table is said to end before its row.
  const shorter = [{ ...choices[0], file: 0, sheet: sheet?.sheet ?? '', use: 'whole' as const, ends: 'R-2' }];
  const refused = await engine.call('imports.remap', { importId: 'shorter', run: anew, choices: shorter });
  expect(refused.unkept).toMatchObject([{ field: 'attachments', value: 'invoice.pdf', row: 3 }]);
  expect(await filesOf(anew, 'R-2')).toEqual(['invoice.pdf by hand']);
  const lost = await engine.call('imports.remap', { importId: 'lost', run: anew, choices: shorter, lose: true });
  expect(lost.runs).toHaveLength(1);
});

test('files given to the run that no order names are told, to be asked about', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ attachments: 'list.pdf' }]));
  const stray = file('invoice.pdf');
  const folder = freshFolder();
  mkdirSync(join(folder, 'sub'));
  file('beside.pdf', undefined, join(folder, 'sub'));
  const answer = await engine.call('edits.attach', { run, paths: [file('list.pdf'), stray, folder] });
  expect(answer).toMatchObject({ mended: 1, lacking: 0, unclaimed: [stray] });
});
