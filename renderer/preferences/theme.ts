import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useMemo, useSyncExternalStore } from 'react';
import { usePreferences } from './preferences.tsx';

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** True when the page is dark, by choice or because the system is. */
export function useDark(): boolean {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(
    (changed) => {
      const query = systemDark();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => systemDark().matches,
  );
  return theme === 'system' ? system : theme === 'dark';
}

export function useThemeConfig(): ThemeConfig {
  const dark = useDark();
  return useMemo(() => ({ algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm }), [dark]);
}
