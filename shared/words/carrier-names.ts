/** Parts of the names of carriers: a column that holds mostly such names says who carries. */
const carrierNames: readonly string[] = [
  ...['顺丰', '圆通', '中通', '申通', '韵达', '极兔', '京东', '邮政', '德邦', '百世', '菜鸟', '天天', '跨越', '安能'],
  ...['优速', '丰网', '快递', '物流', '速运', '快运'],
  ...['ems', 'dhl', 'ups', 'fedex', 'tnt', 'usps', 'auspost', 'sf express', 'yto', 'zto', 'sto', 'yunda', 'j&t'],
];

const pattern = new RegExp(
  carrierNames.map((name) => (/^[a-z]/.test(name) ? `(?<![a-z])${name}(?![a-z])` : name)).join('|'),
  'iu',
);

export function isCarrierName(text: string): boolean {
  return pattern.test(text);
}
