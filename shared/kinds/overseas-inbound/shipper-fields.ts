import type { Condition, FieldSet } from '../../sheets/field.ts';

/** The whole shipper block is left out when the partner knows the shipper by a code. */
export const withoutShipperCode = { blank: 'shipperWarehouseCode' } as const satisfies Condition;

/** Who sends the order; once per order. */
export const shipperFields = {
  shipperWarehouseCode: {
    type: 'text',
    max: 100,
    level: 'order',
    label: { zh: '发货地址代码', en: 'Shipper Warehouse Code' },
    words: [
      'shipper|origin code|number|id address? warehouse?',
      'shipper|ship|origin warehouse code|number|id number? !name',
      // Mostly a name stands below it, and whoever has a code needs no address.
      'shipper|ship|origin warehouse|location @0.75',
      'shipper|origin warehouse name @0.65',
      'shipper|origin address code',
      'ship port code? @0.6',
    ],
    looks: 'reference',
    hint: {
      zh: '填了它就不用再填发货人、电话、国家和地址',
      en: 'When given, the shipper’s name, phone, country and address are not needed',
    },
    example: 'NB-YARD',
  },
  shipperContactName: {
    type: 'text',
    max: 20,
    free: true,
    level: 'order',
    requiredWhen: withoutShipperCode,
    label: { zh: '发货人', en: 'Shipper Contact Name' },
    words: [
      'shipper whom|name|contact|person name? contact? person? !number !order !code !id',
      'ship|origin contact|person name? contact? person? !number !order !code !id',
      'ship|origin name @0.7',
      'contact name? person? @0.75',
      'person name @0.75',
    ],
    looks: 'person',
    beside: 'shipper',
    example: '王小明',
  },
  shipperPhone: {
    type: 'text',
    max: 20,
    level: 'order',
    requiredWhen: withoutShipperCode,
    label: { zh: '发货人电话', en: 'Shipper Phone' },
    words: ['phone|mobile shipper|ship|origin contact? number?', 'phone|mobile contact? number? @0.75'],
    looks: 'phone',
    beside: 'shipper',
    example: '18856789348',
  },
  shipperBizName: {
    type: 'text',
    max: 50,
    free: true,
    level: 'order',
    label: { zh: '发货人公司', en: 'Shipper Company' },
    words: ['company shipper|ship|origin name?', 'company name? @0.75'],
    beside: 'shipper',
    example: '义乌市某某有限公司',
  },
  shipperEmail: {
    type: 'email',
    max: 50,
    level: 'order',
    label: { zh: '发货人邮箱', en: 'Shipper Email' },
    words: ['email shipper|ship|origin contact? address?', 'email contact? address? @0.75'],
    beside: 'shipper',
    example: 'shipper@example.com',
  },
} as const satisfies FieldSet;
