/**
 * Characters that change what a header means: consignor or consignee, inbound or outbound, gross or net. Two headers
 * that differ in one of them are never taken for a spelling mistake of each other.
 */
export const contrastCharacters =
  '出入进收发寄国内外际始起开止结终束前后上下左右长宽高深厚重轻总净毛体新旧原老单多首末尾实预已未大小父子正副生失箱盒袋';

/** Negations; like {@link contrastCharacters} between headers, but common in the bracketed notes of one header. */
export const negationCharacters = '不非无未没勿';

const negatedWords = new RegExp(`[${negationCharacters}免]|\\b(?:not|without|non)\\b|n['’]t\\b`, 'iu');
const asides = /[([{<【「（][^)\]}>】」）]*[)\]}>】」）]|非?必填|非?必选|[,，;；:：。].*$/gu;

/**
 * Whether a header asks for the opposite, so that a yes below it may be a no; what it says in brackets or behind a comma aside.
 *
 * @example isNegated('不用客户箱号') // true
 */
export function isNegated(header: string): boolean {
  return negatedWords.test(header.replace(asides, ' '));
}

/** Spellings of units in headers → unit. A header that states another unit than its field's is not matched. */
export const unitSpellings: ReadonlyMap<string, string> = new Map([
  ['kg', 'kg'],
  ['kgs', 'kg'],
  ['千克', 'kg'],
  ['公斤', 'kg'],
  ['kilo', 'kg'],
  ['kilos', 'kg'],
  ['kilogram', 'kg'],
  ['kilograms', 'kg'],
  ['g', 'g'],
  ['克', 'g'],
  ['gram', 'g'],
  ['grams', 'g'],
  ['斤', 'jin'],
  ['市斤', 'jin'],
  ['t', 't'],
  ['吨', 't'],
  ['公吨', 't'],
  ['lb', 'lb'],
  ['lbs', 'lb'],
  ['磅', 'lb'],
  ['英磅', 'lb'],
  ['pound', 'lb'],
  ['pounds', 'lb'],
  ['oz', 'oz'],
  ['盎司', 'oz'],
  ['ounce', 'oz'],
  ['ounces', 'oz'],
  ['cm', 'cm'],
  ['厘米', 'cm'],
  ['公分', 'cm'],
  ['cms', 'cm'],
  ['centimeter', 'cm'],
  ['centimeters', 'cm'],
  ['centimetre', 'cm'],
  ['centimetres', 'cm'],
  ['mm', 'mm'],
  ['毫米', 'mm'],
  ['millimeter', 'mm'],
  ['millimeters', 'mm'],
  ['millimetre', 'mm'],
  ['millimetres', 'mm'],
  ['m', 'm'],
  ['米', 'm'],
  ['公尺', 'm'],
  ['meter', 'm'],
  ['meters', 'm'],
  ['metre', 'm'],
  ['metres', 'm'],
  ['in', 'in'],
  ['inch', 'in'],
  ['inches', 'in'],
  ['英寸', 'in'],
  ['英吋', 'in'],
  ['吋', 'in'],
  ['ft', 'ft'],
  ['英尺', 'ft'],
  ['英呎', 'ft'],
  ['foot', 'ft'],
  ['feet', 'ft'],
]);
