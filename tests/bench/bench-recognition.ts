import { join } from 'node:path';
import { recogniseWorkbook } from '#engine/recognise/recognise.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { dialects, measureDialects } from '../fixtures/dialects.ts';
import { middle, runOnce } from './measure.ts';
import { writeSampleWorkbook } from './sample-workbook.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

/** How well the header sets beside the checkout are understood, and what recognising takes of a large import. */
export async function benchRecognition(folder: string, runs: number): Promise<string> {
  const share = shareOfImport(folder, runs);
  const time = timePerSheet();
  if (dialects.length === 0)
    return `The header sets are not beside this checkout. A sheet takes ${time} ms; of an import, ${share}.`;
  const { sheets, kinds: right, keys, wanted, found, sure, wrong, surelyWrong, whole, faults } = measureDialects();
  const rows = [
    ['kind', `${right} of ${sheets}`],
    ['key column', `${keys} of ${sheets}`],
    ['columns found', `${found} of ${wanted} (${percent(found, wanted)})`],
    ['of these without a question', percent(sure, found)],
    ['wrong columns; wrong without a question', `${wrong}; ${surelyWrong}`],
    ['whole sheets', `${whole} of ${sheets}`],
    ['a sheet of 20 columns and 80 rows, each of its headers and cells unknown', `${time} ms`],
    [`of an import of ${large.toLocaleString('en-US')} lines`, share],
  ];
  const table = ['| | |', '|---|---|', ...rows.map(([name, figure]) => `| ${name} | ${figure} |`)];
  return [...table, ...faults.map((fault) => `- ${fault}`)].join('\n');
}

const large = 100_000;

/** What recognising takes of all that an import does, by the processor's time: the clock tells what else the machine does. */
function shareOfImport(folder: string, runs: number): string {
  const file = join(folder, `recognition-${large}.xlsx`);
  writeSampleWorkbook(file, large);
  const processorTime = (subject: 'import' | 'recognition') =>
    middle(
      Array.from({ length: runs }, () => {
        const { lines, cpuMs = 0 } = runOnce(subject, [file]);
        if (lines !== large) throw new Error(`${lines} of ${large} lines were read`);
        return cpuMs;
      }),
    );
  const [part, whole] = [processorTime('recognition'), processorTime('import')];
  return `${percent(part, whole)} of its processor time (${part.toFixed(0)} of ${whole.toFixed(0)} ms)`;
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
