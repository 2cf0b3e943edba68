import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type AttachmentRequest,
  type ResolvedAttachments,
  resolveAttachments,
} from '#engine/attachments/find-attachments.ts';
import { KnownFolders } from '#engine/attachments/known-folders.ts';
import { Blobs } from '#engine/blobs.ts';
import { zipParts } from '../read/make-xlsx.ts';
import { temporaryFolder } from '../read/read-fixture.ts';

const PDF = '%PDF-1.7 something';
const RULES = { field: 'attachments', maxCount: 3, types: ['pdf', 'zip', 'rar', 'xls', 'xlsx'], maxNameLength: 20 };

let folder: string;
let blobs: Blobs;

beforeEach(() => {
  const base = temporaryFolder();
  folder = join(base, 'orders');
  mkdirSync(folder);
  blobs = new Blobs(join(base, 'data', 'blobs'));
});

const put = (name: string, content: string | Uint8Array = PDF) => writeFileSync(join(folder, name), content);

/** The same comes of it whether the order is looked for alone or among many. */
async function resolve(text: string | null, options: Partial<AttachmentRequest> = {}): Promise<ResolvedAttachments> {
  const place = { field: 'attachments', line: 7 };
  const request = {
    reference: 'PO-1',
    cells: text === null ? [] : [{ ...place, text }],
    place,
    folders: [folder],
    rules: RULES,
    limits: { fileBytes: 1000, requestBytes: 2000 },
    ...options,
  };
  const alone = await resolveAttachments(request, blobs);
  expect(await resolveAttachments({ ...request, known: new KnownFolders() }, blobs)).toEqual(alone);
  return alone;
}

const names = ({ attachments }: ResolvedAttachments) => attachments.map(({ name }) => name);
const codes = ({ problems }: ResolvedAttachments) => problems.map(({ code }) => code);

describe('named in a cell', () => {
  test('several names, any separator; each is copied at once', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.PDF']) put(name, `${PDF} ${name}`);
    const resolved = await resolve('a.pdf；b.pdf\nc.PDF');
    expect(resolved.problems).toEqual([]);
    expect(resolved.attachments).toMatchObject([
      { name: 'a.pdf', type: 'pdf', size: 24 },
      { name: 'b.pdf', type: 'pdf' },
      { name: 'c.PDF', type: 'pdf' },
    ]);
    put('a.pdf', 'changed later');
    expect((await blobs.read(resolved.attachments[0]?.sha256 ?? '')).toString()).toBe(`${PDF} a.pdf`);
  });

  test('a name may hold a separator itself', async () => {
    put('发票, 6月.pdf');
    expect(names(await resolve('发票, 6月.pdf'))).toEqual(['发票, 6月.pdf']);
  });

  test('folders are searched in order, single dropped files by name', async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, 'a.pdf'), `${PDF} chosen`);
    writeFileSync(join(other, 'loose.pdf'), PDF);
    put('a.pdf');
    const resolved = await resolve('a.pdf;loose.pdf', { folders: [folder, join(other, 'loose.pdf')] });
    expect(resolved.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['a.pdf', PDF.length],
      ['loose.pdf', PDF.length],
    ]);
  });

  test.each([
    ['gone.pdf', 'attachment.notFound'],
    ['../secret.pdf', 'attachment.outside'],
    ['\\\\host\\share\\a.pdf', 'attachment.outside'],
    ['link.pdf', 'attachment.outside'],
    ['note.txt', 'attachment.wrongType'],
    ['fake.pdf', 'attachment.contentMismatch'],
    ['fake.xls', 'attachment.contentMismatch'],
    ['empty.pdf', 'attachment.empty'],
    ['big.pdf', 'attachment.tooLarge'],
    ['a-name-that-is-too-long.pdf', 'attachment.nameTooLong'],
  ])('%s: %s', async (name, code) => {
    writeFileSync(join(folder, '..', 'secret.pdf'), PDF);
    symlinkSync(join(folder, '..', 'secret.pdf'), join(folder, 'link.pdf'));
    put('note.txt');
    put('fake.pdf', 'PK\x03\x04');
    put('fake.xls', '<html>');
    put('empty.pdf', '');
    put('big.pdf', PDF.padEnd(1001));
    put('a-name-that-is-too-long.pdf');
    const resolved = await resolve(name);
    expect(resolved.attachments).toEqual([]);
    expect(resolved.problems).toEqual([
      expect.objectContaining({ code, severity: 'error', field: 'attachments', line: 7 }),
    ]);
    expect(existsSync(join(folder, '..', 'data'))).toBe(false);
  });

  test('count and total size', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf']) put(name, PDF.padEnd(600, name));
    expect((await resolve('a.pdf;b.pdf;c.pdf;d.pdf')).problems).toMatchObject([
      { code: 'attachment.tooMany', params: { count: 4, max: 3 } },
      { code: 'attachment.requestTooLarge' },
    ]);
  });
});

