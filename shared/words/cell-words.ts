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

/** Of these, what holds other things: as many of them are not as many of what is in them; lower case. */
export const containerWords: ReadonlySet<string> = new Set(
  '箱 包 袋 盒 票 托 box boxes ctn ctns carton cartons'.split(' '),
);

/** Twelve of something; lower case. */
export const dozenWords: ReadonlySet<string> = new Set('打 dozen dozens doz dz'.split(' '));

/** What stands behind a number of each box, as `(what is counted)`: 个/箱, pcs per ctn, 件每箱, /box; lower case. */
export const perContainer =
  /^(.*?)\s*(?:[/每]|\bper\b)\s*(?:每|1|一)?\s*(?:箱|ctns?|cartons?|box(?:es)?|case|包|盒|袋|pkgs?|package)\.?$/;

/** Yes and no as they are offered in a cell. */
export const yesNo = { yes: '是', no: '否' } as const;

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
  '☑',
  '✅',
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
  '✕',
  '✖',
  '✗',
  '✘',
  '❌',
]);

/** What offices write where there is nothing to fill in, beside dashes and slashes; lower case. `na` is a country. */
export const blankWords: ReadonlySet<string> = new Set(['无', '無', '暂无', '空', '没有', 'n/a', 'null']);

/** Mostly "not available", and somebody's code now and then. */
export function isNotAvailable(text: string): boolean {
  return text.length === 2 && text.toUpperCase() === 'NA';
}

/** What offices write where the cell above is meant; lower case. */
const dittoWords: ReadonlySet<string> = new Set([
  ...['同上', '同前', '同上行', '同上一行', '如上', '〃', '″', '"', '”', '“', 'ditto', 'do.', 'same as above'],
]);
const longestDitto = Math.max(...[...dittoWords].map(({ length }) => length));

export function isDitto(text: string): boolean {
  // Asked of every text of a workbook: nearly all are told by their length or first letter.
  return text.length <= longestDitto + 2 && dittoWords.has(text.trim().toLowerCase());
}

const whatIsOpen = '(?:订单号?|运单号?|快递单号|物流单号|单号|编号|编码|号码|箱号|货号|款号|仓库|sku)?';
const whoSays = '(?:客户|客人|工厂|仓库|系统|对方|商家|供应商)?';
const whatIsDone =
  '再?(?:定|补充?|补录|补填|填写?|录入|确认|确定|提供|通知|更新|分配|生成|核实|核对|查询?|回复|出来?|告知)';
/**
 * What offices write where a code is not known yet: 待定, 单号待客户补, TBD, xx; and signs alone, such as `?` and `…`. A single `x` is a
 * size, `NA` may be a warehouse.
 */
const undecided = new RegExp(
  [
    `[([【]?${whatIsOpen}(?:[待等]${whoSays}${whatIsDone}|(?:未|没|暂未|尚未|还没)(?:有|知|${whatIsDone})|待|[稍随]?后续?${whatIsDone}|另行通知|暂缺|不详|不知道|不清楚)[)\\]】]?`,
    '[([]?(?:to be (?:confirmed|determined|advised|provided)|t\\.?b\\.?[acd]\\.?|unknown|pending|n\\.a\\.?|x{2,6})[)\\]]?',
    '[?!.,:;*#~%@&、，。：；？！…·•]+',
  ]
    .map((one) => `^${one}[.。!?]*$`)
    .join('|'),
  'iu',
);
const longestUndecided = 24;

/**
 * A word that stands where a code will stand one day, or signs of which no code is made.
 *
 * @param text narrow and tidied
 */
export function isUndecided(text: string): boolean {
  // In capitals it is the code of somebody: a carrier's, a country's.
  return text.length <= longestUndecided && text !== 'XX' && undecided.test(text);
}

/**
 * A row of a template that shows how to fill it in: 示例, 例：…, `Example: …`, and what remarks say of such a row. 样品 are goods, and so
 * may `sample` be.
 */
const exampleBeginning = /^[([【“"]?(?:填写)?(?:示例|样例|范例|示范|举例|例子)/u;
const exampleMark =
  /^[([【]?(?:(?:例如?|如)[:：]|例[)\]】]?$|(?:example|sample|e\.g\.?)\s*[:：]|(?:for )?example[)\]】]?$)/iu;
const exampleEnd = /(?:示例|样例|范例)[)\]】]?$/u;
const exampleWord = /^[([【]?(?:例如?|示范|example)[)\]】]?$/iu;
const exampleSaid =
  /^.{0,6}(?:示例|样例|范例|example row|sample row|example line)(?:行|数据|单据|仅供参考)?(?:$|[\s,.;:!，。；：！)）】\]、\-—]|请|勿|不|删)/iu;

/** Goods may be called so, and no order. */
const sample = /^[([]?sample(?:$|[)\]\s])/i;

/**
 * Whether a code says of its row that it is an example.
 *
 * @param text narrow and tidied
 */
export function isExampleCode(text: string, isOfGoods: boolean): boolean {
  if (exampleBeginning.test(text) || exampleMark.test(text) || exampleEnd.test(text)) return true;
  return !isOfGoods && sample.test(text);
}

/** Whether a text in words, such as a remark, says so: as a whole or before a mark, for 示范路 is a street. */
export function isExampleText(text: string): boolean {
  return text.length <= 60 && (exampleSaid.test(text) || exampleWord.test(text));
}

/** 等3单, 共2票: there are more of them than are named. */
export const namesFewer = /等|共\s*[\d一二两三四五六七八九十]+\s*[单票个]|另外|还有/u;

/** Text that a failed formula left behind, pasted or exported as a value. */
export const errorText = /^#(?:n\/a|ref!|value!|div\/0!|name\?|num!|null!|getting_data|spill!|calc!)$/i;

/** A date in Chinese words, as `(year)(month)(day)`; the year and the closing word may be missing. */
export const chineseDate = /^(?:(\d{4}|\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?/;

/** The hour, minute and second of a time in Chinese words, behind a date; 半 is half past. */
export const chineseTime = /^(\d{1,2})\s*[时點点]\s*(?:钟|整)?(?:(\d{1,2}|半)\s*分?\s*(?:(\d{1,2})\s*秒?)?)?$/;

/** What a half of the day makes of the hours 1 … 12 that stand beside it. */
export const dayHalves: ReadonlyMap<string, (hour: number) => number | undefined> = new Map([
  ...['am', 'a.m.', '上午', '早上', '凌晨'].map((word) => [word, (hour: number) => hour % 12] as const),
  ...['pm', 'p.m.', '下午'].map((word) => [word, (hour: number) => (hour % 12) + 12] as const),
  // Twelve in the evening is midnight, of which day only a person knows.
  ...['晚上', '傍晚'].map((word) => [word, (hour: number) => (hour === 12 ? undefined : hour + 12)] as const),
  ['中午', (hour: number) => (hour >= 11 ? hour : hour <= 2 ? hour + 12 : undefined)],
]);

/** Days of the week, from Sunday, by their first three letters in English, and as they end in Chinese. */
export const weekdayNames: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const weekdayEnds = '日一二三四五六';
export const weekday =
  /^(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?[,.]?\s+|\s*\(?(?:星期|周|礼拜)([日天一二三四五六])\)?/i;

/** English months, lower case; their first three letters, and Sept, stand for them too. */
export const monthNames: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
