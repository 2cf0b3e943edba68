import type { Language } from '#shared/text/index.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** A choice kept on this computer; `otherwise` when there is none or it is not one of `choices` any more. */
export function remembered<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
  const kept = localStorage.getItem(`dockhand.${name}`);
  return choices.find((choice) => choice === kept) ?? otherwise;
}

export function remember(name: string, choice: string): void {
  localStorage.setItem(`dockhand.${name}`, choice);
}

/** Chinese unless the system is set to English. */
export function firstLanguage(): Language {
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}
