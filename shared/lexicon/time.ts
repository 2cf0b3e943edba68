import type { Concepts } from './concept.ts';

/** When something happens. */
export const time = {
  date: { zh: '日期 时间 日 时刻 年月日', en: 'date time day datetime at on', telling: true },
  expect: {
    zh: '预计 预期 预约 预估 估计 预定 约定 期望 预',
    en: 'expected expect estimated est estimate scheduled appointment anticipated proposed',
    telling: true,
  },
  create: {
    zh: '创建 制单 下单 订购 建单 建立 开单 录单 录入 提交 生成',
    en: 'create created creation submitted submit entered made',
    telling: true,
  },
  start: { zh: '开始 最早 起', en: 'start earliest begin starting' },
  end: { zh: '结束 最晚 最迟 截止 止', en: 'end latest finish ending', telling: true },
  produce: {
    zh: '生产 制造 出厂 工厂',
    en: 'production produce produced mfg mfd manuf manufacture manufacturing manufactured',
    telling: true,
  },
  due: {
    zh: '失效 过期 有效期 有效期限 有效 保质期 效期',
    en: 'valid expiry exp expire expiration expires best_before use_by',
    telling: true,
  },
  /** Goods and orders alike have one: when they go off, when they must be there. */
  deadline: { zh: '到期', en: 'due', telling: true },
} satisfies Concepts;
