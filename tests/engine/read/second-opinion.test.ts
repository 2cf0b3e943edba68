import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Compared, compareReaders } from './compare-readers.ts';

const SHARED = fileURLToPath(new URL('../../../../shared', import.meta.url));
const FOLDERS = ['corpus', 'workbooks', 'cases'].map((name) => join(SHARED, name)).filter((path) => existsSync(path));

/** `npm run odd-files` compares them all; else every fifth, and those in which the two have differed. */
const ALL = process.env.DOCKHAND_ODD_FILES === 'all';
/** SheetJS takes minutes and gigabytes for some of the larger ones. */
const MAX_BYTES = 100_000;

/** Where SheetJS is wrong, and what about. */
const SECOND_WRONG: Readonly<Record<string, string>> = {
  'inlineStr_with_value.xlsx': 'takes the number beside an inline text',
  'minimal_package.xlsx': 'ends a text at a tag within it',
  'richtext-after-plain.xlsx': 'leaves out the runs after a plain text',
  'sheet_with_all_cell_types.xlsx': 'gives an ISO date without a date format as a number',
  'issue.2488.xlsx': 'takes an empty truth value for FALSE',
  'utf16be.xlsx': 'does not read UTF-16',
  '52575_main.xlsx': 'loses a text whose formula has attributes',
  '60825.xlsx': 'does not read a workbook with a sheet that has no part',
  'sheet_with_all_cell_types.ods': 'moves a date by the time zone that is written with it',
  'sheet_with_untrimmed_strings.ods': 'leaves out empty paragraphs before a text',
  'HiddenSheet2.ods': 'does not say what is hidden',
  'issue.407.ods': 'takes an error for a text',
  'r-m04_ods_numbers_without_text.ods': 'leaves out values without a paragraph',
  'r-amp-str.xlsx': 'resolves references twice',
  'r-char-ref-str.xlsx': 'cuts characters to a byte',
  'r-empty-shared-string-orders.xlsx': 'leaves an empty shared string out',
  'r-m03_empty_si.xlsx': 'leaves an empty shared string out',
  'r-m05_nonbmp_charref.xlsx': 'knows no references above U+FFFF',
  'r-m07_module_sheet_without_part.xlsx': 'does not read a workbook with a sheet that has no part',
  'poc-shared-strings.xlsx': 'is not asked: it takes more memory than there is',
  'r-long-shared-string.xlsx': 'is not asked: it takes more memory than there is',
};

function sample(): readonly string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ).filter((path) => /\.(xlsx|xlsm|xltx|ods)$/.test(path) && statSync(path).size <= MAX_BYTES);
  return files.toSorted().filter((path, i) => ALL || i % 5 === 0 || SECOND_WRONG[nameOf(path)] !== undefined);
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

test.skipIf(FOLDERS.length === 0)('no cell differs from what SheetJS reads, where SheetJS is right', async () => {
  const differing: Record<string, Compared> = {};
  const count = { same: 0, differs: 0, refused: 0, cells: 0 };
  for (const path of sample()) {
    const name = nameOf(path);
    if (SECOND_WRONG[name]?.startsWith('is not asked')) continue;
    const compared = await compareReaders(path);
    if (compared === null) continue;
    count[compared.type]++;
    if (compared.type === 'same') count.cells += compared.cells;
    else if (compared.type === 'differs' && SECOND_WRONG[name] === undefined) differing[name] = compared;
    else if (compared.type === 'refused' && compared.second === 'read') differing[name] = compared;
  }
  console.log(`second opinion: ${JSON.stringify(count)}`);
  expect(differing).toEqual({});
  expect(count.same).toBeGreaterThan(20);
});

test.runIf(FOLDERS.length === 0)('odd workbooks are not here: skipped', () => {
  console.log(`skipped: no folder ${SHARED}`);
});
