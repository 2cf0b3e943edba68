import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { type Language, type Translate, translator } from '#shared/text/index.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;

type ThemeChoice = (typeof themeChoices)[number];

interface Preferences {
  /** The texts of the chosen language; `t.lang` names it. */
  readonly t: Translate;
  readonly theme: ThemeChoice;
  setLanguage(language: Language): void;
  setTheme(theme: ThemeChoice): void;
}

const PreferencesContext = createContext<Preferences | null>(null);

/** Language and theme, remembered on this computer. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    remembered<Language>('language', ['zh', 'en'], firstLanguage()),
  );
  const [theme, setTheme] = useState<ThemeChoice>(() => remembered('theme', themeChoices, 'system'));
  const t = useMemo(() => translator(language), [language]);
  useEffect(() => {
    remember('language', language);
    remember('theme', theme);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language, theme]);
  // Before any effect of what stands inside: a screen may give the window a name of its own.
  useLayoutEffect(() => {
    document.title = t('app:title');
  }, [t]);
  const preferences = useMemo(() => ({ t, theme, setLanguage, setTheme }), [t, theme]);
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences outside PreferencesProvider');
  return preferences;
}

/** The texts of the chosen language: `t('app:title')`, `t.dynamic(`problem:${code}`, params)`. */
export function useText(): Translate {
  return usePreferences().t;
}

/** A choice kept on this computer; `otherwise` when there is none or it is not one of `choices` any more. */
export function remembered<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
  const kept = localStorage.getItem(`dockhand.${name}`);
  return choices.find((choice) => choice === kept) ?? otherwise;
}

export function remember(name: string, choice: string): void {
  localStorage.setItem(`dockhand.${name}`, choice);
}

/** Chinese unless the system is set to English. */
function firstLanguage(): Language {
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}
