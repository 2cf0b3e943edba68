import type { Engine } from '#engine/engine.ts';
import type { HowRead } from '#shared/contract/layouts.ts';

export const HEADER = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量';

let imports = 0;

/** Imports rows below {@link HEADER} as a text that was pasted. */
export async function importInto(engine: Engine, rows: readonly string[]) {
  imports += 1;
  const text = [HEADER, ...rows].join('\n');
  const { runs } = await engine.call('imports.create', {
    importId: `above-${imports}`,
    pasted: { name: 'a.csv', text },
  });
  const [run] = runs;
  if (!run) throw new Error('no run');
  return run;
}

/** Answers as the page does, by the column's place in {@link HEADER}. */
export async function answerIn(
  engine: Engine,
  run: string,
  answers: Readonly<Record<number, { field: string } & HowRead>>,
) {
  imports += 1;
  const choices = [{ file: 0, sheet: 'Sheet1', readings: answers }];
  const { runs } = await engine.call('imports.remap', { importId: `above-${imports}`, run, choices });
  const [again] = runs;
  if (!again) throw new Error('no run');
  return again;
}

export const ofOrders = { 0: { field: 'referenceNo', blanks: 'above' } } as const;
export const ofBoxes = { 5: { field: 'boxNo', blanks: 'above' } } as const;

export const whole = (key: string, box: string, sku: string) =>
  `${key},SYD01,单箱,是,NB-YARD,${box},1,12.5,60,40,35,${sku},20`;
export const further = (box: string, sku: string) => `,,,,,${box},1,12.5,60,40,35,${sku},20`;
