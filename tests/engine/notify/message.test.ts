import { expect, test } from 'vitest';
import { messageOf } from '#engine/notify/message.ts';
import type { Notice } from '#engine/notify/notices.ts';

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
