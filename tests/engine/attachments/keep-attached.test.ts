import { expect, test } from 'vitest';
import { type AttachmentCode, attachmentProblem } from '#engine/attachments/attachment-candidate.ts';
import type { AttachmentRequest, FoundAttachments } from '#engine/attachments/find-attachments.ts';
import { type KnownAttachments, keepAttached } from '#engine/attachments/keep-attached.ts';
import type { Attachment } from '#shared/kinds/kind.ts';

const place = { field: 'attachments', line: 7 };
const request: AttachmentRequest = {
  reference: 'PO-1',
  cells: [],
  place,
  folders: [],
  rules: { field: 'attachments', maxCount: 3, types: ['pdf'], maxNameLength: 20 },
  limits: { fileBytes: 100, requestBytes: 200 },
};

const file = (name: string, sha256 = name, size = 10): Attachment => ({ name, type: 'pdf', size, sha256 });
const wrong = (code: AttachmentCode, name: string) => attachmentProblem(code, place, { name });
const refused = (name: string, size = 10) => ({ name, size, place, identity: name, load: async () => Buffer.alloc(0) });

function joined(found: Partial<FoundAttachments>, known: Partial<KnownAttachments>) {
  const { attachments, problems } = keepAttached(
    request,
    { attachments: [], refused: [], problems: [], ...found },
    { attachments: [], problems: [], ...known },
  );
  return {
    files: attachments.map(({ sha256 }) => sha256),
    problems: problems.map(({ code, params: { name } }) => [code.replace('attachment.', ''), name]),
  };
}

test('what is found again is there once', () => {
  expect(joined({ attachments: [file('a.pdf')] }, { attachments: [file('a.pdf')] })).toEqual({
    files: ['a.pdf'],
    problems: [],
  });
});

test.each([
  ['is gone', [wrong('notFound', 'in/a.pdf')], []],
  ['cannot be read', [wrong('unreadable', 'a.pdf')], [refused('a.pdf')]],
  ['is damaged', [wrong('contentMismatch', 'a.pdf')], [refused('a.pdf', 199)]],
])('the copy stands for a file that %s by now', (_, problems, of) => {
  expect(joined({ problems, refused: of }, { attachments: [file('a.pdf')] })).toEqual({
    files: ['a.pdf'],
    problems: [],
  });
});

test('the copy of one file does not stand for another of its name that was missing all the time', () => {
  const missing = [wrong('notFound', '2/a.pdf')];
  const known = { attachments: [file('a.pdf', 'one')], problems: missing };
  expect(joined({ problems: [wrong('notFound', '1/a.pdf'), ...missing] }, known)).toEqual({
    files: ['one'],
    problems: [['notFound', '2/a.pdf']],
  });
  const other = { attachments: [file('a.pdf', 'two')], problems: [wrong('notFound', '1/a.pdf')] };
  expect(joined(other, known)).toEqual({ files: ['two', 'one'], problems: [] });
});

test('all are judged together and one by one, by the limits of now', () => {
  const four = ['a', 'b', 'c', 'd'].map((name) => file(`${name}.pdf`, name, 60));
  expect(joined({ attachments: four.slice(0, 1) }, { attachments: four.slice(1) })).toEqual({
    files: ['a', 'b', 'c', 'd'],
    problems: [
      ['tooMany', undefined],
      ['requestTooLarge', undefined],
    ],
  });
  const large = file('large.pdf', 'large', 101);
  expect(
    joined(
      { problems: [wrong('tooLarge', 'large.pdf')], refused: [refused('large.pdf', 101)] },
      { attachments: [large] },
    ),
  ).toEqual({ files: ['large'], problems: [['tooLarge', 'large.pdf']] });
});

test('other content of the same name is told until the file is gone', () => {
  const known = { attachments: [file('a.pdf', 'old')], problems: [] };
  const replaced = keepAttached(request, { attachments: [file('a.pdf', 'new')], refused: [], problems: [] }, known);
  expect(replaced).toMatchObject({
    attachments: [{ sha256: 'new' }],
    problems: [{ code: 'attachment.replaced', severity: 'warning', field: 'attachments', line: 7 }],
  });
  expect(joined({ attachments: [file('a.pdf', 'new')] }, replaced).problems).toEqual([['replaced', 'a.pdf']]);
});

test('where names changed, what they name stays and what they do not is told', () => {
  const known = {
    attachments: [file('a.pdf'), file('b.pdf'), file('c.pdf')],
    problems: [attachmentProblem('notLooked', place, {})],
  };
  const problems = [wrong('notFound', 'b.pdf'), wrong('notFound', 'elsewhere/c.pdf')];
  expect(joined({ problems }, known)).toEqual({
    files: ['b.pdf'],
    problems: [
      ['notFound', 'elsewhere/c.pdf'],
      ['left', 'a.pdf'],
      ['left', 'c.pdf'],
    ],
  });
});
