import { expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

/** A sheet with a kind's own names for all that it has, and a good row below. */
function template(id: string) {
  const kind = kinds.find((it) => it.id === id);
  const fields = Object.values(kind?.fields ?? {});
  return { headers: fields.map(({ label }) => label.zh), row: fields.map(({ example }): Typed => example) };
}

test.each(kinds.map(({ id }) => id))(
  '%s: by its own names it is of this kind, and so it is where others are not looked at',
  (id) => {
    const { headers, row } = template(id);
    const table = [headers, row, row, row];
    const [alone] = recognise([sheetOf(table)], { kinds: kinds.filter((kind) => kind.id === id) });
    const [among] = recognise([sheetOf(table)], { kinds });
    expect(among?.kind).toBe(id);
    expect(among?.columns).toEqual(alone?.columns);
  },
);