describe('found by the order reference', () => {
  test('a folder, without what systems leave about; a file that is also named is sent once', async () => {
    mkdirSync(join(folder, 'PO-1'));
    for (const name of ['b.pdf', 'a.pdf', 'Thumbs.db', '~$a.xlsx', '.hidden']) put(`PO-1/${name}`);
    expect(names(await resolve('b.pdf'))).toEqual(['b.pdf', 'a.pdf']);
    expect(names(await resolve(null))).toEqual(['a.pdf', 'b.pdf']);
  });

  test('an archive: its files are the attachments', async () => {
    put('PO-1.zip', zipParts({ 'docs/a.pdf': PDF, 'b.pdf': `${PDF} b`, '__MACOSX/._a.pdf': 'x', 'note.txt': 'x' }));
    const resolved = await resolve(null);
    expect(names(resolved)).toEqual(['a.pdf', 'b.pdf']);
    expect(resolved.problems).toMatchObject([{ code: 'attachment.wrongType', params: { name: 'note.txt' }, line: 7 }]);
  });

  test('an archive that a cell names is sent as it is', async () => {
    put('PO-1.zip', zipParts({ 'a.pdf': PDF }));
    expect(names(await resolve('PO-1.zip'))).toEqual(['PO-1.zip']);
  });

  test('a broken archive, one that is too large, a bomb inside', async () => {
    put('PO-1.zip', zipParts({ 'a.pdf': PDF }).subarray(0, 40));
    expect(codes(await resolve(null))).toEqual(['attachment.unreadable']);
    put('PO-1.zip', new Uint8Array(2001));
    expect(codes(await resolve(null))).toEqual(['attachment.tooLarge']);
    put('PO-1.zip', zipParts({ 'a.pdf': PDF.padEnd(500_000) }));
    expect(codes(await resolve(null))).toEqual(['attachment.tooLarge', 'attachment.requestTooLarge']);
  });

  test.each(['../PO-1', 'C:PO', 'PO/..', ''])('a reference like %j looks nowhere', async (reference) => {
    expect(await resolve(null, { reference })).toEqual({ attachments: [], problems: [] });
  });
});

describe('Base64 in a cell', () => {
  const base64 = Buffer.from(PDF.padEnd(200)).toString('base64');

  test('bare: named after the order, typed by its content', async () => {
    expect((await resolve(base64)).attachments).toMatchObject([{ name: 'PO-1-1.pdf', type: 'pdf', size: 200 }]);
    const xlsx = zipParts({ 'xl/workbook.xml': 'x'.repeat(50) }).toString('base64');
    expect((await resolve(xlsx)).attachments).toMatchObject([{ type: 'xlsx' }]);
  });

  test('with a data prefix: its name, else its type', async () => {
    const named = await resolve(`data:application/pdf;name=%E5%8F%91%E7%A5%A8.pdf;base64,${base64}`);
    expect(names(named)).toEqual(['发票.pdf']);
    expect(names(await resolve(`data:application/pdf;base64,${base64}`))).toEqual(['PO-1-1.pdf']);
    expect(codes(await resolve(`data:application/zip;base64,${base64}`))).toEqual(['attachment.contentMismatch']);
  });

  test('exactly 32,767 characters were cut off by Excel', async () => {
    expect((await resolve('A'.repeat(32_767))).problems).toMatchObject([
      { code: 'attachment.cutOff', params: { length: 32_767 }, line: 7 },
    ]);
  });

  test.each([
    ['a missing end', base64.slice(0, -1)],
    ['strange characters', `data:application/pdf;base64,${base64.slice(4)}***=`],
    ['an unknown prefix', 'data:text/plain,hello'],
  ])('%s', async (_, text) => {
    expect(codes(await resolve(text))).toEqual(['attachment.badBase64']);
  });

  test('no known content', async () => {
    expect(codes(await resolve(Buffer.alloc(100, 'x').toString('base64')))).toEqual(['attachment.wrongType']);
  });
});
