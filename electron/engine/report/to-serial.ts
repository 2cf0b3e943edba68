/** The number by which a sheet knows a date written `yyyy-MM-dd`, with or without ` HH:mm:ss`; null for other texts. */
export function toSerial(text: string, date1904: boolean): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(text);
  const moment = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`);
  // From March 1900 on the count of days has no gap.
  if (Number.isNaN(moment) || text < '1904-01-02') return null;
  return (moment - (date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / 86_400_000;
}
