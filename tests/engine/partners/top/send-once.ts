import { parseCell } from '#engine/check/parse-cell.ts';
import { createTopClient } from '#engine/partners/top/client.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { fields } from '#shared/kinds/cainiao-stock-in/fields.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { topSettings } from '#shared/partners/top.ts';
import { checkSample, kind } from '../../check/cainiao-sample.ts';

/** Run in a process of its own, in another time zone: sends the orders of the sample workbook, and one date cell. */
const [gateway = ''] = process.argv.slice(2);
const NOW = Date.UTC(2026, 2, 8, 6, 59, 59);

const client = createTopClient({
  settings: topSettings.parse({ gateway }),
  credentials: practiceCredentials.top,
  ports: { fetch, clock: { now: () => NOW, monotonic: () => 0, sleep: async () => {} } },
});
// 02:30 does not exist in New York on this day.
const cell = { type: 'date', value: '2026-03-08 02:30:00' } as const;
const parsed = parseCell(fields.order_create_time, cell, { today: '2026-03-08' });
const bodies: readonly JsonObject[] = [
  ...checkSample().orders.map(({ order }) => kind.toPayload(order, {})),
  { order_code: 'DST', order_create_time: parsed.type === 'value' ? String(parsed.value) : '' },
];
for (const body of bodies) {
  await client.send([{ key: String(body.order_code), body, attachments: [] }], new AbortController().signal);
}
