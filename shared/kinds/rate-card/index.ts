import { defineSheet } from '../kind.ts';
import { fields } from './fields.ts';
import { texts } from './texts.ts';

/** The workbook in which an office keeps what its forwarders charge. Read like a kind, never sent. */
export const rateCardSheet = defineSheet({
  id: 'rate-card',
  label: { zh: '运价表', en: 'Rate card' },
  titles: ['运价', '运价表', '报价', '报价表', '价格表', '价目表', 'rate card', 'rates', 'price list', 'tariff'],
  fields,
  key: ['channel'],
  lineLabel: { zh: '价格行', en: 'price row' },
  texts,
});
