import { useEffect, useRef } from 'react';
import { themeChoices, usePreferences } from '../preferences/preferences.tsx';
import { useCall, useEngine } from './engine.tsx';

const languages = ['zh', 'en'] as const;

/**
 * Keeps language and theme with the office's settings too: a browser page has another address at each start, and with
 * it forgets what it remembered. Shows nothing itself.
 */
export function SyncPreferences() {
  const engine = useEngine();
  const { t, theme, setLanguage, setTheme } = usePreferences();
  const { data } = useCall('settings.get', {});
  const stored = useRef<{ language: unknown; theme: unknown } | null>(null);
  useEffect(() => {
    if (!data || stored.current) return;
    stored.current = { language: data.language, theme: data.theme };
    const language = languages.find((known) => known === data.language);
    const choice = themeChoices.find((known) => known === data.theme);
    if (language) setLanguage(language);
    if (choice) setTheme(choice);
  }, [data, setLanguage, setTheme]);
  useEffect(() => {
    const before = stored.current;
    if (!before || (before.language === t.lang && before.theme === theme)) return;
    stored.current = { language: t.lang, theme };
    // A failure is not told: the choice is remembered here as well.
    engine.call('settings.set', { values: { language: t.lang, theme } }).catch(() => undefined);
  }, [engine, t.lang, theme]);
  return null;
}
