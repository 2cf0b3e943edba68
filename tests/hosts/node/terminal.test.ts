import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tell, tellBug } from '../../../electron/hosts/node/terminal.ts';

/** Everything a terminal obeys but the end of a line, which is ours. */
const hidden = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Collects what a terminal would be sent. */
function screen() {
  const written: string[] = [];
  return { text: () => written.join(''), write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

test('a line is one line and nothing but text, whatever is in it', () => {
  const to = screen();
  tell(to, 'a\u001b[31mred\u0000\u0007', 'b\r\nc\nd\re\tf', '\u009b2J\u202egnp.exe\u2066x\u2028y\u007f');
  expect(to.text()).toBe('a␛[31mred␀␇\nb c d e f\n\\u009b2J\\u202egnp.exe\\u2066x y␡\n');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (lines) => {
      const terminal = screen();
      tell(terminal, ...lines);
      expect(terminal.text()).not.toMatch(hidden);
      expect(terminal.text().split('\n')).toHaveLength(lines.length + 1);
    }),
  );
});

test('a bug is told with its places, and its message is one line', () => {
  const to = screen();
  tellBug(to, new Error('bad\u001b]0;title\u0007\nsecond'));
  const [first, second] = to.text().split('\n');
  expect(first).toBe('Error: bad␛]0;title␇ second');
  expect(second).toMatch(/^ {4}at /);
  expect(to.text()).not.toMatch(hidden);
});

test('no host writes to a terminal by another way', () => {
  const hosts = resolve(import.meta.dirname, '../../../electron/hosts');
  const files = readdirSync(hosts, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  const others = files.filter((name) => /std(out|err)\.write|console\./.test(readFileSync(join(hosts, name), 'utf8')));
  expect(others).toEqual([]);
});
