import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileLog } from '../../../electron/hosts/node/ports.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'dockhand-log-'));

test('one JSON object a line', () => {
  const folder = newFolder();
  const log = fileLog(folder);
  log.info('started', { version: 1 });
  log.warn('odd\nname');
  const lines = readFileSync(join(folder, 'logs', 'dockhand.log'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'info', message: 'started', version: 1 },
    { level: 'warn', message: 'odd\nname' },
  ]);
});

test('what a terminal obeys is escaped in the file', () => {
  const folder = newFolder();
  const odd = '\u001b[2J\u0000\r\n\u009b31m\u202e\u2028\u007f';
  fileLog(folder).warn(odd, { name: odd });
  const text = readFileSync(join(folder, 'logs', 'dockhand.log'), 'utf8').trimEnd();
  expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  expect(JSON.parse(text)).toMatchObject({ message: odd, name: odd });
});

test('a full file makes room: two are kept', () => {
  const folder = newFolder();
  const log = fileLog(folder);
  for (const text of ['a', 'b']) {
    log.info(text);
    writeFileSync(join(folder, 'logs', 'dockhand.log'), text.repeat(3 * 1024 * 1024));
  }
  log.info('last');
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['dockhand.log', 'dockhand.old.log']);
  expect(readFileSync(join(folder, 'logs', 'dockhand.old.log'), 'utf8').startsWith('b')).toBe(true);
});

test('a log that cannot be put aside, since somebody has it open, is written on', () => {
  const folder = newFolder();
  const aside = join(folder, 'logs', 'dockhand.old.log');
  mkdirSync(join(aside, 'held'), { recursive: true });
  const log = fileLog(folder);
  for (const letter of ['a', 'b']) log.info(letter.repeat(2 * 1024 * 1024 + 1));
  log.warn('the last');
  expect(readFileSync(join(folder, 'logs', 'dockhand.log'), 'utf8')).toContain('the last');
});

test('a folder that cannot be written to stops nothing', () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  expect(() => fileLog(file).warn('x')).not.toThrow();
});
