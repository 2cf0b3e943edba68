import { expect, test } from 'vitest';
import { messageOf } from '#engine/notify/message.ts';
import type { Notice } from '#engine/notify/notices.ts';
import { requestOf } from '#engine/notify/post.ts';

const ended = (run: string): Notice => ({
  ...{ what: 'ended', run, target: 'production', partner: 'etower', account: 'SYD', keys: [] },
  ...{ accepted: 10, exists: 1, rejected: 2, left: 3 },
});

test('a line for each, under the beginning that the robot wants', () => {
  const notices: readonly Notice[] = [
    ended('box.xlsx'),
    {
      ...{ what: 'held', run: 'b.xlsx', target: 'practice', partner: 'etower', account: '', keys: [] },
      hold: { reason: 'credentials', params: {} },
    },
    {
      ...{ what: 'shortage', target: 'production', account: 'SYD', orders: 2, pieces: 5 },
      named: [
        { key: 'R-1', skus: [{ sku: 'A', count: 4 }] },
        { key: 'R-2', skus: [] },
      ],
    },
  ];
  const [head, first, second, third] = messageOf('wecom', { lang: 'zh', prefix: '仓库' }, notices).split('\n');
  expect(head).toBe('仓库 · 入库通消息');
  expect(first).toBe(
    '「box.xlsx」（海外仓（eTower） · SYD）发送结束：已接收 10，已存在 1，被拒 2，没有发 3。请打开结果页处理没成的单据。',
  );
  expect(second).toMatch(/^【演练】「b\.xlsx」（海外仓（eTower））的发送停下了：./);
  expect(third).toBe('仓库少收（SYD）：2 张单据，共少 5 件。请打开「跟进」查看。单号：R-1 (A −4)、R-2。');
  const english = messageOf('wecom', { lang: 'en', prefix: '' }, notices).split('\n');
  expect(english[0]).toBe('Dockhand');
  expect(english[2]).toMatch(/^\[Practice\] Sending “b\.xlsx” \(Overseas warehouse \(eTower\)\) has stopped: ./);
});

test('what waits for a person’s decision says how many, where, and the numbers where they were chosen', () => {
  const decision: Notice = {
    ...{ what: 'decision', run: 'box.xlsx', target: 'production', partner: 'top', account: 'Office' },
    ...{ count: 3, keys: ['P-1', 'P-2'] },
  };
  const [, zh] = messageOf('feishu', { lang: 'zh', prefix: '' }, [decision]).split('\n');
  expect(zh).toMatch(/^「box\.xlsx」（.+ · Office）有 3 张单据结果不明，需要有人决定：请打开发送页。单号：P-1、P-2。$/);
  const [, en] = messageOf('feishu', { lang: 'en', prefix: '' }, [{ ...decision, keys: [] }]).split('\n');
  expect(en).toContain('3');
  expect(en).not.toContain('P-1');
  const [, practised] = messageOf('feishu', { lang: 'zh', prefix: '' }, [{ ...decision, target: 'practice' }]).split(
    '\n',
  );
  expect(practised).toMatch(/^【演练】/);
});

test.each([
  ['many', Array.from({ length: 400 }, (_, n) => ended(`"箱\\单"${n}.xlsx`))],
  ['one that is too long', [ended('"'.repeat(30_000))]],
])('Feishu’s 20 KB are of the body, in which a quote takes two: %s', (_, notices) => {
  const text = messageOf('feishu', { lang: 'zh', prefix: '入库通' }, notices);
  const robot = { vendor: 'feishu', url: 'https://x', secret: 'dockhand-demo' } as const;
  const length = Buffer.byteLength(requestOf(robot, text, Date.now()).body);
  expect(length).toBeLessThanOrEqual(20 * 1024);
  expect(length).toBeGreaterThan(15 * 1024);
});

test('what does not fit is counted, and nothing is cut in the middle of a character', () => {
  const many = messageOf(
    'wecom',
    { lang: 'zh', prefix: '入库通' },
    Array.from({ length: 60 }, (_, n) => ended(`箱单${n}.xlsx`)),
  );
  expect(Buffer.byteLength(many)).toBeLessThanOrEqual(2048);
  const shown = many.split('\n').length - 2;
  expect(many).toContain(`另有 ${60 - shown} 条`);
  const long = messageOf('wecom', { lang: 'zh', prefix: '入库通' }, [ended('箱'.repeat(1500))]);
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2048);
  expect(long).toMatch(/箱…$/);
});
