import type { GuidePageName } from './pages.ts';

const pictures = import.meta.glob<string>('./pictures/*.webp', { eager: true, import: 'default' });

/** Where a page's picture lies; undefined where it has none. `npm run screenshots` takes them. */
export function guidePicture(page: GuidePageName, lang: string): string | undefined {
  return pictures[`./pictures/${page}-${lang}.webp`];
}
