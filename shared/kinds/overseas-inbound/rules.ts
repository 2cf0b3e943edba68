import { type Fix, type FixCell, type ProblemOf, problemWith } from '../../problem.ts';
import type { KindTexts, RuleContext } from '../kind.ts';
import { repeatedLines, sameValues } from '../repeated-lines.ts';
import { addressFields } from './address-fields.ts';
import type { InboundLine, InboundOrder } from './fields.ts';
import { fieldsFor } from './limits.ts';
import { lineFields } from './line-fields.ts';
import { shipperFields } from './shipper-fields.ts';
import { checkUnits, unitTexts } from './units.ts';

export const texts = {
  ...unitTexts,
  'text.tooLong@sku': {
    zh: 'SKU 有 {{length}} 个字，入库接口最多 {{max}} 个（仓库其他接口写的是 30 个）。请改用仓库里登记的短编码',
    en: 'The SKU has {{length}} characters; inbound orders take at most {{max}} (30 elsewhere at the same warehouse). Use the shorter code registered there',
  },
  'box.disagrees': {
    zh: '箱号 {{boxNo}} 的{{field}}前后不一致：这里是 {{value}}，第 {{otherRow}} 行是 {{other}}。同一箱的各行要填一样的',
    en: 'Box {{boxNo}} has two values for “{{field}}”: {{value}} here, {{other}} in row {{otherRow}}. All rows of one box must agree',
  },
  'box.duplicateSku': {
    zh: '箱号 {{boxNo}} 里的 SKU {{sku}} 在第 {{otherRow}} 行已经有了。请合并成一行，或改正箱号、SKU',
    en: 'SKU {{sku}} in box {{boxNo}} stands in row {{otherRow}} already. Merge the two rows, or correct box number or SKU',
  },
  'box.numberNotNumeric': {
    zh: '这个账号设为把箱号按数字发送，但箱号 {{boxNo}} 不是普通数字（字母或前面的 0 会丢失）。请改箱号，或在账号设置里改为按文本发送',
    en: 'This account sends box numbers as numbers, but {{boxNo}} is not a plain one (letters or leading zeros would be lost). Change it, or let the account send text',
  },
  'box.veryMany': {
    zh: '「{{field}}」是 {{value}}，请核对：仓库的旧版接口最多收 {{max}}',
    en: '“{{field}}” is {{value}}; please check: older versions of the warehouse’s interface take {{max}} at most',
  },
  'box.runOfOthers': {
    zh: '箱号 {{boxNo}} 像是 {{boxes}} 箱，「{{field}}」却是 {{value}}。请核对哪一个对',
    en: '“{{field}}” is {{value}}, but box number {{boxNo}} looks like a run of {{boxes}}; please check which is right',
  },
  'eta.beforeShipped': {
    zh: '预计到仓（{{eta}}）早于发出日期（{{shippedDate}}），请核对',
    en: 'The ETA ({{eta}}) is earlier than the ship date ({{shippedDate}}); please check',
  },
  'remark.withheld': {
    zh: '「{{field}}」不会发送：这个账号的设置里关闭了「发送整单备注」',
    en: '“{{field}}” is not sent: the account’s settings say so (“Send the order’s remark” is off)',
  },
  'shipper.ignored': {
    zh: '已填发货地址代码，发货人的姓名、电话和地址等不会发送',
    en: 'With a shipper warehouse code, the shipper’s name, phone, address and so on are not sent',
  },
  'warehouse.named': {
    zh: '「{{field}}」要填仓库给的代码，{{value}} 像是仓库的名称，请核对',
    en: '“{{field}}” is the code that the warehouse gave; {{value}} looks like a name, please check',
  },
} as const satisfies KindTexts;

const problem = problemWith(texts);
type Problems = readonly ProblemOf<typeof texts>[];

