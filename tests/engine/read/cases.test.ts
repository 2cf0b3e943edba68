import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cellText } from '#shared/sheets/cell.ts';
import { gateAndRead } from './read-fixture.ts';

const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const isHere = existsSync(CASES);

/** The texts of the rows that are not blank, or the refusal's code. */
async function texts(name: string): Promise<unknown> {
  const found = await gateAndRead(join(CASES, name));
  if (typeof found === 'string') return found;
  return found.map(({ cells }) => cells.map(cellText)).filter((cells) => cells.length > 0);
}

test.skipIf(!isHere).each([
  ['r-m01_header_crlf_rows_lf.csv', 'r-m01b_all_lf_control.csv'],
  ['r-m08_two_columns_tab.txt', 'r-m08b_two_columns_semicolon.csv'],
  ['r-m04_ods_numbers_without_text.ods', 'r-m04b_ods_control.ods'],
])('%s reads as %s does', async (name, control) => {
  expect(await texts(name)).toEqual(await texts(control));
});

test.skipIf(!isHere).each([
  ['r-m02_cp1252_address.csv', 'encodingAsked'],
  ['r-m02d_latin1_refused.csv', 'encodingAsked'],
])('%s: %s', async (name, code) => {
  expect(await texts(name)).toBe(code);
});

test.skipIf(!isHere).each([
  ['r-m08d_title_rows_semicolon.csv', ['205569999005', 'Passed', 'note 5']],
  ['r-m09_gs1_separator.csv', ['205569999001', '\u001dYT7565691026701', 'note 1']],
  ['b14-gbk.csv', []],
  ['r-m10_xml2003_richtext.xls', ['Box 7 of 9']],
  ['r-m11_bare_biff2.xls', ['X1', '3']],
  ['r-m14_biff5_no_codepage_gbk.xls', ['sku', '手机壳一']],
])('%s holds %j in its last row', async (name, cells) => {
  const rows = await texts(name);
  expect(Array.isArray(rows) && rows.at(-1)).toEqual(expect.arrayContaining(cells));
});

test.runIf(!isHere)('the cases are not here: skipped', () => {
  console.log(`skipped: no folder ${CASES}`);
});
