import { implicitFormat } from './sheetjs.ts';
import { readXml } from './xml-events.ts';

/** The number format of each cell style (`s` of a cell); undefined where it is the general one. */
export function readFormats(styles: Uint8Array | null): readonly (string | undefined)[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  if (styles !== null) {
    readXml(styles, {
      open: (name, { numFmtId, formatCode }, depth) => {
        if (depth === 1) inCellStyles = name === 'cellXfs';
        if (depth !== 2) return;
        if (name === 'numFmt') own.set(Number(numFmtId), formatCode ?? '');
        else if (name === 'xf' && inCellStyles) ids.push(Number(numFmtId ?? 0));
      },
    });
  }
  return ids.map((id) => own.get(id) ?? implicitFormat(id));
}
