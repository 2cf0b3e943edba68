import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { writeErrorWorkbook } from '#engine/report/error-workbook.ts';
import { writeTemplate } from '#engine/report/template-workbook.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { errorAt, noteOf, partOf, reportOn, rowsOf, workFolder } from './report-fixture.ts';
import { structureFaults } from './workbook-structure.ts';

const work = workFolder();
afterAll(() => rmSync(work, { recursive: true }));

/** Excel's limit for a cell's text and for a note. */
const MAX_TEXT = 32_767;
/** Excel's limit for a list that stands in the rule itself. */
const MAX_LIST = 255;

test('what is wrong with a cell may be long: its note and its sentence stay within what Excel can open', async () => {
  const source = join(work, 'source.xlsx');
  const out = join(work, 'report.xlsx');
  writeFileSync(source, await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['单号'], ['PO-1']] }] }));
  // Ends in a character of two units, so that a cut in the middle of it would show.
  const marks = Array.from({ length: 3 }, (_, at) => errorAt(2, 0, `${'错'.repeat(20_000 + at)}😀`));
  await writeErrorWorkbook(reportOn(source, out, { marks }));
  expect(structureFaults(readFileSync(out))).toEqual([]);
  const note = noteOf(out, 'A2');
  expect(note.length).toBeGreaterThan(20_000);
  expect(note.length).toBeLessThanOrEqual(MAX_TEXT);
  const texts = rowsOf(out, 'Sheet1').flat().map(String);
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(MAX_TEXT);
  for (const text of [note, ...texts]) expect(text.isWellFormed()).toBe(true);
});

test.each(kinds.map(({ id }) => id))(
  'the lists of a template of %s fit their rules, or stand in a range',
  async (id) => {
    for (const lang of ['zh', 'en'] as const) {
      const kind = kinds.find((known) => known.id === id);
      if (!kind) throw new Error(id);
      const out = join(work, `${id}-${lang}.xlsx`);
      await writeTemplate({ kind, lang, out });
      const sheet = partOf(out, 'xl/worksheets/sheet1.xml');
      const rules = [...sheet.matchAll(/<dataValidation [^>]*type="list"[^>]*>.*?<formula1>(.*?)<\/formula1>/gs)];
      const wanted = Object.values(kind.fields).filter(({ type }) => type === 'choice' || type === 'boolean');
      expect(rules.length).toBeGreaterThanOrEqual(wanted.length);
      for (const [, formula = ''] of rules) {
        const literal = formula.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        if (literal.startsWith('"')) expect(literal.length - 2).toBeLessThanOrEqual(MAX_LIST);
        else expect(literal).toMatch(/^('[^']+'|[^!]+)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/);
      }
    }
  },
);
