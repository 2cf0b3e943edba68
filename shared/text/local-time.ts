/** `yyyy-MM-dd HH:mm` on the office's own clock, of an ISO time as it is stored. */
export function localMinute(iso: string): string {
  const at = new Date(iso);
  return `${localDay(iso)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * `yyyy-MM-dd` on the office's own calendar: by UTC, the morning of an office in China is still yesterday.
 *
 * @param time ISO as it is stored, or milliseconds since the epoch
 */
export function localDay(time: string | number): string {
  const at = new Date(time);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
