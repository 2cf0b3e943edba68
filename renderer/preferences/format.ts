import { useMemo } from 'react';
import type { Language } from '#shared/text/index.ts';
import { useText } from './preferences.tsx';

/** Numbers and times as people of a language write them. */
interface Format {
  number(value: number, digits?: number): string;
  /** An exact decimal in groups of three, with all its digits. */
  exact(decimal: string): string;
  /** `06-10 09:30`, with the year when it is another one than now's. */
  moment(iso: string): string;
  dateTime(iso: string): string;
  time(iso: string): string;
  /** Hours and minutes. */
  clock(time: Date): string;
  /** A file's size from bytes. */
  size(bytes: number): string;
}

export function createFormat(language: Language, now: () => Date = () => new Date()): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const day = { month: '2-digit', day: '2-digit' } as const;
  const show = (iso: string, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, parts).format(new Date(iso));
  return {
    number: (value, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    exact(decimal) {
      const [whole = '', ...rest] = decimal.split('.');
      return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.');
    },
    moment(iso) {
      const year = new Date(iso).getFullYear() === now().getFullYear() ? {} : ({ year: 'numeric' } as const);
      return show(iso, { ...year, ...day, ...clock });
    },
    dateTime: (iso) => show(iso, { year: 'numeric', ...day, ...clock, second: '2-digit' }),
    clock: (time) => new Intl.DateTimeFormat(locale, clock).format(time),
    time: (iso) => show(iso, { ...clock, second: '2-digit' }),
    size(bytes) {
      const units = ['B', 'KB', 'MB', 'GB'] as const;
      const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
      const value = new Intl.NumberFormat(locale, { maximumFractionDigits: step < 2 ? 0 : 1 });
      return `${value.format(bytes / 1000 ** step)} ${units[step]}`;
    },
  };
}

export function useFormat(): Format {
  const { lang } = useText();
  return useMemo(() => createFormat(lang), [lang]);
}
