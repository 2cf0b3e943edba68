import type { Concepts } from './concept.ts';

/** What none of our fields is about: known so that a header with it is not taken for one. */
export const elsewhere = {
  price: { zh: '价值 价格 单价 价 货值 费用 运费 费', en: 'price value cost fee', telling: true },
  amount: { zh: '金额 总价 总额 总值 货款', en: 'amount', telling: true },
  billing: { zh: '账单 发票 开票', en: 'billing bill_to invoice', telling: true },
  bin: { zh: '库区 库位 储位 货架 货位', en: 'bin shelf rack', telling: true },
  currency: { zh: '币种 币别 货币', en: 'currency', telling: true },
  port: { zh: '货源地 产地 原产地 原产国 起运港 目的港 港口 港', en: 'place port', telling: true },
  customs: { zh: '海关 海关编码 税号 商品编码hs 海关商品编码', en: 'customs hs hscode hs_code tariff', telling: true },
  tax: { zh: '税 含税 不含税 税率', en: 'tax vat eori gst', telling: true },
  pay: { zh: '支付 付款 实付 收款', en: 'pay paid payment', telling: true },
  staff: {
    zh: '审核 审批 经办 制单人 操作 操作人 录入人 业务员 跟单 采购员 仓管 仓管员 质检员 派送员 司机 客服',
    en: 'operator checker approved auditor driver inspector',
    telling: true,
  },
  insurance: { zh: '保险 保价', en: 'insurance insured', telling: true },
  battery: { zh: '带电 电池 带磁 敏感', en: 'battery', telling: true },
  filler: {
    zh: '数字 的 之 于 和 及 信息 请 请填 填写 必填 选填 可选 必选 注明 内容 资料表 数据 栏 本 该 及其 或',
    en: 'or and of the for is this info information required optional mandatory with',
  },
} satisfies Concepts;
