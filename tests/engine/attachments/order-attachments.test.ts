import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orderAttachments } from '#engine/attachments/attachments.ts';
import { Blobs } from '#engine/blobs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { freshFolder } from '../engine-fixture.ts';

const kind: AnyKind = overseasInbound;
const MB = 1024 * 1024;

/** An order whose lines have these attachment cells, looked up in a folder that holds files of these sizes. */
async function found(cells: readonly SourceCell[], sizes: Record<string, number>, settings = {}) {
  const folder = freshFolder();
  for (const [name, size] of Object.entries(sizes)) {
    const bytes = Buffer.alloc(size);
    bytes.write('%PDF-1.4');
    writeFileSync(join(folder, name), bytes);
  }
  const lines = cells.map((attachments, at) => ({
    id: at + 1,
    file: 0,
    sheet: 'S',
    row: at + 2,
    part: 'whole' as const,
    cells: { attachments },
  }));
  const places = { workbookDir: folder, attachmentsDir: null, dropped: [] };
  const blobs = new Blobs(join(folder, 'blobs'));
  const result = await orderAttachments(kind, { key: 'K', lines, below: [], problems: [] }, settings, places, blobs);
  return {
    names: result.attachments.map(({ name }) => name),
    problems: result.problems.map(({ code, line }) => [code, line]),
  };
}

test('names that are repeated on every line of the order are looked for once', async () => {
  expect(await found(['a.pdf', 'a.pdf', 'b.pdf'], { 'a.pdf': 10 })).toEqual({
    names: ['a.pdf'],
    problems: [['attachment.notFound', 3]],
  });
});

test('copies that a merged cell lends are not looked at', async () => {
  const lent: SourceCell = { type: 'plain', value: 'gone.pdf', mergedFrom: 2 };
  expect(await found(['a.pdf', lent], { 'a.pdf': 10 })).toEqual({ names: ['a.pdf'], problems: [] });
});

test('5 MB a file and 20 MB an order, unless the account says otherwise', async () => {
  expect(await found(['a.pdf'], { 'a.pdf': 5 * MB })).toMatchObject({ problems: [] });
  expect(await found(['a.pdf'], { 'a.pdf': 5 * MB + 1 })).toMatchObject({ problems: [['attachment.tooLarge', 1]] });
  const five = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.pdf`, 4 * MB + 1]));
  const cell = Object.keys(five).join(';');
  expect(await found([cell], five)).toMatchObject({ problems: [['attachment.requestTooLarge', 1]] });
  expect(await found([cell], five, { requestMaxMb: 21 })).toMatchObject({ problems: [] });
  expect(await found(['a.pdf'], { 'a.pdf': 2 * MB }, { attachmentMaxMb: 1 })).toMatchObject({
    problems: [['attachment.tooLarge', 1]],
  });
});
