import { theme as antdTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import type { Locale } from 'antd/es/locale/index.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useState, useSyncExternalStore } from 'react';
import type { Language } from '#shared/text/index.ts';
import { usePreferences } from './preferences.tsx';
// antd takes the names of months and days from here.
import 'dayjs/locale/zh-cn.js';

/** antd's own words: calendars, empty tables, buttons of its dialogs. */
export const antdLocales: Readonly<Record<Language, Locale>> = { zh: zhCN, en: enUS };

/** Colours by the theme; nothing moves where the system was asked for less of that. */
export function useThemeConfig(): ThemeConfig {
  const theme = useDark() ? darkTheme : lightTheme;
  // Asked once: antd builds the whole page anew when this changes, and what is being typed would be gone.
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  return still ? { ...theme, token: { ...theme.token, motion: false } } : theme;
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

/** True when the page is dark, by choice or because the system is. */
function useDark(): boolean {
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

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');
