import type { Concepts } from './concept.ts';

/** What is shipped, and by what it is known. */
export const goods = {
  goods: {
    zh: '商品 产品 货品 货物 宝贝 物料 物品 单品 货 存货 品项 物件 品 料件',
    en: 'item items product products goods material_item article commodity merchandise prod prd lineitem',
  },
  sku: {
    zh: '料号 库存sku',
    en: 'sku skus msku stock_code material_no material_code part_no',
    telling: true,
  },
  /** Beside sku: a number that the sizes and colours of one article may share. */
  style: { aside: true },
  barcode: { zh: '条码 条形码 国条 69码 二维码', en: 'barcode bar_code upc ean gtin fnsku asin isbn', telling: true },
  spec: {
    zh: '规格 型号 规格型号 款式 变体 销售属性 属性',
    en: 'option spec specification variant variation attributes specs',
    telling: true,
  },
  cainiao: { zh: '后端 菜鸟', en: 'cainiao sc back_end backend scm' },
  offer: { zh: '货源', en: 'offer', telling: true },
  title: { zh: '标题 描述', en: 'title description desc', telling: true },
  chinese: { zh: '中文', en: 'chinese' },
  english: { zh: '英文', en: 'english' },
  color: { zh: '颜色 尺码 码数', en: 'color colour size', telling: true },
  brand: { zh: '品牌 牌子', en: 'brand', telling: true },
  material: { zh: '材质 材料 成分', en: 'material composition', telling: true },
  usage: { zh: '用途', en: 'usage used_for purpose', telling: true },
  unit: { zh: '单位 计量单位', en: 'unit uom', telling: true },
  inventory: { zh: '库存 在库', en: 'inventory stock', telling: true },
  quality: { zh: '品质 品相 质量 良残 良次 正次 成色 残次 正残', en: 'condition quality grade', telling: true },
  supplier: {
    zh: '供应商 供货商 供货单位 供应厂商 供方 厂家 厂商 往来单位 供应方',
    en: 'supplier vendor suppliers',
    telling: true,
  },
} satisfies Concepts;
