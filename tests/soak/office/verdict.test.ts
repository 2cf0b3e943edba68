import { expect, test } from 'vitest';
import { type Evidence, isOfficeKept, judgeOffice, wrongIn } from './verdict.ts';

const at = (key: string, ms: number) => ({ at: ms, key, became: 'answered' }) as const;

/** Two desks share A; B is one desk's own. */
const sound: Evidence = {
  ratePerSecond: 2,
  arrivals: [at('A', 0), at('B', 500)],
  booked: ['A', 'B'],
  sentAgain: [],
  orders: [
    { desk: 'one', key: 'A', state: 'accepted', attempts: 1 },
    { desk: 'two', key: 'A', state: 'exists', attempts: 0 },
    { desk: 'two', key: 'B', state: 'accepted', attempts: 1 },
  ],
  claims: [
    { key: 'A', state: 'accepted', leftAt: -20 },
    { key: 'B', state: 'accepted', leftAt: 470 },
  ],
};

const wrong = (change: Partial<Evidence>) => wrongIn(judgeOffice({ ...sound, ...change }));

test('every reference once, every claim settled, within the rate: kept', () => {
  const verdict = judgeOffice(sound);
  expect(isOfficeKept(verdict)).toBe(true);
  expect(verdict).toMatchObject({ keys: 2, offers: 2, allowed: 0, mostInASecond: 2, shown: 0 });
  expect(verdict).toMatchObject({ mostTurnsInASecond: 2, onTheWay: 30 });
});

test.each<[string, Partial<Evidence>, readonly string[]]>([
  [
    'booked twice, as where two desks send without a claim',
    { arrivals: [...sound.arrivals, at('A', 9000)], booked: ['A', 'B', 'A'] },
    ['1 booked twice (A)', '1 offered again without a person saying so (A)'],
  ],
  [
    'offered twice, of which one was not booked',
    { arrivals: [...sound.arrivals, { ...at('A', 9000), became: 'failed' }] },
    ['1 offered again without a person saying so (A)'],
  ],
  [
    'offered once more than a person said',
    { arrivals: [...sound.arrivals, at('A', 9000), at('A', 19_000)], sentAgain: ['A', 'B'] },
    ['1 offered again without a person saying so (A)'],
  ],
  ['booked twice although a person said so', { booked: ['A', 'A', 'B'], sentAgain: ['A'] }, ['1 booked twice (A)']],
  ['accepted here and not booked there', { booked: ['A'] }, ['1 lost (B)']],
  ['booked and nobody has it', { booked: ['A', 'B', 'C'] }, ['1 booked that no desk has (C)']],
  [
    'a claim that nothing became of',
    { claims: [{ key: 'A', state: 'queued', leftAt: null }, ...sound.claims.slice(1)] },
    ['1 open in the ledger without evidence (A)'],
  ],
  ['no claim at all', { claims: sound.claims.slice(1) }, ['1 open in the ledger without evidence (A)']],
  [
    'two more than the rate within a second, across its full seconds',
    { arrivals: [at('A', 600), at('B', 900), at('C', 1200), at('D', 1599)] },
    [expect.stringMatching(/^1 requests too many within a second, though the ledger gave no turn too many/)],
  ],
  [
    'two more turns than the rate within a second',
    { claims: [...sound.claims, ...[100, 200].map((leftAt) => ({ key: 'A', state: 'accepted', leftAt }))] },
    ['1 turns too many within a second, given by the ledger'],
  ],
])('%s', (_, change, expected) => {
  expect(wrong(change)).toEqual(expected);
});

test('what a person had sent again is no fault, and is counted', () => {
  const arrivals = [{ ...at('A', 0), became: 'failed' as const }, at('B', 500), at('A', 9000)];
  const verdict = judgeOffice({ ...sound, arrivals, sentAgain: ['A'] });
  expect(wrongIn(verdict)).toEqual([]);
  expect(verdict.allowed).toBe(1);
});

test('what is unknown is no fault where the attempt that was made shows, and is one where none does', () => {
  const unknown = (attempts: number): Partial<Evidence> => ({
    ...{ booked: ['A'], claims: [...sound.claims.slice(0, 1), { key: 'B', state: 'unknown', leftAt: 470 }] },
    orders: [...sound.orders.slice(0, 2), { desk: 'two', key: 'B', state: 'unknown', attempts }],
  });
  expect(wrong(unknown(1))).toEqual([]);
  expect(judgeOffice({ ...sound, ...unknown(1) }).shown).toBe(1);
  expect(wrong(unknown(0))).toEqual(['1 lost (B)', '1 open in the ledger without evidence (B)']);
});

test('one more than the rate within a second may be', () => {
  expect(wrong({ arrivals: [at('A', 600), at('B', 900), at('C', 1599), at('D', 1600)] })).toEqual([]);
});
