import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Output } from '#shared/contract.ts';

type Order = Output<'orders.get'>;

/** An overseas order of one box, accepted in practice. */
export function someOrder(part: Partial<Order> = {}, summary: Partial<Order['summary']> = {}): Order {
  const nothing = {
    message: null,
    decision: null,
    decidedBy: null,
    decidedAt: null,
    unanswered: null,
    withdrawal: null,
  } as const;
  return {
    kind: 'overseas-inbound',
    summary: {
      ...{ id: 7, key: 'IB-7', state: 'accepted', shown: 'accepted', existing: null, lines: 1, errors: 0, warnings: 0 },
      ...{ partnerNo: 'E-1', results: [], ...nothing, ...summary },
    },
    ...{ lineResults: [], body: '{"referenceNo":"IB-7"}', answer: null, asked: false, decisions: [] },
    ...{ changeable: false, attempts: [], attachments: [], ...part },
  };
}

export function someContents(part: Partial<OrderContents> = {}): OrderContents {
  return {
    run: 'one',
    place: { at: 2, of: 3, previous: 6, next: 8 },
    cleared: false,
    sentOtherwise: false,
    values: [
      { field: 'tallyRule', text: '2', wrong: false },
      { field: 'eta', text: '2026-07-22 00:00:00', wrong: false },
      { field: 'country', text: 'CN', wrong: false },
    ],
    boxes: {
      ...{ boxes: 2, units: 14, kg: '25', m3: '0.1704', incomplete: [] },
      types: [
        {
          ...{ boxNo: '01', count: 2, weightKg: '12.5', lengthCm: '60', widthCm: '40', heightCm: '35.5' },
          contents: [{ sku: 'SKU-A', pieces: 7 }],
        },
      ],
    },
    route: { warehouse: 'MEL02', shipper: '王小明', phone: '18856789348', shipped: null, eta: '2026-07-22 00:00:00' },
    lines: {
      total: 1,
      items: [
        {
          ...{ line: 4, file: 'one.xlsx', sheet: 'Sheet1', row: 5, results: [] },
          values: [{ field: 'sku', text: 'SKU-A', wrong: false }],
        },
      ],
    },
    problems: [],
    edits: [],
    imported: '2026-07-10T08:50:00.000Z',
    ...part,
  };
}

export const wrongCountry: PlacedProblem = {
  ...{ id: 31, code: 'country.unknown', severity: 'error', field: 'country', line: null, atLine: 4, order: 'IB-7' },
  ...{ file: 'one.xlsx', sheet: 'Sheet1', row: 5, column: '国家', params: { value: 'Chinaa' } },
  fix: { type: 'set', cells: [{ line: 4, field: 'country', value: 'CN' }] },
};
