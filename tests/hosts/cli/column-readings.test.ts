import { expect, test } from 'vitest';
import { dockhand, type Finished, freshHome } from './dockhand.ts';
import { workbook } from './workbooks.ts';

const headers = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货地址代码', '箱号', '箱数', 'SKU'];
const row = (key: string, box: string, count: number) => [key, 'SYD01', '单件', '是', 'NB', box, count, `S${box}`];

/** Two orders of a box sort each; the last columns are the office's own. */
const own = (names: readonly string[], first: readonly unknown[], second: readonly unknown[] = first) =>
  workbook({
    发货: [
      [...headers, ...names],
      [...row('IB-1', '01', 4), ...first],
      [...row('IB-2', '01', 2), ...second],
    ],
  });

const map = (...said: readonly string[]) => said.flatMap((each) => ['--map', each]);

const columnsOf = ({ events }: Finished) => events.flatMap((event) => (event.type === 'sheet' ? event.columns : []));

const boxesOf = ({ events }: Finished) =>
  events.flatMap((event) => (event.type === 'order' ? (event.freight?.boxTypes ?? []) : []));

test('a column is split, another converted and a third divided, as --map says', async () => {
  const home = freshHome();
  const path = own(['规格甲', '规格乙', '规格丙'], ['400×600×305', 12_500, 80], ['410×610×315', 8_400, 42]);
  const said = map(
    '规格甲=widthDeclared,lengthDeclared,heightDeclared:mm',
    '规格乙=weightDeclared:g',
    '规格丙=productQty:TOTAL',
  );
  const checked = await dockhand(home, ['check', path, ...said, '--json']);
  expect(checked).toMatchObject({ code: 0, summary: { orders: 2, ready: 2, errors: 0 } });
  expect(columnsOf(checked).slice(-3)).toMatchObject([
    { field: null, fields: ['widthDeclared', 'lengthDeclared', 'heightDeclared'], how: 'chosen', sure: true },
    { field: 'weightDeclared', fields: ['weightDeclared'], how: 'chosen', sure: true },
    { field: 'productQty', how: 'chosen', sure: true },
  ]);
  expect(boxesOf(await dockhand(home, ['freight', path, ...said, '--json']))).toMatchObject([
    { count: 4, units: 20, actualKg: '12.5', volumeM3: '0.0732' },
    { count: 2, units: 21, actualKg: '8.4', volumeM3: '0.0787815' },
  ]);
});

test('a part that is not used stands as -', async () => {
  const path = own(['规格甲', '箱重(kg)', '每箱数量'], ['60*40*30*9', 12.5, 20]);
  const said = map('规格甲=lengthDeclared,widthDeclared,heightDeclared,-');
  const freight = await dockhand(freshHome(), ['freight', path, ...said, '--json']);
  expect(columnsOf(freight)[8]).toMatchObject({ fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] });
  expect(boxesOf(freight).map(({ volumeM3 }) => volumeM3)).toEqual(['0.072', '0.072']);
});

test('a header in pounds that is given its field without a unit is converted all the same', async () => {
  const path = own(['规格重 (lb)', '箱长', '箱宽', '箱高', '每箱数量'], [27.5, 60, 40, 30, 20]);
  const freight = await dockhand(freshHome(), ['freight', path, ...map('规格重 (lb)=weightDeclared'), '--json']);
  // 27.5 lb are 12.473790175 kg, and the field takes three places.
  expect(boxesOf(freight).map(({ actualKg }) => actualKg)).toEqual(['12.474', '12.474']);
});

test('a header in two units that is given its field without one waits for the answer, and takes it', async () => {
  const path = own(['重量(lb/kg)', '箱长', '箱宽', '箱高', '每箱数量'], [27.5, 60, 40, 30, 20]);
  const home = freshHome();
  const said = map('重量(lb/kg)=weightDeclared');
  const asked = await dockhand(home, ['submit', path, '--yes', ...said]);
  expect([asked.code, asked.stderr.trim().split('\n').length]).toEqual([2, 1]);
  for (const part of ['12.474 kg', '27.5 kg', '--read "重量(lb/kg)=lb"', '--read "重量(lb/kg)=kg"'])
    expect(asked.stderr).toContain(part);
  const sent = await dockhand(home, ['submit', path, '--yes', ...said, '--read', '重量(lb/kg)=lb', '--json']);
  expect(sent).toMatchObject({ code: 0, summary: { accepted: 2 } });
  expect(boxesOf(await dockhand(home, ['freight', path, ...said, '--read', '重量(lb/kg)=lb', '--json']))).toMatchObject(
    [{ actualKg: '12.474' }, { actualKg: '12.474' }],
  );
});