/** Alike for every line of one box. */
const boxFields = ['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;

/** What is left out of the body when the partner knows the shipper by a code. */
const { shipperWarehouseCode: _, ...contactFields } = shipperFields;
const leftOut = { ...contactFields, ...addressFields };

export function checkOrder(order: InboundOrder, { settings }: RuleContext): Problems {
  return [
    ...checkDates(order),
    ...checkWarehouses(order),
    ...checkShipper(order),
    ...(settings.sendOrderRemark === false ? checkRemark(order) : []),
    ...checkUnits(order.lines, fieldsFor(settings)),
    ...checkBoxCounts(order.lines),
    ...checkRuns(order.lines),
    ...checkBoxes(order.lines),
    ...checkDuplicates(order.lines),
    ...(settings.boxNoAs === 'number' ? checkNumericBoxNo(order.lines) : []),
  ];
}

function checkDates({ values: { shippedDate, eta } }: InboundOrder): Problems {
  // `yyyy-MM-dd HH:mm:ss` sorts as text.
  if (shippedDate === undefined || eta === undefined || eta >= shippedDate) return [];
  return [problem('eta.beforeShipped', { severity: 'warning', field: 'eta', params: { eta, shippedDate } })];
}

/** Warehouses are known by codes of Latin letters and digits. */
function checkWarehouses({ values }: InboundOrder): Problems {
  return (['warehouseCode', 'shipperWarehouseCode'] as const).flatMap((field) => {
    const { [field]: value } = values;
    if (value === undefined || !/\p{Script=Han}/u.test(value)) return [];
    return [problem('warehouse.named', { severity: 'warning', field, params: { value } })];
  });
}

function checkShipper({ values }: InboundOrder): Problems {
  if (values.shipperWarehouseCode === undefined) return [];
  if (Object.keys(leftOut).every((field) => !(field in values))) return [];
  return [problem('shipper.ignored', { severity: 'warning', field: 'shipperWarehouseCode' })];
}

function checkRemark({ values: { orderRemark } }: InboundOrder): Problems {
  return orderRemark === undefined ? [] : [problem('remark.withheld', { severity: 'warning', field: 'orderRemark' })];
}

function checkBoxes(lines: readonly InboundLine[]): Problems {
  const problems: ProblemOf<typeof texts>[] = [];
  const boxes = new Map<string, Partial<Record<string, { readonly value: string | number; readonly line: number }>>>();
  for (const { id, values } of lines) {
    if (values.boxNo === undefined) continue;
    const firsts = boxes.get(values.boxNo) ?? {};
    boxes.set(values.boxNo, firsts);
    for (const field of boxFields) {
      const value = values[field];
      if (value === undefined) continue;
      const first = firsts[field];
      if (first === undefined) firsts[field] = { value, line: id };
      else if (first.value !== value) {
        problems.push(
          problem('box.disagrees', {
            field,
            line: id,
            params: { boxNo: values.boxNo, value, other: first.value, otherLine: first.line },
            fix: { type: 'set', cells: [{ line: id, field, value: String(first.value) }] },
          }),
        );
      }
    }
  }
  return problems;
}

/** An older version of the vendor's page takes five digits. */
const MOST_BOXES = 99_999;

function checkBoxCounts(lines: readonly InboundLine[]): Problems {
  return lines.flatMap(({ id, values: { boxQty } }) =>
    boxQty === undefined || boxQty <= MOST_BOXES
      ? []
      : [
          problem('box.veryMany', {
            severity: 'warning',
            field: 'boxQty',
            line: id,
            params: { max: MOST_BOXES, value: boxQty },
          }),
        ],
  );
}

/** `1-5`, `C01~C05`: a run of boxes. Of one box it may be the first of five, or the fifth of an order's first lot. */
const run = /^(\p{L}*)(\d{1,4})\s*[-~～–至到]\s*\1(\d{1,4})$/u;

function checkRuns(lines: readonly InboundLine[]): Problems {
  return lines.flatMap(({ id, values: { boxNo = '', boxQty = 1 } }) => {
    const [, , from, to] = run.exec(boxNo) ?? [];
    const boxes = Number(to) - Number(from) + 1;
    return boxQty > 1 && boxes > 1 && boxes !== boxQty
      ? [
          problem('box.runOfOthers', {
            severity: 'warning',
            field: 'boxQty',
            line: id,
            params: { boxNo, boxes, value: boxQty },
          }),
        ]
      : [];
  });
}

function checkNumericBoxNo(lines: readonly InboundLine[]): Problems {
  return lines.flatMap(({ id, values: { boxNo } }) =>
    boxNo === undefined || /^(?:0|[1-9]\d{0,14})$/.test(boxNo)
      ? []
      : [problem('box.numberNotNumeric', { field: 'boxNo', line: id, params: { boxNo } })],
  );
}

/** The same SKU twice in one box is an error; merging the two lines is offered where nothing would be lost. */
function checkDuplicates(lines: readonly InboundLine[]): Problems {
  const repeats = repeatedLines(lines, ({ values: { boxNo, sku } }) => ({ boxNo, sku }), mergeFix);
  return repeats.map(({ line, first, identity, fix }) =>
    problem('box.duplicateSku', {
      field: 'sku',
      line: line.id,
      params: { ...identity, otherLine: first.id },
      ...(fix && { fix }),
    }),
  );
}

/** Adds the quantities up in the first line; undefined when the lines differ in anything else. */
function mergeFix(keep: InboundLine, drop: InboundLine): Fix | undefined {
  const { productQty: kept, remark: keptRemark, ...keptRest } = keep.values;
  const { productQty: dropped, remark: droppedRemark, ...droppedRest } = drop.values;
  if (kept === undefined || dropped === undefined || kept + dropped > lineFields.productQty.max) return undefined;
  if (!sameValues(keptRest, droppedRest)) return undefined;
  if (keptRemark !== undefined && droppedRemark !== undefined && keptRemark !== droppedRemark) return undefined;
  const cells: FixCell[] = [{ line: keep.id, field: 'productQty', value: String(kept + dropped) }];
  if (keptRemark === undefined && droppedRemark !== undefined) {
    cells.push({ line: keep.id, field: 'remark', value: droppedRemark });
  }
  return { type: 'merge-lines', keep: keep.id, drop: drop.id, cells };
}
