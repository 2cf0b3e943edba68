import { expect, test } from 'vitest';
import { findKind } from '#shared/kinds/registry.ts';
import { translator } from '#shared/text/index.ts';
import { storyOf } from '../../../../renderer/runs/order/story.ts';
import { someContents, someOrder } from './facts.ts';

const attempt = (id: number, startedAt: string, result: string | null, detail: string | null = null) => ({
  ...{ id, purpose: 'send' as const, startedAt, status: null, result, detail, practice: false },
  endedAt: result === null ? null : new Date(Date.parse(startedAt) + 800).toISOString(),
});

const order = someOrder({
  attempts: [
    attempt(1, '2026-07-10T09:40:30.000Z', 'not-sent', 'ECONNREFUSED'),
    attempt(2, '2026-07-10T09:41:08.000Z', 'accepted'),
  ],
  decisions: [{ decision: 'send-again', partnerNo: null, by: '小陈', at: '2026-07-10T09:41:00.000Z', practice: false }],
});
const contents = someContents({
  edits: [
    {
      at: '2026-07-10T08:55:00.000Z',
      count: 5,
      changes: [
        { row: 5, field: 'country', before: 'China', after: 'CN' },
        { row: 5, field: 'heightDeclared', before: '35.55', after: '' },
        { row: 6, field: null, before: '', after: '' },
        { row: 7, field: 'sku', before: 'a', after: 'b' },
      ],
    },
  ],
});
const followed = {
  item: {} as never,
  sightings: [
    {
      at: '2026-07-26T08:00:00.000Z',
      what: 'taken' as const,
      said: {
        ...{ orderNo: 'E-1', status: '400', statusText: 'Put away', planNo: null, createdAt: null, deliveredAt: null },
        ...{ boxes: null, volume: null, volumeUnit: '' },
        skus: [{ sku: 'A', name: '', forecast: 40, putAway: 38, putAwayAt: null }],
      },
    },
  ],
  settled: [{ code: 'draft' as const, by: '李娜', at: '2026-07-12T02:00:00.000Z' }],
};
const kind = findKind('overseas-inbound');

test('what happened is told newest first: seen, settled, sent, decided, changed, imported', () => {
  const story = storyOf(translator('zh'), { order, contents, followed, kind });
  expect(story.map(({ title }) => title)).toEqual([
    '仓库说：400 Put away',
    '李娜处理了：草稿',
    '第 2 次发送：已接收',
    expect.stringContaining('小陈'),
    '第 1 次发送：没有发出',
    '改了 5 处',
    '从 one.xlsx 导入，第 5 行',
  ]);
  expect(story.map(({ tone }) => tone)).toEqual(['good', 'own', 'good', 'own', 'own', 'own', 'own']);
  const about = story.map((event) => event.about);
  expect(about[0]).toEqual(['上架 38 / 40 件']);
  expect(about[2]).toEqual(['用时 0.8 秒', '对方单号 E-1']);
  expect(about[4]).toEqual(['用时 0.8 秒', '对方没有开放连接']);
  expect(about[5]).toEqual([
    '第 5 行 发货人国家：China → CN',
    '第 5 行 高：35.55 → 空',
    '第 6 行并入同单的另一行',
    '还有 2 处',
  ]);
});

test('a rejection that was answered later is not the one with the number, and what is under way has no end', () => {
  const sends = [attempt(1, '2026-07-10T09:00:00.000Z', 'rejected'), attempt(2, '2026-07-10T10:00:00.000Z', null)];
  const story = storyOf(translator('en'), {
    order: someOrder({ attempts: sends }),
    contents: undefined,
    followed: undefined,
    kind,
  });
  expect(story).toMatchObject([
    { title: expect.stringMatching(/^Sent, attempt 2: /), about: [] },
    { title: expect.stringMatching(/^Sent, attempt 1: /), about: ['took 0.8 s'], tone: 'bad' },
  ]);
});

test('the number that a practice partner gave is not called the partner’s', () => {
  const sent = { ...attempt(1, '2026-07-10T09:41:08.000Z', 'accepted'), practice: true };
  const [event] = storyOf(translator('zh'), {
    order: someOrder({ attempts: [sent] }),
    contents,
    followed: undefined,
    kind,
  });
  expect(event?.about).toEqual(['演练 · 用时 0.8 秒', '演练单号 E-1']);
});
