import { defineKind } from '../kind.ts';
import { announced } from './announced.ts';
import { boxes } from './boxes.ts';
import { fields } from './fields.ts';
import { fieldsFor } from './limits.ts';
import { packing } from './packing.ts';
import { toPayload } from './payload.ts';
import { checkOrder, texts } from './rules.ts';

/** Inbound (purchase) orders of an overseas warehouse on WallTech eTower. The partner makes drafts of them. */
export const overseasInbound = defineKind({
  id: 'overseas-inbound',
  partner: 'etower',
  drafts: true,
  label: { zh: '海外仓入库单', en: 'Overseas warehouse inbound order' },
  titles: [
    '海外仓',
    '入库单',
    '入库预报',
    '装箱单',
    '装箱清单',
    '箱单',
    '备货',
    '头程',
    'overseas warehouse',
    'inbound',
    'packing',
    'packing list',
    'purchase order',
    'ASN',
  ],
  fields,
  fieldsFor,
  key: ['referenceNo'],
  lineLabel: { zh: '装箱行（箱 × SKU）', en: 'packing line (box × SKU)' },
  texts,
  attachments: {
    field: 'attachments',
    spelled: { name: 'attachName', data: 'attachData', type: 'attachType' },
    maxCount: 5,
    types: ['rar', 'zip', 'pdf', 'doc', 'docx', 'xls', 'xlsx'],
    maxNameLength: 50,
  },
  checkOrder,
  toPayload,
  announced,
  boxes,
  packing,
  destination: ({ values: { warehouseCode } }) => (warehouseCode === undefined ? {} : { warehouse: warehouseCode }),
});
