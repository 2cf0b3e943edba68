import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { declare, type RawEntry, rawZip } from '../../engine/read/make-raw-zip.ts';
import { xlsxParts } from '../../engine/read/make-xlsx.ts';
import { dockhand, freshHome, samples } from './dockhand.ts';

const good = join(samples, 'overseas-merged-cells.xlsx');
const SHEET = 'xl/worksheets/sheet1.xml';

const others: RawEntry[] = Object.entries(xlsxParts({ sheets: [{ rows: '' }] }))
  .filter(([name]) => name !== SHEET)
  .map(([name, text]) => ({ name, data: Buffer.from(text), deflated: true }));

/** A workbook whose only sheet inflates to (or claims) what no office ever wrote. */
function withSheet(inflated: Buffer, declared: number): Uint8Array {
  return rawZip([...others, { name: SHEET, ...declare(deflateRawSync(inflated), declared) }]);
}

/** Files that mean harm, or are none of ours, by the refusal each must end in. */
function writeHostileFiles(folder: string): Record<string, string> {
  const whole = readFileSync(good);
  const encrypted = readFileSync(resolve(import.meta.dirname, '../../fixtures/workbooks/pass_protected.xlsx'));
  const spaces = Buffer.alloc(300 * 2 ** 20, ' ');
  const files: Record<string, [content: Uint8Array | string, code: string]> = {
    'letter.xlsx': ['%PDF-1.4\n', 'notWorkbook'],
    'nothing.xlsx': ['', 'empty'],
    'cut.xlsx': [whole.subarray(0, whole.length / 2), 'damaged'],
    'encrypted.xlsx': [encrypted, 'encrypted'],
    'bomb.xlsx': [withSheet(spaces, spaces.length), 'tooCompressed'],
    'liar.xlsx': [withSheet(spaces, 5000), 'sizeMismatch'],
    'forged.xlsx': [withSheet(Buffer.from('<x/>'), 2_000_000_000), 'inflatesTooLarge'],
  };
  for (const [name, [content]] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const huge = openSync(join(folder, 'huge.csv'), 'w');
  ftruncateSync(huge, 2 ** 30);
  closeSync(huge);
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, [, code]]) => [name, code])),
    'huge.csv': 'tooLarge',
  };
}

test('each hostile file ends in one sentence, and the good one beside them is read', async () => {
  const home = freshHome();
  const hostile = writeHostileFiles(home);
  mkdirSync(join(home, 'folder.xlsx'));
  const paths = [good, ...Object.keys(hostile).map((name) => join(home, name)), join(home, 'folder.xlsx')];
  const { code, events, summary, stderr } = await dockhand(home, ['check', ...paths, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(1);
  expect(summary).toMatchObject({ orders: 12, errors: 0 });
  const refused = events.flatMap((event) =>
    event.type === 'problem' && event.row === null ? [[event.file, event.code.replace('file.', '')]] : [],
  );
  expect(Object.fromEntries(refused)).toEqual(hostile);
  for (const event of events)
    if (event.type === 'problem' && event.row === null) expect(event.message).toContain(event.file);
});

test('a hostile file alone: exit 2, within 5 s and 600 MB', async () => {
  const home = freshHome();
  const hostile = writeHostileFiles(home);
  for (const name of Object.keys(hostile)) {
    const usage = join(home, 'usage.json');
    const probe = `process.on('exit', () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      const found = { ms: (userCPUTime + systemCPUTime) / 1000, mb: maxRSS / 1024 };
      require('node:fs').writeFileSync(${JSON.stringify(usage)}, JSON.stringify(found));
    })`;
    writeFileSync(join(home, 'probe.cjs'), probe);
    const env = { NODE_OPTIONS: `--require=${join(home, 'probe.cjs')}` };
    const { code } = await dockhand(home, ['check', join(home, name), '--json'], env);
    const { ms, mb }: { ms: number; mb: number } = JSON.parse(readFileSync(usage, 'utf8'));
    expect({ name, code }).toEqual({ name, code: 2 });
    expect(mb, `${name}: peak memory in MB`).toBeLessThan(600);
    // Of the processor: by the clock, a busy machine would be measured.
    expect(ms, `${name}: milliseconds`).toBeLessThan(5000);
  }
});
