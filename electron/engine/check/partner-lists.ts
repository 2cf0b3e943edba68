import { type Problem, problem } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Field, FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CheckContext } from './context.ts';
import { type PlacedCell, replaceText } from './placed-cells.ts';
import { shown } from './tidy-text.ts';

/** Candidates named at most. */
const MOST_MEANT = 3;

/**
 * What is said of a warehouse's code: that it is none of the account's (with those it may have been meant for), or is off, where the
 * partner's list is known; else that it was never used before. Always a warning: whether every destination is listed no page says.
 */
export function warehouseProblems(
  key: string,
  field: Field,
  value: FieldValue,
  line: Line,
  placed: () => { readonly at: PlacedCell | undefined; readonly cells: readonly PlacedCell[] },
  { listedWarehouses, knownWarehouses }: CheckContext,
): readonly Problem[] {
  if (field.type !== 'text' || !field.warehouse) return [];
  const code = String(value);
  const place = { severity: 'warning', field: key, line: line.id } as const;
  if (!listedWarehouses) {
    return knownWarehouses?.size && !knownWarehouses.has(code)
      ? [problem('warehouse.neverUsed', { ...place, params: { value: shown(code) } })]
      : [];
  }
  const active = listedWarehouses.get(code);
  if (active === true) return [];
  if (active === false) return [problem('warehouse.off', { ...place, params: { value: shown(code) } })];
  const meant = meantBy(code, [...listedWarehouses.keys()]);
  const params = { value: shown(code), meant: meant.slice(0, MOST_MEANT).join(' / ') };
  const [only, ...others] = meant;
  if (only === undefined) return [problem('warehouse.notListed', { ...place, params: { value: shown(code) } })];
  const { at, cells } = placed();
  if (others.length > 0 || !at) return [problem('warehouse.misspelt', { ...place, params })];
  const fix = { type: 'set', cells: replaceText(key, at.cell, cells, only) } as const;
  return [problem('warehouse.misspelt', { ...place, params, fix })];
}

/** That the partner had no stock record of a line's goods when it was asked, and how long ago that was. */
export function stockProblems(
  key: string,
  at: PlacedCell,
  value: FieldValue | undefined,
  unknownSkus: NonNullable<CheckContext['unknownSkus']>,
): readonly Problem[] {
  if (value === undefined || at.echo) return [];
  const days = unknownSkus.get(String(value));
  if (days === undefined) return [];
  const params = { value: shown(cellText(at.cell)), count: days };
  return [problem('sku.noStock', { severity: 'warning', field: key, line: at.line.id, params })];
}

/** Codes that are the same but for case and marks; else those that a single letter or digit makes of it. */
function meantBy(code: string, codes: readonly string[]): readonly string[] {
  const typed = plain(code);
  const same = codes.filter((each) => plain(each) === typed);
  return same.length > 0 ? same : codes.filter((each) => isOneOff(plain(each), typed));
}

const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether one character more, less or other makes one of the other. */
function isOneOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}
