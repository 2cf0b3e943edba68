import { answeredWith, type HowRead, type LayoutContent } from '#shared/contract/layouts.ts';
import { saysEach } from './each-or-total.ts';
import { readHeader } from './read-header.ts';

/**
 * Whether numbers are read in a way that their header does not say: another supplier's sheet has most of these headers as well, and
 * means others by them. What was answered now is said of this one.
 */
export function isOfSupplier(header: string, said: HowRead, answer: HowRead = {}): boolean {
  const open = Object.entries(answeredWith(said, answer)).filter(([part]) => !Object.hasOwn(answer, part));
  const { unit, unitFrom, per, decimal, dates, blanks, merged, fields }: HowRead = Object.fromEntries(open);
  const { units, whole } = readHeader(header);
  const saysPer = per === 'total' ? whole.concepts.has('total') : per === undefined || saysEach(header);
  const saysUnit = unit === undefined || units.includes(unit);
  const saysParts = fields === undefined || sides.every((side) => whole.concepts.has(side));
  const isLent = blanks === 'above' || merged === 'each';
  const isSaid = [unitFrom, decimal, dates].some((it) => it !== undefined);
  return !saysPer || !saysUnit || !saysParts || isSaid || isLent;
}

/** A header that names them says in which order they stand in its cells. */
const sides = ['length', 'width', 'height'] as const;

/** Whether a layout says something that holds for its own supplier's sheets, and maybe for no other's. */
export function saysOfSupplier({ columns, constants }: Pick<LayoutContent, 'columns' | 'constants'>): boolean {
  return Object.keys(constants).length > 0 || Object.entries(columns).some(([name, said]) => isOfSupplier(name, said));
}
