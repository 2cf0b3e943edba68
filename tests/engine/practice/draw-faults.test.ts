import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFaults, shuffleLists } from '#engine/practice/draw-faults.ts';
import { parseFaults } from '#engine/practice/practice.ts';

const draw = (spec: string, count: number, path = '/po') => {
  const next = drawFaults(parseFaults(spec));
  return Array.from({ length: count }, () => next(path));
};

test('the same seed gives the same faults, another seed others', () => {
  const spec = 'latency=0-100,http500=0.3,cut-after=0.3,shuffle=0.5';
  expect(draw(`${spec},seed=7`, 50)).toEqual(draw(`${spec},seed=7`, 50));
  expect(draw(`${spec},seed=7`, 50)).not.toEqual(draw(`${spec},seed=8`, 50));
});

test('faults come about as often as they should', () => {
  const all = draw('latency=50-60,http429=0.2,cut-after=0.3,shuffle=0.25', 10_000);
  const share = (fault: string) => all.filter((each) => each.fault === fault).length / all.length;
  expect(share('http429')).toBeCloseTo(0.2, 1);
  expect(share('cut-after')).toBeCloseTo(0.3, 1);
  expect(all.filter(({ shuffle }) => shuffle !== null).length / all.length).toBeCloseTo(0.25, 1);
  expect(all.every(({ latencyMs }) => latencyMs >= 50 && latencyMs <= 60)).toBe(true);
});

test('one fault less does not move the others', () => {
  const met = (spec: string) => draw(spec, 200).map(({ shuffle }) => shuffle);
  expect(met('http500=0.5,shuffle=0.5')).toEqual(met('shuffle=0.5'));
});

test('only the first requests, only some paths', () => {
  expect(draw('cut-after=1,first=2', 4).map(({ fault }) => fault)).toEqual(['cut-after', 'cut-after', null, null]);
  expect(draw('cut-after=1,only=/po', 1, '/b2b/poList')[0]?.fault).toBeNull();
  expect(draw('cut-after=1,only=/po', 1, '/b2b/po')[0]?.fault).toBe('cut-after');
});

test('a shuffled list has the same elements, none where it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.nat(), (list, seed) => {
      const shuffled = shuffleLists(list, seed);
      if (!Array.isArray(shuffled)) throw new Error('no list');
      expect([...shuffled].sort()).toEqual([...list].sort());
      expect(shuffled.some((element, index) => element === list[index])).toBe(false);
    }),
  );
  expect(shuffleLists({ code: '0', data: [1, 2] }, 1)).toEqual({ code: '0', data: [2, 1] });
  expect(shuffleLists('text', 1)).toBe('text');
});
