import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ledger, type LedgerRecord, openLedger } from '#engine/practice/ledger.ts';
import { temporaryFolder } from './practice-server.ts';

const series = { partner: 'etower', kind: 'po' };
const record = (reference: string, changes: Partial<LedgerRecord> = {}): LedgerRecord => ({
  ...series,
  reference,
  orderNo: `E-${reference}`,
  at: '2024-05-01T00:00:00.000Z',
  body: { reference },
  ...changes,
});

function withLedger<T>(path: string, use: (ledger: Ledger) => T): T {
  const ledger = openLedger(path);
  try {
    return use(ledger);
  } finally {
    ledger.close();
  }
}

const ledgerPath = () => join(temporaryFolder(), 'made', 'ledger.ndjson');

test('what was added is found by reference and number, now and after reopening', () => {
  const path = ledgerPath();
  const check = (ledger: Ledger) => {
    expect(ledger.find(series, 'A\n1')).toEqual(record('A\n1'));
    expect(ledger.findByNumber(series, 'E-B')).toEqual(record('B'));
    expect(ledger.find(series, 'E-B')).toBeUndefined();
    expect(ledger.count(series)).toBe(2);
  };
  withLedger(path, (ledger) => {
    ledger.append(record('A\n1'));
    ledger.append(record('B'));
    ledger.flush();
    check(ledger);
  });
  withLedger(path, check);
});

test('partners and kinds do not share references', () => {
  withLedger(ledgerPath(), (ledger) => {
    ledger.append(record('A'));
    expect(ledger.find({ partner: 'top', kind: 'po' }, 'A')).toBeUndefined();
    expect(ledger.find({ partner: 'etower', kind: 'other' }, 'A')).toBeUndefined();
    expect(ledger.count({ partner: 'top', kind: 'po' })).toBe(0);
  });
});

test('a torn last line is cut off wherever the tear is, and the next record stands on its own line', () => {
  const path = ledgerPath();
  withLedger(path, (ledger) => ledger.append(record('A')));
  const whole = readFileSync(path);
  const next = Buffer.from(JSON.stringify(record('\u{1F4E6}')));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: next.length }), (length) => {
      writeFileSync(path, Buffer.concat([whole, next.subarray(0, length)]));
      withLedger(path, (ledger) => {
        expect(ledger.count(series)).toBe(1);
        ledger.append(record('B'));
      });
      withLedger(path, (ledger) => expect(ledger.findByNumber(series, 'E-B')).toEqual(record('B')));
    }),
    { numRuns: 50 },
  );
});

test('a damaged line inside is said, not skipped, and the file is left as it is', () => {
  const path = ledgerPath();
  withLedger(path, (ledger) => ledger.append(record('A')));
  appendFileSync(path, `{"partner":\n${JSON.stringify(record('B'))}\n`);
  const before = readFileSync(path, 'utf8');
  expect(() => openLedger(path)).toThrow(
    expect.objectContaining({ code: 'practice.ledgerDamaged', params: { path, line: 2 } }),
  );
  expect(readFileSync(path, 'utf8')).toBe(before);
  writeFileSync(path, '');
  withLedger(path, (ledger) => expect(ledger.count(series)).toBe(0));
});

test('records longer than what is read at once', () => {
  const path = ledgerPath();
  const large = (reference: string) => record(reference, { body: { remark: '箱'.repeat(500_000) } });
  withLedger(path, (ledger) => {
    for (const reference of ['A', 'B', 'C']) ledger.append(large(reference));
  });
  withLedger(path, (ledger) => expect(ledger.find(series, 'B')).toEqual(large('B')));
});

test('one holder at a time', () => {
  const path = ledgerPath();
  withLedger(path, () => {
    expect(() => openLedger(path)).toThrow(expect.objectContaining({ code: 'practice.ledgerInUse' }));
  });
  withLedger(path, () => undefined);
});
