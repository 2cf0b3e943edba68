import { utils } from 'xlsx';
import { storable } from './cell-text.ts';
import { escapeXml } from './xml.ts';

/** What is written into a cell. Text is always a string cell, whatever it begins with: never a formula. */
export type CellWrite =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'blank' };

/** `row` counts from 1, `column` from 0. */
export function address(row: number, column: number): string {
  return utils.encode_col(column) + row;
}

export function columnOf(reference: string): number {
  return utils.decode_col(reference.replace(/\d+$/, ''));
}

export function cellXml(p: string, reference: string, style: number, write: CellWrite): string {
  const head = `<${p}c r="${reference}" s="${style}"`;
  if (write.type === 'blank') return `${head}/>`;
  if (write.type === 'number') return `${head}><${p}v>${write.value}</${p}v></${p}c>`;
  return `${head} t="inlineStr"><${p}is><${p}t xml:space="preserve">${stringXml(write.value)}</${p}t></${p}is></${p}c>`;
}

/** A cell's text as XML. */
export function stringXml(text: string): string {
  return escapeXml(escaped(storable(text)));
}

/** What looks like the `_x0041_` escape is escaped itself (ECMA-376 22.9.2.19, ST_Xstring). */
export function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
