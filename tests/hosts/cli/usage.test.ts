import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dockhand, dockhandInOwnProcess, freshHome, samples, startDockhand } from './dockhand.ts';

test.each([
  ['no command', []],
  ['an unknown command', ['sned']],
  ['no file', ['check']],
  ['a wrong target', ['submit', 'x.xlsx', '--to', 'moon']],
  ['a wrong concurrency', ['submit', 'x.xlsx', '--concurrency', '0']],
  ['an unknown kind', ['check', join(samples, 'overseas-merged-cells.xlsx'), '--kind', 'nonsense']],
  ['an encoding that there is not', ['check', join(samples, 'overseas-merged-cells.xlsx'), '--encoding', 'klingon']],
  ['an unknown template', ['template', 'nonsense']],
  ['an unknown run', ['report', 'nope', '--out', 'x.xlsx']],
  ['production without an account', ['submit', join(samples, 'overseas-merged-cells.xlsx'), '--to', 'production']],
])('%s: exit 2, a sentence on standard error, nothing on standard output', async (_name, args) => {
  const { code, stdout, stderr } = await dockhandInOwnProcess(freshHome(), args, { DOCKHAND_ETOWER_URL: '' });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.length).toBeGreaterThan(10);
});

test('a file that is no workbook: exit 2 and an event that says so', async () => {
  const home = freshHome();
  const file = join(home, 'letter.xlsx');
  writeFileSync(file, '%PDF-1.4 not a workbook');
  const { code, events, summary, stderr } = await dockhand(home, ['check', file, '--json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Could not run: .*letter\.xlsx.*\n$/);
  expect(summary).toBeUndefined();
  expect(events).toMatchObject([{ type: 'problem', file: 'letter.xlsx', code: 'file.notWorkbook', severity: 'error' }]);
});

test.each([
  ['a file that is not there', ['check', 'nofile.xlsx'], /^无法执行：找不到「nofile\.xlsx」.*\n$/],
  ['several that are not there', ['check', 'a.xlsx', 'b.xlsx'], /^无法执行：2 个文件都不能用。.*「a\.xlsx」.*\n$/],
  [
    'an unknown option',
    ['check', 'x.xlsx', '--rport', 'y.xlsx'],
    /^无法执行：没有这个选项：--rport 是不是要写 --report？/,
  ],
  ['an unknown command', ['sned'], /^无法执行：没有这个命令：sned/],
  ['no file', ['check'], /^无法执行：缺少参数：file/],
  [
    'a wrong target',
    ['submit', 'x.xlsx', '--to', 'moon'],
    /^无法执行：--to <target> 只能是 practice, production，收到：moon/,
  ],
  ['a wrong number', ['web', '--port', 'x'], /^无法执行：--port 需要 0 到 65535 的整数，收到：x/],
  ['an option without its value', ['check', 'x.xlsx', '--report'], /^无法执行：选项 --report <file> 后面要写上值/],
  ['a missing option', ['report', 'r'], /^无法执行：缺少选项：--out <file>/],
  ['too many arguments', ['runs', 'x'], /^无法执行：参数太多/],
])('%s is told in the language of the person', async (_name, args, words) => {
  const { code, stderr } = await dockhand(freshHome(), args, { DOCKHAND_LANG: 'zh' });
  expect(code).toBe(2);
  expect(stderr).toMatch(words);
});

test.each([['check'], ['submit'], ['freight']])(
  '%s of a text that reads in two encodings: exit 2 with both, and the option that chooses',
  async (command) => {
    const home = freshHome();
    const file = join(home, 'cities.csv');
    const header = 'referenceNo,warehouseCode,city,boxNo,sku,productQty';
    writeFileSync(file, Buffer.from(`${header}\r\nIB-1,SYD01,Köln,01,A,2\r\n`, 'latin1'));
    const asked = await dockhand(home, [command, file]);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toMatch(
      /^Could not run: .*windows-1252.*Köln.*gb18030.*K鰈n.*--encoding windows-1252 or --encoding gb18030\.\n$/,
    );
    const kind = ['--kind', 'overseas-inbound', '--json'];
    const answered = await dockhand(home, [command, file, '--encoding', 'latin1', ...kind]);
    expect(answered.summary).toMatchObject({ orders: 1, lines: 1 });
    const wrong = await dockhand(home, [command, file, '--encoding', 'euc-jp', '--json']);
    expect(wrong.events).toMatchObject([{ code: 'file.encodingWrong' }]);
  },
);

test('a rate card that reads in two encodings: exit 2 with both, and the option that chooses', async () => {
  const home = freshHome();
  const rates = join(home, 'rates.csv');
  const lines = [
    'Channel,Warehouse,Price per kg,Currency',
    'Köln Express,MEL02,10,EUR',
    'Zürich Post,MEL02,12,EUR',
    '',
  ];
  writeFileSync(rates, Buffer.from(lines.join('\r\n'), 'latin1'));
  const freight = ['freight', join(samples, 'overseas-merged-cells.xlsx'), '--rates', rates];
  const asked = await dockhand(home, [...freight, '--json']);
  expect(asked.code).toBe(2);
  expect(asked.events).toMatchObject([{ file: 'rates.csv', code: 'file.encodingAsked' }]);
  expect(asked.stdout).toMatch(/--rates-encoding windows-1252 or --rates-encoding gb18030/);
  const answered = await dockhand(home, [...freight, '--rates-encoding', 'latin1']);
  expect(answered).toMatchObject({ code: 0, stdout: expect.stringContaining('Köln Express') });
});

test.each([['check'], ['submit'], ['freight']])(
  '%s of a workbook that holds no line says so, and all is not well',
  async (command) => {
    const home = freshHome();
    const file = join(home, 'blank.xlsx');
    await dockhand(home, ['template', 'overseas-inbound', '--out', file]);
    const { code, events, summary } = await dockhand(home, [command, file, '--json']);
    expect(code).toBe(1);
    // Sheets come first, those of a refused workbook as well.
    expect(events.filter(({ type }) => type !== 'sheet')[0]).toMatchObject({
      ...{ type: 'problem', file: 'blank.xlsx', code: 'file.noLines', severity: 'error' },
    });
    expect(summary).toMatchObject({ orders: 0, lines: 0 });
    const beside = await dockhand(home, ['check', file, join(samples, 'overseas-merged-cells.xlsx'), '--json']);
    expect(beside.code).toBe(1);
    expect(beside.events.filter(({ type }) => type === 'problem')).toMatchObject([{ code: 'file.noLines' }]);
  },
);

test.each([
  ['cainiao-stock-in.xlsx', /--choose is for freight orders alone/],
  ['freight-orders.xlsx', /^$/],
])('--choose with %s', async (name, words) => {
  const { code, stderr } = await dockhand(freshHome(), [
    'submit',
    join(samples, name),
    '--choose',
    'cheapest',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(stderr).toMatch(words);
});

test('the command line reads the data folder while the page has it open', async () => {
  const home = freshHome();
  const page = startDockhand(home, ['web']);
  onTestFinished(() => void page.kill('SIGINT'));
  await once(page.stdout, 'data');
  expect(await dockhand(home, ['runs'])).toMatchObject({ code: 0, stderr: '' });
});

test('people read an English summary in English punctuation, and when a run was made in their own time', async () => {
  const home = freshHome();
  const { stdout } = await dockhand(home, ['check', join(samples, 'overseas-with-mistakes.xlsx')]);
  expect(stdout).toMatch(/orders 7, .*\(Ready 3, Has errors 4\)\n$/);
  const there = await dockhand(home, ['runs'], { TZ: 'Asia/Shanghai' });
  const here = await dockhand(home, ['runs'], { TZ: 'UTC' });
  expect(there.stdout.split('  ')[1]).not.toBe(here.stdout.split('  ')[1]);
});

test('runs and resume know what was done; nothing is left to resume', async () => {
  const home = freshHome();
  await dockhand(home, ['submit', join(samples, 'overseas-with-mistakes.xlsx'), '--json']);
  const runs = await dockhand(home, ['runs', '--json']);
  expect(runs.events).toMatchObject([{ type: 'summary', accepted: 3, incomplete: 4 }]);
  const resumed = await dockhand(home, ['resume']);
  expect(resumed.code).toBe(0);
  expect(resumed.stdout).toMatch(/No run is waiting/);
});
