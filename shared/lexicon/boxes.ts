import type { Concepts } from './concept.ts';

/** Boxes, how many, how heavy, how large. */
export const boxes = {
  carton: { zh: '箱 箱子 外箱 货箱 纸箱 大箱 包装箱', en: 'carton ctn box case cartn cnt', telling: true },
  /** A box as it came from the maker, or the one that the goods were in before. */
  'original-carton': { zh: '原箱', telling: true },
  cartons: { en: 'cartons ctns boxes cases', telling: true },
  mark: { zh: '唛头 唛 标记唛', en: 'marks mark shipping_mark shipping_marks', telling: true },
  package: { en: 'package pkg packing' },
  packages: { en: 'packages pkgs parcels' },
  parcel: { zh: '包裹 包 邮包 小包', en: 'parcel' },
  pallet: { zh: '托盘 卡板 板 托', en: 'pallet pallets plt', telling: true },
  inner: { zh: '内箱 中包 内盒 中盒', en: 'inner', telling: true },
  qty: {
    zh: '数量 数 数目 量',
    en: 'qty quantity quantities count cnt_qty number_of no_of num_of qnty qtty',
    telling: true,
  },
  piece: { zh: '件 个 散件 单件 台 套 双', en: 'pcs pc piece pieces units ea eaches' },
  /** `Carton Nos`: their numbers, or the number of them. */
  nos: { telling: true },
  /** Pieces or parcels: 件数 on its own counts either. */
  either: { aside: true },
  /** `G.W. / CTNS`: of each box, or of all. */
  perhaps: {},
  per: { zh: '每', en: 'per each', telling: true },
  total: { zh: '总 合计 总计 小计 共 共计 累计', en: 'total ttl tot sum subtotal overall grand', telling: true },
  gross: { zh: '毛', en: 'gross grs', telling: true },
  net: { zh: '净', en: 'net', telling: true },
  volumetric: { en: 'volumetric dimensional', telling: true },
  charge: { zh: '计费 收费', en: 'chargeable charged', telling: true },
  weight: { zh: '重量 重 称重 公斤数', en: 'weight wt wgt', telling: true },
  actual: { zh: '实际 实 实测 实量 实装 实出 实配 实点', en: 'actual real measured', telling: true },
  received: { zh: '实收 已收 已入 已发', en: 'received recv', telling: true },
  planned: { zh: '应收 应入 计划 应 拟 预收 申请 待入', en: 'planned plan' },
  volume: { zh: '体积 方数 立方 容积 材积', en: 'cbm volume vol m3 cubic', telling: true },
  size: {
    zh: '尺寸 长宽高 外箱规格 箱子规格 包装规格 包装尺寸 规格尺寸 长*宽*高 长x宽x高',
    en: 'dim measurement measurements meas dimension dimensions dims lwh size_lwh l*w*h lxwxh l*w*d',
    telling: true,
  },
  length: { zh: '长 长度', en: 'length len l lgth', telling: true },
  width: { zh: '宽 宽度 阔', en: 'width w wid wdth', telling: true },
  height: { zh: '高 高度 厚度 深', en: 'height h hgt ht', telling: true },
  depth: { en: 'depth dpt d', telling: true },
  declared: { zh: '申报 报关 声明', en: 'declared declare customs_declared declaration', telling: true },
} satisfies Concepts;
