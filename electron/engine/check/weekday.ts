import { weekday, weekdayEnds, weekdayNames } from '#shared/words/cell-words.ts';

/** A date without the day of the week that was written beside it. `day`: 0 is Sunday; undefined when none was. */
export function takeWeekday(text: string): { readonly text: string; readonly day: number | undefined } {
  const [whole, english, chinese] = weekday.exec(text) ?? [];
  if (whole === undefined) return { text, day: undefined };
  const day = english
    ? weekdayNames.indexOf(english.toLowerCase())
    : weekdayEnds.indexOf((chinese ?? '').replace('天', '日'));
  return { text: text.replace(whole, english ? '' : ' ').trim(), day };
}
