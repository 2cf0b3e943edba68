import type { Concepts } from './concept.ts';

/** How it gets there, and under which number. */
export const transport = {
  waybill: {
    zh: '运单 快递单 物流单 面单 托运单 货运单 配送单 包裹单 派送单 跟踪 追踪 追踪单 查询单',
    en: 'tracking track waybill awb way_bill con_note',
    telling: true,
  },
  carrier: {
    zh: '快递服务商 服务商 快递 物流 配送 承运 承运商 承运人 快递商 物流商 物流服务商 货运 宅配 货运公司 船公司',
    en: 'courier carrier express logistics logistic shipper_carrier shipping_line tms',
    telling: true,
  },
  forwarder: { zh: '货代', en: 'freight_forwarder forwarder', telling: true },
  international: {
    zh: '国际 跨境 境外 国外 转运',
    en: 'international intl int_l overseas_leg cross_border',
    telling: true,
  },
  domestic: { zh: '国内 境内 本地', en: 'domestic china cn local inland' },
  ship: {
    zh: '发车 发货 发出 出货 出库 出运 起运 启运 寄出 装运 交运 发运 出仓',
    en: 'ex_factory ship_out shipped ship shipping departure dispatch dispatched despatch depart ats outbound',
    telling: true,
  },
  sail: { zh: '开船 开航 离港 起飞', en: 'sailing', telling: true },
  pickup: {
    zh: '揽收 揽件 快递揽收 揽货 取件 提货 收揽',
    en: 'pickup pick_up collection collected picked_up rts',
    telling: true,
  },
  arrive: {
    zh: '到仓 到货 到达 抵达 抵仓 送达 到库 到',
    en: 'arrival arrive arrived arriving',
  },
  deliver: { zh: '送货', en: 'delivery deliver delivered' },
  /** Of goods by their maker, long before they arrive. */
  handover: { zh: '交货 交付', en: 'handover', telling: true },
  transport: {
    zh: '运输 运输方式 渠道 派送渠道 派送方式 服务 装柜 集装箱 货柜 柜 柜号 柜型 船名 航班 航次 清关 贸易',
    en: 'transport channel shipping_method service container vessel voyage incoterm',
    telling: true,
  },
} satisfies Concepts;
