import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the practice partners of a data folder stored, in the order in which they did. */
export function ledgerIn(dataDir: string): readonly { readonly reference: string; readonly body: unknown }[] {
  const text = readFileSync(join(dataDir, 'practice', 'ledger.ndjson'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { reference: string; body: unknown });
}
