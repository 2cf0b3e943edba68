import type { Page } from '@playwright/test';
import type { GuidePageName } from '../../../renderer/guide/pages.ts';
import type { Office } from './office.ts';

/** One picture: where it is taken, and what is done there first. */
export interface Scene {
  readonly name: string;
  readonly path: (runs: Office['runs']) => string;
  readonly act?: (page: Page, office: Office) => Promise<unknown>;
  /** The page of the guide that shows this. */
  readonly guide?: GuidePageName;
}

const run = (name: keyof Office['runs'], step: string) => (runs: Office['runs']) => `/runs/${runs[name]}/${step}`;
const fixed = (path: string) => () => path;

/** Every screen. Names of controls are patterns of both languages. */
export const scenes: readonly Scene[] = [
  {
    name: 'welcome',
    path: fixed('/import'),
    act: (_, { engine }) => engine.call('settings.set', { values: { firstRunDone: false } }),
  },
  { name: 'import', path: fixed('/import'), guide: 'today' },
  { name: 'mapping', path: run('fresh', 'mapping') },
  { name: 'mapping-new', path: run('own', 'mapping'), guide: 'columns' },
  {
    name: 'grid',
    guide: 'check',
    path: run('mistakes', 'lines'),
    // Its rows come after all else, at once or not.
    act: (page) => page.getByRole('grid').getByRole('rowheader').first().waitFor(),
  },
  { name: 'freight', path: run('sent', 'freight'), guide: 'freight' },
  { name: 'freight-choice', path: run('freight', 'freight') },
  { name: 'submit', path: run('fresh', 'submit'), guide: 'send' },
  { name: 'submit-production', path: run('held', 'submit') },
  { name: 'submit-unknown', path: run('unknown', 'submit') },
  {
    name: 'submit-sending',
    path: run('sending', 'submit'),
    act: (_, { engine, runs }) =>
      engine.call('submissions.start', { run: runs.sending, concurrency: 1, confirmWarnings: true }),
  },
  { name: 'results', path: run('some', 'results'), guide: 'results' },
  { name: 'labels', path: run('sent', 'labels'), guide: 'labels' },
  {
    name: 'order',
    guide: 'order',
    path: run('sent', 'results'),
    act: async (page) => {
      const href = await page
        .getByRole('link', { name: /IB2606-001/ })
        .first()
        .getAttribute('href');
      await page.evaluate((hash) => {
        location.hash = hash ?? '';
      }, href);
      await page.getByRole('heading', { name: 'IB2606-001' }).waitFor();
    },
  },
  { name: 'history', path: fixed('/history') },
  {
    name: 'search',
    path: fixed('/history'),
    act: async (page) => {
      await page.keyboard.press('Control+k');
      // What is typed before it is there goes nowhere.
      await page.getByRole('dialog').getByRole('combobox').fill('IB2606');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'follow',
    guide: 'follow',
    path: fixed('/follow'),
    act: (_, { engine }) => engine.call('followUp.ask', { when: 'now' }),
  },
  { name: 'guide', path: run('sent', 'freight'), act: (page) => page.keyboard.press('Shift+F1') },
  { name: 'keys', path: run('mistakes', 'lines'), act: (page) => page.keyboard.press('F1') },
  { name: 'settings-accounts', path: fixed('/settings/accounts'), guide: 'settings' },
  {
    name: 'settings-account',
    path: fixed('/settings/accounts'),
    act: (page) =>
      page
        .getByRole('button', { name: /^(修改|Edit)$/ })
        .first()
        .click(),
  },
  { name: 'settings-freight', path: fixed('/settings/freight') },
  { name: 'settings-memory', path: fixed('/settings/memory') },
  { name: 'settings-skus', path: fixed('/settings/skus') },
  { name: 'settings-general', path: fixed('/settings/general') },
  { name: 'settings-data', path: fixed('/settings/data') },
  { name: 'settings-about', path: fixed('/settings/about') },
];
