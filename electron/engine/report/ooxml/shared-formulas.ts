import { utils } from 'xlsx';
import { CannotPatch } from './package.ts';
import { escapeXml, rootPrefix, type Splice, splice, walk } from './xml.ts';

/**
 * Writes out the shared formulas of every group that loses a cell to an edit: the group's text stands in one of its
 * cells only, so overwriting that one would take the formula from all the others.
 *
 * @param written addresses that get a value instead of what they hold
 * @param formulaAt the formula of a cell as it reads on its own
 * @throws CannotPatch when a written cell is part of an array formula or a data table, which only go as a whole
 */
export function expandShared(
  xml: string,
  written: ReadonlySet<string>,
  formulaAt: (address: string) => string | undefined,
): string {
  const groups = new Map<string, { address: string; start: number; end: number }[]>();
  const touched = new Set<string>();
  let address = '';
  let open: { group: string; start: number } | undefined;
  walk(xml, {
    open: ({ name, attributes, start }) => {
      if (name === 'c') address = attributes.r ?? '';
      if (name !== 'f') return;
      const type = attributes.t;
      if ((type === 'array' || type === 'dataTable') && covers(attributes.ref, written)) {
        throw new CannotPatch(`an edit inside the ${type} formula ${attributes.ref}`);
      }
      if (type !== 'shared') return;
      const group = attributes.si ?? '';
      open = { group, start };
      if (written.has(address)) touched.add(group);
    },
    close: (name, _depth, _start, end) => {
      if (name !== 'f' || open === undefined) return;
      const members = groups.get(open.group) ?? [];
      members.push({ address, start: open.start, end });
      groups.set(open.group, members);
      open = undefined;
    },
  });
  const p = rootPrefix(xml);
  const splices: Splice[] = [...touched].flatMap((group) =>
    (groups.get(group) ?? []).map(({ address: at, start, end }) => {
      const formula = formulaAt(at);
      if (formula === undefined) throw new CannotPatch(`no formula known for ${at}`);
      return { start, end, text: `<${p}f>${escapeXml(formula)}</${p}f>` };
    }),
  );
  return splice(xml, splices);
}

function covers(reference: string | undefined, written: ReadonlySet<string>): boolean {
  if (reference === undefined) return false;
  const range = utils.decode_range(reference);
  return [...written].some((at) => {
    const { r, c } = utils.decode_cell(at);
    return r >= range.s.r && r <= range.e.r && c >= range.s.c && c <= range.e.c;
  });
}
