import { expect, test } from 'vitest';
import { areAttachments } from '../../../../renderer/screens/import/window-drop.tsx';

test('what no kind reads as a workbook goes to the run on screen; anything else is imported', () => {
  expect(areAttachments(['list.pdf', 'R-1.ZIP'])).toBe(true);
  expect(areAttachments(['list.pdf', 'orders.xlsx'])).toBe(false);
  expect(areAttachments(['invoice.xlsx'])).toBe(false);
  expect(areAttachments(['a folder'])).toBe(false);
  expect(areAttachments(['.pdf.d'])).toBe(false);
  expect(areAttachments([])).toBe(false);
});
