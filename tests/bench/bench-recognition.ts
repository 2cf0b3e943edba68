import { recogniseWorkbook } from '#engine/recognise/recognise.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { dialects, measureDialects } from '../fixtures/dialects.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

/** How well the header sets beside the checkout are understood, and what recognising a sheet of 20 columns takes. */
export async function benchRecognition(): Promise<string> {
  const time = timePerSheet();
  if (dialects.length === 0) return `The header sets are not beside this checkout. A sheet takes ${time} ms.`;
  const { sheets, kinds: right, keys, wanted, found, sure, wrong, surelyWrong, whole, faults } = measureDialects();
  const rows = [
    ['kind', `${right} of ${sheets}`],
    ['key column', `${keys} of ${sheets}`],
    ['columns found', `${found} of ${wanted} (${percent(found, wanted)})`],
    ['of these without a question', percent(sure, found)],
    ['wrong columns; wrong without a question', `${wrong}; ${surelyWrong}`],
    ['whole sheets', `${whole} of ${sheets}`],
    ['a sheet of 20 columns and 80 rows', `${time} ms`],
  ];
  const table = ['| | |', '|---|---|', ...rows.map(([name, figure]) => `| ${name} | ${figure} |`)];
  return [...table, ...faults.map((fault) => `- ${fault}`)].join('\n');
}

function timePerSheet(): string {
  const headers =
    '入库参考号 目的仓代码 预计发货日 预计到仓日期 运输方式 箱号 箱数 箱重(KG) 箱长 箱宽 箱高 SKU 单箱数量 备注'.split(
      ' ',
    );
  const more = ['发货人', '电话', '国家', '城市', '地址', '邮编'];
  const head = Array.from({ length: 80 }, (_, at) => ({
    row: at + 1,
    cells: at === 0 ? [...headers, ...more] : [...headers, ...more].map((_, column) => `${column}-${at}`),
  }));
  const info = { name: 'Sheet1', index: 0, hidden: false, hiddenColumns: [], rowCount: head.length };
  const once = () => recogniseWorkbook([{ info, head }], { kinds, memory: [], choices: [] });
  once();
  const start = performance.now();
  for (let at = 0; at < 5; at++) once();
  return ((performance.now() - start) / 5).toFixed(0);
}
