import { describe, expect, test } from 'vitest';
import { findKind, kinds } from '#shared/kinds/registry.ts';
import {
  alike,
  type OfficeColumn,
  offices,
  readOffice as read,
  surelyWrong,
  typed,
} from '../../fixtures/office-headers.ts';
import { processorTime } from '../../processor-time.ts';
import { recognise, sheetOf } from './sheets.ts';

describe('header sets of offices, forwarders and shop systems', () => {
  test.each(offices)('$id: the kind and its key are found, and no column is surely another', (office) => {
    const found = read(office);
    expect(found.kind).toBe(office.kind);
    expect(surelyWrong(found)).toEqual([]);
    const keys = findKind(office.kind)?.key.filter((key) => office.columns.some(({ means }) => means[0] === key));
    expect(found.columns.map(({ field }) => field)).toEqual(expect.arrayContaining(keys ?? []));
  });

  test('nearly all columns that mean something are found, most of them without a question', () => {
    const columns = offices.flatMap((office) => read(office).columns);
    const wanted = columns.filter(({ means }) => !means.split('|').includes(''));
    const found = wanted.filter(({ right }) => right);
    expect(found.length / wanted.length).toBeGreaterThanOrEqual(0.96);
    expect(found.filter(({ sure }) => sure).length / found.length).toBeGreaterThan(0.9);
    expect(columns.filter(({ field, right }) => field !== '' && !right).length).toBeLessThanOrEqual(3);
  });

  test.each(offices)('$id: where a column is missing, no other one is surely taken for it', (office) => {
    const fields = new Set(office.columns.flatMap(({ means }) => (means.includes('') ? [] : means)));
    for (const missing of fields) {
      const columns = office.columns.filter(({ means }) => means.includes('') || !means.includes(missing));
      const wrong = surelyWrong(read({ above: office.above.length > 1 ? [] : office.above, columns }, office.kind));
      expect(wrong.filter(({ header, field }) => !alike.has(`${header} ${field}`))).toEqual([]);
    }
  });
});

/** Beside the key alone, and beside whole sets: headers that come near a field and mean something else. */
const others: Readonly<Record<string, { readonly office: string; readonly headers: string }>> = {
  'overseas-inbound': {
    office: 'bilingual-3pl',
    headers:
      '总毛重 净重 单件毛重 产品重量 托盘重量 皮重 体积重 产品长 内箱长 托盘长 实收箱数 剩余箱数 内箱数 托盘数 总数量 订单数量 库存数量 实收数量 差异数 内箱数量 每托数量 旧SKU 新SKU 供应商SKU 父SKU 平台SKU SKU名称 客户编码 货主代码 托盘号 库位 库区 仓库名称 中转仓代码 原产国 Country_of_Origin Billing_Address 目的国 到期日 开船日期 采购单号 客户名称 收件人 司机电话 拣货备注 内部备注 是否整箱 是否换标 箱型',
  },
  'cainiao-stock-in': {
    office: 'cainiao-contacts',
    headers:
      '实收数量 在途数量 剩余数量 损坏数量 采购总价 采购金额 Purchase_Amount 客户代码 客户编码 Customer_Code 平台SKU SKU名称 旧SKU 内部备注 卖家备注 拣货备注 截单时间 仓库名称 库区 中转仓 司机电话 客服电话 出库单号 派送员',
  },
  'freight-order': {
    office: 'amazon-orders',
    headers:
      '客户代码 Customer_ID 客户编号 报关品名 申报品名 Billing_Country Billing_Phone 账单国家 客服电话 公司地址 平台SKU 父SKU 子订单号 总重量 派送员',
  },
  'domestic-logistics': {
    office: 'dom-two-no',
    headers: '开船日期 报关单号 报关品名 采购单号 父SKU 尾程跟踪号 POD图片',
  },
  'package-inbound': { office: 'in-wms', headers: '状态 质检方式 单件毛重 皮重 产品长 备注 公司 客户 库位 MOQ' },
};

describe('a column that means something else', () => {
  test.each(Object.entries(others))('%s: is surely none of its fields', (kind, { office, headers }) => {
    const whole = offices.find(({ id }) => id === office);
    const keys = findKind(kind)?.key ?? [];
    const ids = whole?.columns.filter(({ means }) => means.some((field) => keys.includes(field))) ?? [];
    for (const header of headers.split(' ').map((text) => text.replaceAll('_', ' '))) {
      for (const values of [
        ['20', '42', '66'],
        ['C-77', 'C-78', 'C-79'],
        ['甲', '乙', '丙'],
      ]) {
        const column: OfficeColumn = { header, means: [''], values: values.map(typed) };
        for (const columns of [whole?.columns ?? [], ids]) {
          expect(surelyWrong(read({ above: [], columns: [...columns, column] }, kind))).toEqual([]);
        }
      }
    }
  });
});

test('a header that says two fields is not made sure by neighbours that say whose they are', () => {
  const column = (header: string, means: string, ...values: string[]): OfficeColumn => ({
    header,
    means: [means],
    values: values.map(typed),
  });
  const columns = [
    column('OrderNumber', 'tmallOrderId', '2205699990001234567', '2205699990001234568', '2205699990001234569'),
    column('ItemName', 'title', '白色短袖', '黑色长裤', '红色帽子'),
    column('Town/FullName', '', 'Van Nuys', 'Austin', 'Sydney'),
    column('Ship-to State', 'state', 'California', 'Texas', 'NSW'),
    column('Ship-to Postcode', 'zip', '91607', '73301', '2000'),
    column('Quantity', 'quantity', '1', '2', '3'),
  ];
  expect(surelyWrong(read({ above: [], columns }, 'freight-order'))).toEqual([]);
  const inbound = [
    column('参考号', 'referenceNo', 'IB-1', 'IB-2', 'IB-3'),
    column('送达仓库', 'warehouseCode', 'SYD01', 'SYD01', 'MEL02'),
    column('发件人 / 发件公司', '', '王小明', '李丽', '张三'),
    column('发件省份', 'state', '浙江', '浙江', '广东'),
    column('发件地址', 'addressLine1', '稠州北路100号', '中山路8号', '文一路1号'),
    column('箱号', 'boxNo', '1', '2', '3'),
    column('SKU', 'sku', 'SKU-A', 'SKU-B', 'SKU-C'),
    column('单箱件数', 'productQty', '20', '21', '22'),
  ];
  expect(surelyWrong(read({ above: [], columns: inbound }, 'overseas-inbound'))).toEqual([]);
});

test('a sheet full of words, and one as wide as a sheet may be, are recognised by a glance at few of their rows', () => {
  const words = ['商品名称', '收件地址', '备注说明', '箱号', 'Tracking number', '快递公司', 'Gross weight', '数量'];
  const text = (row: number, column: number) =>
    `${words[(row + column) % 8]}${words[(row * column) % 8]}${row * column}`;
  const wordy = (width: number) =>
    Array.from({ length: 80 }, (_, row) => Array.from({ length: width }, (_, column) => text(row, column)));
  recognise([sheetOf(wordy(60))], { kinds });
  for (const width of [60, 2000]) {
    const sheet = sheetOf(wordy(width));
    const spent = processorTime();
    recognise([sheet], { kinds });
    // Some times what it takes; matching every row with every kind takes longer.
    expect(spent()).toBeLessThan(3000);
  }
});
