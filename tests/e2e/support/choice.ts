import type { Locator, Page } from '@playwright/test';

/** A choice of the list that stands open; what is chosen now has the same title. */
export function choice(page: Page, title: string): Locator {
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  return open.locator('.ant-select-item-option').and(page.getByTitle(title, { exact: true }));
}
