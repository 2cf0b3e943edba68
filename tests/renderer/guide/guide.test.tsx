// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guidePicture } from '../../../renderer/guide/guide-picture.ts';
import { guidePageOf, guidePages } from '../../../renderer/guide/pages.ts';
import { showIn } from '../support/program.tsx';

test('every screen has its page, whatever stands behind it in the address', () => {
  const pages = {
    '': 'today',
    import: 'today',
    history: 'find',
    'follow/draft': 'follow',
    'settings/accounts/1': 'settings',
    'runs/1': 'check',
    'runs/1/mapping': 'columns',
    'runs/1/lines/error': 'check',
    'runs/1/freight': 'freight',
    'runs/1/submit': 'send',
    'runs/1/results': 'results',
    'runs/1/labels': 'labels',
    'runs/1/orders/7': 'order',
  };
  for (const [route, page] of Object.entries(pages)) {
    expect({ route, page: guidePageOf(route.split('/').filter(Boolean)) }).toEqual({ route, page });
  }
  expect(new Set(Object.values(pages))).toEqual(new Set(guidePages));
});

test('every page but the one about searching has its picture, in both languages', () => {
  for (const lang of ['zh', 'en']) {
    const without = guidePages.filter((page) => guidePicture(page, lang) === undefined);
    expect({ lang, without }).toEqual({ lang, without: ['find'] });
  }
});

test('the question mark opens the page of the screen that is shown, and leads on from there', async () => {
  location.hash = '#/runs/1/freight';
  showIn(<input aria-label="own" />, {});
  fireEvent.click(await screen.findByRole('button', { name: '这一页怎么用' }));
  const guide = await screen.findByRole('dialog');
  expect(within(guide).getByRole('heading', { name: '4 运费：走哪个渠道便宜' })).toBeTruthy();
  expect(within(guide).getByRole('img', { name: /^“运费”页/ })).toBeTruthy();
  expect(within(guide).getByRole('button', { name: '4 运费：走哪个渠道便宜' }).getAttribute('aria-current')).toBe(
    'page',
  );
  fireEvent.click(within(guide).getByRole('button', { name: /^下一页/ }));
  expect(await within(guide).findByRole('heading', { name: '5 发送：先演练，再正式' })).toBeTruthy();
  fireEvent.click(within(guide).getByRole('button', { name: '8 找单据，找批次' }));
  await within(guide).findByRole('heading', { name: '8 找单据，找批次' });
  expect(within(guide).queryByRole('img', { name: /页/ })).toBeNull();
  // The screen beneath is still the one that it was.
  expect(location.hash).toBe('#/runs/1/freight');
  fireEvent.click(within(guide).getByRole('button', { name: '看快捷键' }));
  expect(await screen.findByText('Alt+1 … 7')).toBeTruthy();
});

test('Shift+F1 opens it too, from a field as well, and shows no keys', async () => {
  location.hash = '#/follow';
  showIn(<input aria-label="own" />, {});
  fireEvent.keyDown(await screen.findByLabelText('own'), { key: 'F1', shiftKey: true });
  expect(await screen.findByRole('heading', { name: '9 跟进：货到仓库了没有' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Alt+1 … 7')).toBeNull());
});
