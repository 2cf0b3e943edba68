import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import { writeTemplate } from '#engine/report/template-workbook.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { TEMPLATE_INFO_SHEETS } from '#shared/text/report-marks.ts';
import { openEngine } from '../engine-fixture.ts';
import { structureFaults } from './workbook-structure.ts';

const work = mkdtempSync(join(tmpdir(), 'template-'));
afterAll(() => rmSync(work, { recursive: true }));

describe.each(kinds.flatMap((kind) => (['zh', 'en'] as const).map((lang) => ({ id: kind.id, kind, lang }))))(
  'template of $id in $lang',
  ({ kind, lang }) => {
    const out = join(work, `${kind.id}-${lang}.xlsx`);

    test('has a header for every field that is asked for, nothing under it, and only sheets to read behind it', async () => {
      await writeTemplate({ kind, lang, out });
      expect(structureFaults(readFileSync(out))).toEqual([]);
      const book = read(readFileSync(out));
      const [main = '', ...others] = book.SheetNames;
      const rows = utils.sheet_to_json<string[]>(book.Sheets[main] ?? {}, { header: 1 });
      expect(rows).toHaveLength(1);
      expect(rows[0]).toHaveLength(Object.values(kind.fields).filter(({ unasked }) => !unasked).length);
      expect(TEMPLATE_INFO_SHEETS).toEqual(expect.arrayContaining(others));
      for (const [at, field] of Object.values(kind.fields)
        .filter(({ unasked }) => !unasked)
        .entries()) {
        expect(rows[0]?.[at]?.startsWith(field.label[lang])).toBe(true);
        expect(rows[0]?.[at]?.endsWith('*')).toBe(field.required === true);
      }
    });

    test('its example, copied to the first sheet, is imported without an error', async () => {
      await writeTemplate({ kind, lang, out });
      const book = read(readFileSync(out), { cellNF: true });
      const [main = '', example = ''] = book.SheetNames;
      const filled = join(work, `${kind.id}-${lang}-filled.xlsx`);
      const sheets = { [main]: book.Sheets[example] ?? {} };
      writeFileSync(filled, write({ SheetNames: [main], Sheets: sheets }, { type: 'buffer', bookType: 'xlsx' }));
      const engine = await openEngine();
      try {
        const { runs, refused } = await engine.call('imports.create', { importId: 'template', paths: [filled] });
        expect(refused).toEqual([]);
        expect(runs).toMatchObject([{ kind: kind.id, counts: { orders: 1, errors: 0, ready: 1 } }]);
        const { items } = await engine.call('problems.window', { run: runs[0]?.id ?? '' });
        expect(items).toEqual([]);
      } finally {
        await engine.close();
      }
    });

    test('left empty it has no lines: its example is not imported', async () => {
      await writeTemplate({ kind, lang, out });
      const engine = await openEngine();
      try {
        const { runs } = await engine.call('imports.create', { importId: 'empty', paths: [out] });
        expect(runs.map(({ counts }) => counts.lines + counts.orders)).toEqual(runs.map(() => 0));
      } finally {
        await engine.close();
      }
    });
  },
);
