import type { FieldSet } from '../../sheets/field.ts';

/** What an import into one country needs: a row for each country. */
export const countryFields = {
  countryCode: {
    type: 'country',
    level: 'line',
    label: { zh: '进口国家', en: 'Import Country' },
    hint: { zh: '一个国家一行，SKU 和其他各列照抄', en: 'A row for each country; the other columns say the same' },
    example: 'AU',
    secondExample: 'NZ',
  },
  importHsCode: {
    type: 'text',
    max: 200,
    level: 'line',
    wire: 'countryInformationItems.hsCode',
    label: { zh: '进口国HS编码', en: 'HS Code of Import Country' },
    example: '9405210090',
  },
  destinationCountryBrand: {
    type: 'choice',
    choices: [
      { code: '0', label: { zh: '自有品牌', en: 'Own brand' } },
      { code: '1', label: { zh: '授权品牌', en: 'Licensed brand' } },
      { code: '2', label: { zh: '无品牌', en: 'No brand' } },
    ],
    level: 'line',
    label: { zh: '进口国品牌', en: 'Brand in Import Country' },
    example: '无品牌',
  },
  importRemark: {
    type: 'text',
    free: true,
    max: 255,
    level: 'line',
    wire: 'countryInformationItems.remark',
    label: { zh: '进口国备注', en: 'Remark of Import Country' },
    example: '普货',
  },
} as const satisfies FieldSet;
