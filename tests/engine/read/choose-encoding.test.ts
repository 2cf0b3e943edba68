import { expect, test } from 'vitest';
import { textOf } from '#engine/read/choose-encoding.ts';
import { gateFile } from '#engine/read/gate.ts';
import { cellsOf, temporaryFile } from './read-fixture.ts';

/** Bytes of text in an encoding, by looking every character up: Node only decodes. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const learn = (...bytes: number[]) => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if (!table.has(char)) table.set(char, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let a = 0; a < 256; a++) learn(a);
  if (/big5|jis|gb|euc/.test(encoding)) {
    for (let a = 0x81; a < 255; a++) for (let b = 0x40; b < 255; b++) learn(a, b);
  }
  return Buffer.from(
    [...text].flatMap((char) => {
      const bytes = table.get(char);
      if (!bytes) throw new Error(`${char} is not in ${encoding}`);
      return bytes;
    }),
  );
}

const asked = (cells: string, encoding: string) =>
  textOf(encode(`Order,City,Name\r\n1,${cells}\r\n2,Plain,Text\r\n`, encoding));

test.each([
  ['windows-1252', 'Köln,Jürgen Müller', 'Köln'],
  ['windows-1252', 'São Paulo,José Ruíz', 'São Paulo'],
  ['windows-1252', 'Besançon,François', 'Besançon'],
  ['windows-1250', 'Łódź,Wałęsa', 'Łódź'],
  ['windows-1251', 'Москва,Иван Петров', 'Москва'],
  ['windows-1251', 'МОСКВА,ИВАНОВ', 'МОСКВА'],
  ['koi8-r', 'Москва,Иван', 'Москва'],
  ['koi8-r', 'москва,улица', 'москва'],
  ['windows-1253', 'Αθήνα,Παπαδόπουλος', 'Αθήνα'],
  ['big5', '台北市,陳大文', '台北市'],
  ['big5', '臺灣,王小明', '臺灣'],
  ['shift_jis', '東京都,タナカ', '東京都'],
  ['shift_jis', '大阪,山田', '大阪'],
  ['euc-kr', '서울특별시 강남구,대한민국 인천광역시 연수구', '서울특별시 강남구'],
])('%s: %s is asked, with the likely reading first', (encoding, cells, text) => {
  expect(asked(cells, encoding)).toMatchObject({
    code: 'encodingAsked',
    params: { first: encoding, firstText: text },
  });
});

test.each([
  '深圳,王喆',
  '订单,美西仓',
  '义乌市,手机壳一',
  '北京,朱镕基',
  'T恤,A类',
  '广东省深圳市宝安区,黄鑫淼',
  '上海,圳',
  '塑料玩具（大）,带电池',
])('Chinese in GBK stays silent: %s', (cells) => {
  expect(asked(cells, 'gb18030')).toMatchObject({ ok: true, text: expect.stringContaining(cells) });
});

test('both readings are shown, GB18030 beside the likely one', () => {
  expect(asked('Köln,x', 'windows-1252')).toEqual({
    ok: false,
    code: 'encodingAsked',
    params: { first: 'windows-1252', firstText: 'Köln', second: 'gb18030', secondText: 'K鰈n' },
  });
});

test('Latin text that is no GB18030 is let through the gate as text, and asked for its encoding', async () => {
  const bytes = encode('Order,City\r\n1,Größe\r\n', 'windows-1252');
  expect(await gateFile(temporaryFile('a.csv', bytes))).toMatchObject({ ok: true, format: 'csv' });
  expect(textOf(bytes)).toMatchObject({ code: 'encodingAsked', params: { first: 'windows-1252', firstText: 'Größe' } });
});

test.each(['utf-8', 'gb18030'])('one zero byte or separator in a cell does not make %s anything else', (encoding) => {
  const bytes = Buffer.concat([
    encoding === 'utf-8' ? Buffer.from('订单,') : encode('订单,', encoding),
    Buffer.from('\0Q1,\u001dYT1\r\nabcdefghijklmnopqrstuvwxyz,1,2\r\n'),
  ]);
  expect(cellsOf(bytes, 'csv')[0]).toEqual(['订单', '\0Q1', '\u001dYT1']);
});

test('a picture is still no text', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  expect(await gateFile(temporaryFile('a.csv', png))).toMatchObject({ ok: false, code: 'notWorkbook' });
});
