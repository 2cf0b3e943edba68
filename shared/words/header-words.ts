/**
 * Characters that change what a header means: consignor or consignee, inbound or outbound, gross or net. Two headers
 * that differ in one of them are never taken for a spelling mistake of each other.
 */
export const contrastCharacters =
  '出入进收发寄国内外际始起开止结终束前后上下左右长宽高深厚重轻总净毛体新旧原老单多首末尾实预已未大小父子正副生失箱盒袋';

/** Negations; like {@link contrastCharacters} between headers, but common in the bracketed notes of one header. */
export const negationCharacters = '不非无未没勿';

/** Spellings of units in headers → unit. A header that states another unit than its field's is not matched. */
export const unitSpellings: ReadonlyMap<string, string> = new Map([
  ['kg', 'kg'],
  ['kgs', 'kg'],
  ['千克', 'kg'],
  ['公斤', 'kg'],
  ['g', 'g'],
  ['克', 'g'],
  ['斤', 'jin'],
  ['t', 't'],
  ['吨', 't'],
  ['lb', 'lb'],
  ['lbs', 'lb'],
  ['磅', 'lb'],
  ['oz', 'oz'],
  ['cm', 'cm'],
  ['厘米', 'cm'],
  ['公分', 'cm'],
  ['mm', 'mm'],
  ['毫米', 'mm'],
  ['m', 'm'],
  ['米', 'm'],
  ['in', 'in'],
  ['inch', 'in'],
  ['inches', 'in'],
  ['英寸', 'in'],
  ['ft', 'ft'],
  ['英尺', 'ft'],
]);
