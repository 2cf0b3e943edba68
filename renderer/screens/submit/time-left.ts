import type { Translate } from '#shared/text/index.ts';

/** A length of time as people say it: never more exact than it is known. */
export function timeWords(t: Translate, seconds: number): string {
  if (seconds < 90) return t('submit:time.seconds', { count: Math.max(1, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('submit:time.minutes', { count: minutes });
  return t('submit:time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
