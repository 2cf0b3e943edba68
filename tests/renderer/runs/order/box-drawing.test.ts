import { expect, test } from 'vitest';
import { scaleOf, sidesOf } from '../../../../renderer/runs/order/box-drawing.tsx';

const numbers = (points: string) => points.split(' ').map((point) => point.split(',').map(Number));

test('the largest box fills the drawing, and no corner of any lies outside it', () => {
  const boxes = [
    { length: 60, width: 40, height: 35.5 },
    { length: 10, width: 200, height: 5 },
    { length: 1, width: 1, height: 300 },
  ];
  const scale = scaleOf(boxes);
  let widest = 0;
  for (const box of boxes) {
    const corners = Object.values(sidesOf(box, scale)).flatMap(numbers);
    for (const [x = -1, y = -1] of corners) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(96);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(74);
      widest = Math.max(widest, y);
    }
  }
  expect(widest).toBeGreaterThan(70);
});

test('boxes are drawn to one scale: one of twice the sides is twice as large', () => {
  const small = { length: 20, width: 10, height: 15 };
  const large = { length: 40, width: 20, height: 30 };
  const scale = scaleOf([small, large]);
  const span = (box: typeof small) => {
    const xs = numbers(sidesOf(box, scale).top).map(([x = 0]) => x);
    return Math.max(...xs) - Math.min(...xs);
  };
  expect(span(large) / span(small)).toBeCloseTo(2, 1);
});