test('a field that the sheet does not have, or that two columns were given, is said of the column that is there', async () => {
  const path = own(['规格甲', '箱重(kg)', '每箱数量'], ['60*40*30', 12.5, 20]);
  const other = await dockhand(freshHome(), ['check', path, ...map('规格甲=lengthDeclared,width,heightDeclared')]);
  expect([other.code, other.stderr.trim().split('\n').length]).toEqual([2, 1]);
  for (const part of ['规格甲', 'lengthDeclared,width,heightDeclared']) expect(other.stderr).toContain(part);
  expect(other.stderr).not.toContain('箱重');
  const twice = await dockhand(freshHome(), ['check', path, ...map('规格甲=boxQty', '每箱数量=boxQty')]);
  expect([twice.code, twice.stderr.includes('规格甲')]).toEqual([2, true]);
});

test('--read gives a split column its unit, and says of another answer that it does not fit', async () => {
  const path = own(['外箱尺寸', '箱重(kg)', '每箱数量', '规格乙'], ['24*16*12', 12.5, 20, 'a']);
  const freight = await dockhand(freshHome(), ['freight', path, '--read', '外箱尺寸=in', '--json']);
  // 61 × 40.6 × 30.5 cm
  expect(boxesOf(freight).map(({ volumeM3 }) => volumeM3)).toEqual(['0.0755363', '0.0755363']);
  for (const answer of ['外箱尺寸=comma', '规格乙=kg']) {
    const { code, stderr } = await dockhand(freshHome(), ['check', path, '--read', answer]);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain('--map');
  }
});

test.each([
  ['单箱重=weightDeclared:xyz', ['weightDeclared:xyz', 'total', 'kg', 'lb']],
  ['单箱重=weightDeclared:g:kg', ['weightDeclared:g:kg', 'total']],
  ['单箱重=weightDeclared:cm', ['weightDeclared:cm', 'kg']],
  ['单箱重=lengthDeclared:total', ['lengthDeclared:total', 'cm', 'in']],
  ['单箱重=sku:g', ['sku:g', 'sku']],
  ['单箱重=lengthDeclared,widthDeclared,heightDeclared:kg', ['mm']],
  ['单箱重=lengthDeclared,depth,heightDeclared', ['depth']],
])('--map "%s" ends with one sentence that says what may stand there', async (said, named) => {
  const { code, stderr } = await dockhand(freshHome(), ['check', own(['单箱重'], [1]), '--map', said]);
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  for (const part of named) expect(stderr).toContain(part);
});

test('what is asked of a column without a field is answered by the option that is named', async () => {
  const path = own(['箱重(g)', '箱长', '箱宽', '箱高', '总数量'], [12_500, 60, 40, 30, 80], [8_400, 60, 40, 30, 42]);
  const home = freshHome();
  const asked = await dockhand(home, ['check', path]);
  const options = ['箱重(g)=weightDeclared:g', '总数量=productQty:total'];
  for (const option of options) expect(asked.stdout).toContain(`--map "${option}"`);
  const refused = await dockhand(home, ['submit', path, '--yes']);
  expect([refused.code, refused.stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(refused.stderr).toContain('--map "箱重(g)=weightDeclared:g"');
  const half = await dockhand(home, ['submit', path, '--yes', ...map('箱重(g)=weightDeclared:g')]);
  expect(half.stderr).toContain('--map "总数量=productQty:total"');
  const sent = await dockhand(home, ['submit', path, '--yes', ...map(...options), '--json']);
  expect(sent).toMatchObject({ code: 0, summary: { accepted: 2 } });
});

test('the unit of each row stands in a column, as --map or --read says', async () => {
  const home = freshHome();
  const path = own(
    ['外箱毛重', '单位', '长', '宽', '高', '每箱数量'],
    [27.5, 'LB', 60, 40, 30, 20],
    [12, 'KG', 60, 40, 30, 20],
  );
  const asked = await dockhand(home, ['submit', path, '--yes', '--set', 'eta=2027-01-09']);
  expect([asked.code, asked.stderr]).toEqual([
    2,
    expect.stringContaining('--read "外箱毛重=@单位" / --read "外箱毛重=kg"'),
  ]);
  for (const said of [['--read', '外箱毛重=@单位'], map('外箱毛重=weightDeclared:@单位')]) {
    const freight = await dockhand(home, ['freight', path, ...said, '--json']);
    expect(boxesOf(freight).map(({ actualKg }) => actualKg)).toEqual(['12.474', '12']);
  }
  const unfound = await dockhand(home, ['check', path, '--read', '外箱毛重=@计量']);
  expect([unfound.code, unfound.stderr]).toEqual([2, expect.stringContaining('“计量”')]);
});
