/** Counting words that people write behind a number of things; lower case. */
export const countingWords: ReadonlySet<string> = new Set([
  '个',
  '件',
  '箱',
  '只',
  '台',
  '条',
  '套',
  '双',
  '包',
  '袋',
  '盒',
  '瓶',
  '支',
  '张',
  '片',
  '块',
  '把',
  '双',
  '对',
  '票',
  '托',
  'pc',
  'pcs',
  'piece',
  'pieces',
  'unit',
  'units',
  'box',
  'boxes',
  'ctn',
  'ctns',
  'carton',
  'cartons',
  'ea',
  'set',
  'sets',
  'pair',
  'pairs',
]);

/** What offices write for yes and no; compared in lower case, narrow, without spaces. `0` is in neither on purpose. */
export const yesWords: ReadonlySet<string> = new Set([
  '是',
  '对',
  '有',
  '要',
  '需要',
  '1',
  'true',
  'yes',
  'y',
  '√',
  '✓',
  '✔',
]);
export const noWords: ReadonlySet<string> = new Set([
  '否',
  '不',
  '错',
  '无',
  '没有',
  '不要',
  '不需要',
  '2',
  'false',
  'no',
  'n',
  '×',
  '✗',
  '✘',
]);

/** A date in Chinese words, as `(year)(month)(day)`; the year and the closing word may be missing. */
export const chineseDate = /^(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/;

/** The hour, minute and second of a time in Chinese words, behind a date. */
export const chineseTime = /^(\d{1,2})\s*[时点]\s*(?:(\d{1,2})\s*分?\s*(?:(\d{1,2})\s*秒?)?)?$/;

/** What stands before or behind a twelve-hour time → the hours it adds to 1 … 11. */
export const dayHalves: ReadonlyMap<string, number> = new Map([
  ['am', 0],
  ['pm', 12],
  ['上午', 0],
  ['早上', 0],
  ['下午', 12],
  ['晚上', 12],
]);

/** English months by their first three letters, lower case. */
export const monthNames: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
