import { useEffect, useRef } from 'react';
import { useEngine } from '../engine/engine-provider.tsx';
import { useCall } from '../engine/use-call.ts';
import { usePreferences } from './preferences.tsx';
import { themeChoices } from './remembered.ts';

const languages = ['zh', 'en'] as const;

/**
 * Keeps language and theme with the office's settings too: a browser page has another address at each start, and with
 * it forgets what it remembered.
 */
export function KeepPreferences() {
  const engine = useEngine();
  const { t, theme, setLanguage, setTheme } = usePreferences();
  const { data } = useCall('settings.get', {});
  const kept = useRef<{ language: unknown; theme: unknown } | null>(null);
  useEffect(() => {
    if (!data || kept.current) return;
    kept.current = { language: data.language, theme: data.theme };
    const language = languages.find((known) => known === data.language);
    const choice = themeChoices.find((known) => known === data.theme);
    if (language) setLanguage(language);
    if (choice) setTheme(choice);
  }, [data, setLanguage, setTheme]);
  useEffect(() => {
    const before = kept.current;
    if (!before || (before.language === t.lang && before.theme === theme)) return;
    kept.current = { language: t.lang, theme };
    // Whether it was kept is no matter of the moment: it is remembered here as well.
    engine.call('settings.set', { values: { language: t.lang, theme } }).catch(() => undefined);
  }, [engine, t.lang, theme]);
  return null;
}
