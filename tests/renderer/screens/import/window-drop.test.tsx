// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { areAttachments } from '../../../../renderer/screens/import/window-drop.tsx';
import { fakeEngine, showPage } from '../../support/program.tsx';

test('what no kind reads as a workbook goes to the run on screen; anything else is imported', () => {
  expect(areAttachments(['list.pdf', 'R-1.ZIP'])).toBe(true);
  expect(areAttachments(['list.pdf', 'orders.xlsx'])).toBe(false);
  expect(areAttachments(['invoice.xlsx'])).toBe(false);
  expect(areAttachments(['a folder'])).toBe(false);
  expect(areAttachments(['.pdf.d'])).toBe(false);
  expect(areAttachments([])).toBe(false);
});

test('files are taken wherever they are, text is left to the field that it is dropped into', async () => {
  showPage(fakeEngine({}).engine, {});
  const place = await screen.findByRole('main');
  // The system may let go right after it said that something else has come under the hand, and nothing more.
  for (const said of ['dragenter', 'dragover']) {
    expect(takes(place, said, 'Files'), said).toBe(true);
    expect(takes(place, said, 'text/plain'), said).toBe(false);
  }
});

function takes(place: Element, said: string, type: string): boolean {
  const event = new Event(said, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: [type], files: [], items: [] } });
  place.dispatchEvent(event);
  return event.defaultPrevented;
}
