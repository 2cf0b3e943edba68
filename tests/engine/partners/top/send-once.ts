import { parseCell } from '#engine/check/parse-cell.ts';
import { createTopClient } from '#engine/partners/top/client.ts';
import { practiceCredentials } from '#engine/practice/credentials.ts';
import { fields } from '#shared/kinds/cainiao-stock-in/fields.ts';
import { cainiaoStockIn } from '#shared/kinds/cainiao-stock-in/index.ts';
import { topSettings } from '#shared/partners/top.ts';

/** Run in a process of its own, in another time zone: reads date cells, makes the body and sends it. */
const [gateway = ''] = process.argv.slice(2);
const NOW = Date.UTC(2026, 2, 8, 6, 59, 59);

function read(key: 'order_create_time' | 'expect_start_time', value: string): string {
  const parsed = parseCell(fields[key], { type: 'date', value }, { today: '2026-03-08' });
  return parsed.type === 'value' ? String(parsed.value) : '';
}

const body = cainiaoStockIn.toPayload(
  {
    key: 'PO-1',
    // 02:30 does not exist in New York on this day.
    values: {
      order_code: 'PO-1',
      order_create_time: read('order_create_time', '2026-03-08 02:30:00'),
      expect_start_time: read('expect_start_time', '2026-03-08 00:00:00'),
    },
    lines: [],
    attachments: [],
  },
  {},
);
const client = createTopClient({
  settings: topSettings.parse({ gateway }),
  credentials: practiceCredentials.top,
  ports: { fetch, clock: { now: () => NOW, monotonic: () => 0, sleep: async () => {} } },
  fields,
});
await client.send([{ key: 'PO-1', body, attachments: [] }], new AbortController().signal);
