import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { hostPractice, type Practice } from '#engine/accounts/practice-directory.ts';
import { parseFaults, practiceCredentials } from '#engine/practice/practice.ts';
import { partners } from '#shared/partners/registry.ts';
import type { AppPage } from './support/app-page.ts';
import { type Gated, gateBefore } from './support/gate.ts';
import { type HostOption, openProgram } from './support/hosts.ts';
import { ledgerIn } from './support/ledger.ts';
import { ownFolder } from './support/own-folder.ts';
import type { Program } from './support/program.ts';

export { expect, openRun, samples } from './fixtures.ts';

/** Partners on a data folder of their own. */
export interface OddPartner extends Practice {
  /** References of what they stored, one for each time they did. */
  made(): readonly string[];
}

interface TestParts {
  /** A program that only this test knows: what was sent before would be remembered. */
  readonly own: Program;
  readonly appPage: AppPage;
  /** Its page. */
  readonly app: Page;
  /** Partners that misbehave as the faults say. */
  readonly partner: (faults?: string) => Promise<OddPartner>;
  /** The same partners, asked over a gate that the test opens. */
  readonly gate: (practice: Practice) => Promise<Gated>;
  readonly welcomed: boolean;
  /** A folder of this test's own. */
  readonly folder: string;
}

export const test = base.extend<TestParts, HostOption>({
  welcomed: [true, { option: true }],
  host: ['web', { option: true, scope: 'worker' }],

  own: async ({ host }, use) => {
    const program = await openProgram(host);
    await use(program);
    await program.close();
  },

  appPage: async ({ page, own, welcomed }, use) => {
    if (welcomed) await own.engine.call('settings.set', { values: { firstRunDone: true } });
    await use(await own.openPage(page));
  },
  app: ({ appPage }, use) => use(appPage.page),

  folder: ownFolder,

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  partner: async ({}, use) => {
    const opened: { practice: Practice; folder: string }[] = [];
    await use(async (faults = '') => {
      const folder = await mkdtemp(join(tmpdir(), 'dockhand-e2e-partner-'));
      const practice = await hostPractice(folder, faults === '' ? {} : { faults: parseFaults(faults) });
      opened.push({ practice, folder });
      return { ...practice, made: () => ledgerIn(folder).map(({ reference }) => reference) };
    });
    for (const { practice, folder } of opened) {
      await practice.close();
      await rm(folder, { recursive: true, force: true });
    }
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  gate: async ({}, use) => {
    const gates: Gated[] = [];
    await use(async (practice) => {
      const gate = await gateBefore(practice);
      gates.push(gate);
      return gate;
    });
    for (const gate of gates) await gate.close();
  },
});

/** A production account whose partner is one of ours. Returns its id. */
export async function accountAt(
  { engine }: Pick<Program, 'engine'>,
  practice: Practice,
  partner: 'top' | 'xport' | 'etower',
  settings: Readonly<Record<string, string | number | boolean>> = {},
): Promise<string> {
  const { id } = await engine.call('accounts.save', {
    partner,
    name: 'Shop',
    settings: { [partners[partner].address]: practice.addresses[partner] ?? '', ...settings },
    secrets: { ...practiceCredentials[partner] },
  });
  return id;
}

/** Shows a screen by its route. */
export async function show(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
}
