import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { writeErrorWorkbook } from '#engine/report/error-workbook.ts';
import { writeTemplate } from '#engine/report/template-workbook.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { report } from '#shared/text/zh-CN/report.ts';
import { reportOn, samples, workFolder } from './report-fixture.ts';

const work = workFolder();
afterAll(() => rmSync(work, { recursive: true }));

const isThere = spawnSync('soffice', ['--version']).status === 0;
if (!isThere) console.log('skipped: LibreOffice is not installed');

/** The sheets of a workbook as another program reads them; every one in a CSV of its own. */
function readByLibreOffice(path: string, folder: string): { name: string; rows: string[][] }[] {
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', join(work, folder), path], {
    stdio: 'ignore',
  });
  const files = readdirSync(join(work, folder)).filter((name) => name.endsWith('.csv'));
  return files.map((name) => ({
    name: name.replace(/^.*?-(?=[^-]*\.csv$)|\.csv$/g, ''),
    rows: Papa.parse<string[]>(readFileSync(join(work, folder, name), 'utf8').trimEnd()).data,
  }));
}

const cases = [
  { file: 'overseas-with-mistakes.xlsx', format: 'xlsx', sheet: 'Sheet1', headerRow: 1 },
  { file: 'overseas-merged-cells.xlsx', format: 'xlsx', sheet: '装箱单', headerRow: 4 },
  { file: 'domestic-logistics.ods', format: 'ods', sheet: '国内物流', headerRow: 1 },
] as const;

describe.skipIf(!isThere)('LibreOffice', () => {
  test.each(cases)(
    'reads the report on $file like its original',
    async ({ file, format, sheet, headerRow }) => {
      const path = join(samples, file);
      const out = join(work, `${file}.report.xlsx`);
      const mark = { sheet, row: headerRow + 1, column: 1, severity: 'error' as const, text: '不对' };
      const tables = [{ sheet, headerRow, lastColumn: 1 }];
      await writeErrorWorkbook(reportOn(path, out, { source: { path, format, name: file }, marks: [mark], tables }));
      const before = readByLibreOffice(path, `${file}-before`);
      const after = readByLibreOffice(out, `${file}-after`);
      expect(after.map(({ name }) => name)).toContain(report['errors.sheet']);
      for (const { name, rows } of before) {
        const now = after.find((candidate) => candidate.name === name)?.rows ?? [];
        const width = rows[0]?.length ?? 0;
        expect(now.map((row) => row.slice(0, width))).toEqual(rows);
        if (name !== sheet) continue;
        expect(now[headerRow - 1]?.[width]).toBe(report['errors.header']);
        expect(now[headerRow]?.[width]).toBe('不对');
      }
    },
    120_000,
  );

  test('reads a template', async () => {
    for (const kind of kinds.slice(0, 1)) {
      const out = join(work, `${kind.id}.xlsx`);
      await writeTemplate({ kind, lang: 'zh', out });
      const main = readByLibreOffice(out, kind.id).find(({ name }) => name === report['template.main']);
      expect(main?.rows).toHaveLength(1);
      expect(main?.rows[0]).toHaveLength(Object.values(kind.fields).filter(({ unasked }) => !unasked).length);
    }
  }, 120_000);
});
