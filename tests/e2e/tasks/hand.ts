import { type Page, test } from '@playwright/test';
import type { Language } from '#shared/text/index.ts';
import { expect } from '../fixtures.ts';
import { type Figure, figures, type Hands, type Task } from './figures.ts';

/** Counts what a person's hands do at a page. */
export interface Hand {
  /** A file that is dropped or picked outside of the page. */
  file<T>(doing: Promise<T>): Promise<T>;
  /** The program was started again, perhaps with a page of its own. */
  moveTo(next: Page): Promise<void>;
  /** Holds the figure of a task against what was done since the last one. */
  took(task: Task, language: Language): Promise<void>;
}

declare global {
  interface Window {
    /** Tells the test of a click or a key. */
    readonly tellHand: (what: 'clicks' | 'keys') => Promise<void>;
  }
}

/** From now on, over reloads and new starts of the program too. Only what a person does counts, not what the page makes of it. */
export async function watchHand(first: Page): Promise<Hand> {
  let done = { clicks: 0, keys: 0, files: 0 };
  let page = first;
  const watch = async () => {
    await page.exposeBinding('tellHand', (_, what: 'clicks' | 'keys') => {
      done = { ...done, [what]: done[what] + 1 };
    });
    await page.addInitScript(listen);
    await page.evaluate(listen);
  };
  await watch();
  return {
    async moveTo(next) {
      if (next === page) return;
      page = next;
      await watch();
    },
    async file(doing) {
      done = { ...done, files: done.files + 1 };
      return doing;
    },
    async took(task, language) {
      // What was told before this has arrived.
      await page.evaluate(() => window.tellHand('keys'));
      const took: Hands = { ...done, keys: done.keys - 1 };
      done = { clicks: 0, keys: 0, files: 0 };
      const { inEnglish, ...inChinese }: Figure = figures[task];
      const figure = { ...inChinese, ...(language === 'en' && inEnglish) };
      const words = ({ clicks, keys, files }: Hands) => `${clicks} clicks, ${keys} keys, ${files} files`;
      test.info().annotations.push({ type: 'hands', description: `${task} (${language}): ${words(took)}` });
      const message = `“${task}” (${language}) takes a person ${words(took)}; tests/e2e/tasks/figures.ts says ${words(figure)}. Make it shorter again, or change the figure and say why in the commit.`;
      expect(took, message).toEqual(figure);
    },
  };
}

function listen(): void {
  const alone = new Set(['Shift', 'Control', 'Alt', 'Meta']);
  window.addEventListener('pointerdown', ({ isTrusted }) => isTrusted && void window.tellHand('clicks'), true);
  window.addEventListener(
    'keydown',
    ({ isTrusted, key }) => isTrusted && !alone.has(key) && void window.tellHand('keys'),
    true,
  );
}
