import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Language } from '#shared/text/index.ts';

export interface GridColumn {
  /** The field's key. */
  readonly field: string;
  readonly def: Field;
  /** The column's header in the person's own sheet; undefined when it has no such column. */
  readonly header: string | undefined;
  /** In CSS pixels. */
  readonly width: number;
  readonly isKey: boolean;
}

interface Options {
  readonly kind: AnyKind;
  readonly sheets: readonly SheetRecognition[];
  /** Fields that have problems: shown even when no sheet has a column for them. */
  readonly troubled: ReadonlySet<string>;
  /** Every field of the kind. */
  readonly all: boolean;
  /** Of the headers. */
  readonly lang: Language;
}

/** The grid's columns: the person's own in the order of their sheets, then what is missing, then (if asked for) the rest. */
export function gridColumns({ kind, sheets, troubled, all, lang }: Options): GridColumn[] {
  const headers = new Map<string, string>();
  for (const { columns, use, kind: sheetKind } of sheets) {
    if (use === 'ignored' || sheetKind !== kind.id) continue;
    for (const column of columns) {
      // A cell such as 60*40*30 is several fields, which stand where it stood.
      for (const field of fieldsOf(column)) if (!headers.has(field)) headers.set(field, column.header);
    }
  }
  const missing = Object.keys(kind.fields).filter(
    (field) => !headers.has(field) && (all || troubled.has(field) || kind.fields[field]?.required),
  );
  return [...headers.keys(), ...missing].flatMap((field) => {
    const def = kind.fields[field];
    if (!def) return [];
    return [
      {
        field,
        def,
        header: headers.get(field),
        width: Math.max(widthOf(def), headerWidth(def, lang)),
        isKey: kind.key.includes(field),
      },
    ];
  });
}

/** As wide as a header is drawn at most: 13 pixels for a Chinese letter in bold, the widest fonts' 9 for another. */
function headerWidth({ label, required }: Field, lang: Language): number {
  const letters = [...label[lang]].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 13 : 9), 0);
  return letters + headerPadding + (required ? starWidth : 0);
}

const headerPadding = 18;
const starWidth = 12;

function widthOf(def: Field): number {
  switch (def.type) {
    case 'integer':
    case 'decimal':
    case 'boolean':
      return 96;
    case 'country':
      return 104;
    case 'date':
      return 112;
    case 'datetime':
    case 'unix-seconds':
      return 160;
    case 'text':
      return def.free || (def.max ?? 0) > 60 ? 200 : 144;
    case 'choice':
      return 120;
    case 'email':
    case 'urls':
    case 'files':
    case 'pairs':
      return 200;
  }
}
