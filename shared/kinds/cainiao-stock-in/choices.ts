import type { Choice } from '../../sheets/field.ts';

/** `order_type`. */
export const orderTypes = [
  {
    code: '601',
    label: { zh: '普通入库', en: 'Normal' },
    aliases: ['普通入库单', '普通', '采购入库', '采购入库单', '采购', 'normal inbound', 'normal stock in', 'purchase'],
  },
  {
    code: '501',
    label: { zh: '销退入库', en: 'Sales return' },
    aliases: [
      '销退入库单',
      '销退',
      '销售退货',
      '销售退货入库',
      '退货入库',
      '退货入库单',
      'return',
      'returns',
      'sale return',
    ],
  },
  {
    code: '302',
    label: { zh: '调拨入库', en: 'Transfer' },
    aliases: ['调拨入库单', '调拨', '调拨单', 'transfer in', 'allocation'],
  },
  {
    code: '904',
    label: { zh: '其他入库', en: 'Other' },
    aliases: ['其他入库单', '其它入库', '其它入库单', '其他', '其它', 'others', 'other inbound'],
  },
  {
    code: '306',
    label: { zh: 'B2B入库', en: 'B2B' },
    aliases: ['B2B入库单', 'B2B 入库单', 'b2b inbound'],
  },
] as const satisfies readonly Choice[];

/** `inventory_type`. */
export const inventoryTypes = [
  {
    code: '1',
    label: { zh: '正品', en: 'Good' },
    aliases: ['良品', '好货', '正常', '可销售', '可售', 'genuine', 'sellable'],
  },
  {
    code: '101',
    label: { zh: '残次', en: 'Defective' },
    aliases: ['残次品', '残品', '次品', '不良品', 'defect'],
  },
  { code: '102', label: { zh: '机损', en: 'Machine damage' }, aliases: ['机损品', 'machine damaged'] },
  {
    code: '103',
    label: { zh: '箱损', en: 'Carton damage' },
    aliases: ['箱损品', 'carton damaged', 'box damage', 'box damaged'],
  },
  { code: '201', label: { zh: '冻结', en: 'Frozen' }, aliases: ['冻结库存', '冻结品', 'locked', 'on hold'] },
  { code: '301', label: { zh: '在途', en: 'In transit' }, aliases: ['在途库存', 'transit', 'on the way'] },
] as const satisfies readonly Choice[];
