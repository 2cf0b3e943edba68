import type { Concepts } from './concept.ts';

/** Documents, and whose number of them a header speaks of. */
export const documents = {
  order: { zh: '订单 定单 单据 单子 单 表单', en: 'order orders ord doc document' },
  /** What was paid, or what was bought: a number of it is mostly none of the order's. */
  deal: { zh: '交易', en: 'transaction', telling: true },
  /** Of lading, or of account. */
  bill: { en: 'bill voucher', telling: true },
  /** A number of which nothing is said, not even of what. */
  bare: { aside: true },
  number: { zh: '号 号码 编号', en: 'number no num nr nbr nos #' },
  code: { zh: '编码 代码 代号 码 简码 编码号', en: 'code codes cd' },
  id: { zh: '数字id 标识 识别码', en: 'id ids identifier uid' },
  name: { zh: '名称 名 名字', en: 'name names' },
  reference: { zh: '参考 参照', en: 'reference ref refer' },
  client: {
    zh: '客户 客人 自有 自编 自定义 内部 公司内部 委托方 系统',
    en: 'client customer cust own erp oms wms',
  },
  /** Beside client: who sells, and no customer. */
  us: { aside: true },
  owner: { zh: '货主', en: 'owner consignor_owner', telling: true },
  inbound: {
    zh: '入库 入仓 进仓 进库 进货 来货 备货 送仓 通知',
    en: 'inbound entry stockin stock_in receiving receipt replenishment goods_in notice',
  },
  'first-leg': { zh: '头程', telling: true },
  shipment: { zh: '货件 发货计划', en: 'shipment shipments consignment shp sta' },
  purchase: { zh: '采购 购货', en: 'purchase purchasing' },
  forecast: { zh: '预报', en: 'forecast pre_alert' },
  platform: {
    zh: '平台 天猫 淘宝 网店 电商',
    en: 'tmall taobao platform tb marketplace web fba amazon',
    telling: true,
  },
  external: { zh: '外部 外 下游 第三方 三方', en: 'external outer out ext third_party outside', telling: true },
  alibaba: { zh: '1688 阿里 阿里巴巴', en: 'alibaba ali', telling: true },
  xport: { en: 'xport' },
  transfer: { zh: '调拨 移库 移仓', en: 'transfer allocation' },
  return: { zh: '退货 销退 退回', en: 'return returns returned refund', telling: true },
  source: { zh: '来源 源 销售 原始', en: 'prev source sales sale', telling: true },
  /** Which of many other documents nobody knows. */
  related: { zh: '关联', en: 'related', telling: true },
  old: {
    zh: '原 旧 老 变更前 更换前 更改前 换前 原始单',
    en: 'previous old original former before current',
    telling: true,
  },
  new: {
    zh: '新 更新后 变更后 更改后 更换后 换单后 换后 现 改后',
    en: 'new updated changed replacement',
    telling: true,
  },
  line: { zh: '行 明细 分录 行项目 行项 子单', en: 'line row detail entry_line lines', telling: true },
  sequence: { zh: '序号 序 顺序 流水', en: 'sequence seq index sn s_n', telling: true },
  batch: { zh: '批次 批', en: 'batch lot', telling: true },
  member: { zh: '会员 会员名 昵称 旺旺 账号名', en: 'member nick nickname wangwang username', telling: true },
  shop: { zh: '店铺 门市 网店名 店 账号 账户', en: 'shop store_name storefront account', telling: true },
} satisfies Concepts;
