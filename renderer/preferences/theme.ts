import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useState, useSyncExternalStore } from 'react';
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

/** antd's own tones are too pale for small text (under 4.5 : 1); these are the next darker (lighter) of its scales. */
const lightTheme: ThemeConfig = {
  algorithm: antdTheme.defaultAlgorithm,
  token: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#003eb3',
    colorLink: '#0958d9',
    colorError: '#cf1322',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.65)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.6)',
  },
};
const darkTheme: ThemeConfig = {
  algorithm: antdTheme.darkAlgorithm,
  token: {
    colorLink: '#65a9f3',
    colorTextTertiary: 'rgba(255, 255, 255, 0.65)',
    colorTextDescription: 'rgba(255, 255, 255, 0.65)',
    colorTextPlaceholder: 'rgba(255, 255, 255, 0.6)',
  },
};

/** Colours by the theme; nothing moves where the system was asked for less of that. */
export function useThemeConfig(): ThemeConfig {
  const theme = useDark() ? darkTheme : lightTheme;
  // Asked once: antd builds the whole page anew when this changes, and what is being typed would be gone.
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  return still ? { ...theme, token: { ...theme.token, motion: false } } : theme;
}
