/**
 * Words that give a row or sheet away. Data, not texts: they are looked for in the files of offices, whatever the
 * program's own language. Lower case, narrow, without spaces.
 */

/** Leading cell of a total row. In these languages no order number, box or SKU is called so. */
export const totalWords: readonly string[] = [
  '合计',
  '总计',
  '共计',
  '小计',
  '累计',
  '总合计',
  '总共',
  '总数',
  '汇总',
  '本页合计',
  '本页小计',
  '本单合计',
  '合計',
  '總計',
  '小計',
  '共計',
];

/** The same in English, where a code could be called so: asks for more evidence than {@link totalWords}. */
export const weakTotalWords: readonly string[] = ['total', 'totals', 'grandtotal', 'subtotal', 'sum', 'sumtotal'];

/** How many of something there are in all, said in one cell: 共2票, 一共5箱，62.5kg, `Total 5 ctns`. Without spaces. */
export const countedTotal =
  /^(?:[一总合]?共(?:计|有)?|合计|总计|total:?)[:：]?(?:\d[\d.,]*(?:票|单|行|种|款|箱|件|个|托|板|包|袋|只|套|方|立方|立方米|公斤|千克|吨|kgs?|cbm|m³|m3|pcs|ctns?|cartons?|box(?:es)?|pallets?|plts?|orders?|shipments?|units?|skus?)[,，、;；/+]?)+[。.]?$/u;

/** Behind the value of a group, where a spreadsheet program puts its subtotals: `IB-1 汇总`, `IB-1 Total`. */
export const groupTotalWords: readonly string[] = [
  ...totalWords,
  '总和',
  '求和',
  '计数',
  '平均值',
  '平均',
  '彙總',
  'total',
  'subtotal',
  'sum',
  'count',
  'average',
];

/** Beginnings of notes and signatures below a table. */
export const noteBeginnings: readonly string[] = [
  '注',
  '备注：',
  '备注:',
  '说明',
  '填写说明',
  '提示',
  '注意',
  '温馨提示',
  '制表',
  '制单',
  '审核',
  '复核',
  '签字',
  '签名',
  '填表',
  '经办',
  '打印时间',
  '以上',
  '以下',
  'note:',
  'notes:',
  'remark:',
  'remarks:',
  'prepared by',
  'checked by',
  'approved by',
  'signature',
  'instructions',
];

/** The foot of a printed page: 第 2 页 共 2 页, `Page 2 of 2`. */
export const pageFoot =
  /^(?:第\s*\d+\s*页(?:\s*[/,，]?\s*共\s*\d+\s*页)?|共\s*\d+\s*页.*|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?)$/iu;

/** What stands below a header to say whether a column has to be filled in; compared form. */
export const fillWords: ReadonlySet<string> = new Set([
  ...['必填', '选填', '可选', '非必填', '可不填', '必填项', '选填项', '条件必填', '必须', '自动', '系统生成'],
  ...['required', 'optional', 'mandatory', 'conditional', '必填*', '*必填'],
]);

/** Punctuation of sentences, which codes do not carry. */
export const sentenceMarks = /[，。；！？：、“”]|[,;!?:] |\.$/u;

/** Names of sheets that explain instead of listing. */
export const instructionSheetNames: readonly string[] = [
  '说明',
  '填写说明',
  '填表说明',
  '使用说明',
  '须知',
  '注意事项',
  '示例说明',
  'instruction',
  'instructions',
  'readme',
  'read me',
  'guide',
  'notice',
  'help',
];

/** Headers of a column that only numbers the rows; compared form (letters and digits, lower case). */
const rowNumberHeaders: ReadonlySet<string> = new Set([
  '序号',
  '序號',
  '行号',
  '行號',
  '编号序号',
  '项次',
  '項次',
  '序',
  'no',
  'nr',
  'num',
  'sn',
  'seq',
  'seqno',
  'index',
  'row',
  'rowno',
  'line',
  'lineno',
  '序号no',
  'no序号',
]);

/** @param name of the header, compared form */
export function isRowNumber(name: string): boolean {
  return rowNumberHeaders.has(name);
}
