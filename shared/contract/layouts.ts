import { z } from 'zod';
import { procedure } from './procedure.ts';

/** What a column's numbers may be in. Each has its exact factor in `shared/sheets/units.ts`. */
export const MEASURES = ['kg', 'g', 'jin', 't', 'lb', 'oz', 'cm', 'mm', 'm', 'in', 'ft'] as const;

/** Rows of a layout that are no orders; the oldest give way. */
export const MOST_NO_ORDERS = 100;

const key = z.string().min(1).max(100);
const text = z.string().max(1000);

/** How the cells of a column are read, where they are not simply the values of its field. */
const howRead = z.object({
  /** One field for each part of a cell such as `60*40*30`, in the order of the parts; null for one that is not used. */
  fields: z.array(key.nullable()).min(2).max(6).optional(),
  /** The numbers are in this unit, and are converted to the one that the partner reckons in. */
  unit: z.enum(MEASURES).optional(),
  /** The unit of each row stands in this column: its header, or its name, as a layout's `columns` have it. */
  unitFrom: text.optional(),
  /** `total`: the number is of all boxes (or pieces) of the row, and is divided by their count; `each`: it was asked, and is not. */
  per: z.enum(['each', 'total']).optional(),
  /** The decimal mark, where a number such as 12,500 can be read in two ways. */
  decimal: z.enum([',', '.']).optional(),
  /** The order of day and month, where a date such as 9/1/26 can be read in two ways. */
  dates: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** Its cells say what they count, `20pcs` or 20 个, and the number alone is taken. */
  counted: z.literal(true).optional(),
  /** Of a column that is blank where the line above may be meant: it is lent by that (`above`), or was forgotten. */
  blanks: z.enum(['above', 'missing']).optional(),
  /** A number merged over several rows is the one of each of them, or of the first alone, and the others are asked for theirs. */
  merged: z.enum(['each', 'first']).optional(),
  /** The office's own word → the value that it stands for. */
  values: z.record(text, text).optional(),
  /**
   * `each`: the column is of one box, whose number is its header; every filled cell is a quantity in it, and a line. `total`: the
   * sum over the boxes, only compared with them. Such a column has no field.
   */
  box: z.enum(['each', 'total']).optional(),
});
/** See {@link columnReading}; without its field. An empty one says: as the cells stand. */
export type HowRead = z.infer<typeof howRead>;

/** An answer laid over what is known of a reading: numbers are in one unit, or in that of each row, not in both. */
export function answeredWith<Known extends HowRead, Answer extends HowRead>(known: Known, answer: Answer) {
  const { unit, unitFrom, ...rest } = known;
  const isSaid = answer.unit !== undefined || answer.unitFrom !== undefined;
  return {
    ...rest,
    ...(!isSaid && unit !== undefined && { unit }),
    ...(!isSaid && unitFrom !== undefined && { unitFrom }),
    ...answer,
  };
}
export { howRead };

/** What is said of a column: its field, or null for "not used", and how its cells are read. A split one has `fields` and no field. */
export const columnReading = howRead.extend({ field: key.nullable() });
export type ColumnReading = z.infer<typeof columnReading>;

/** A cell above the table that holds a field's value for all its rows, found again by the words before it. */
export const cellAbove = z.object({ label: text, field: key });
export type CellAbove = z.infer<typeof cellAbove>;

/** A row that holds a value of each box, where boxes are columns: found again by the words before it. */
export const boxRow = columnReading.extend({ label: text });
export type BoxRow = z.infer<typeof boxRow>;

/** What an office has said of one set of headers. */
export const layoutContent = z.object({
  /** Unique among the layouts of the office. */
  name: z.string().trim().min(1).max(200),
  kind: key,
  /** The names of its sheet's columns when it was last used, sorted; see `columnNames` in `engine/recognise/layout-memory.ts`. */
  headers: z.array(text).max(2000),
  /** Column name → what was said of it. Columns that nobody said anything of are not there. */
  columns: z.record(text, columnReading),
  /** Field → the value of every row, for fields without a column. */
  constants: z.record(key, text).default({}),
  cells: z.array(cellAbove).max(200).default([]),
  boxRows: z.array(boxRow).max(50).optional(),
  /** Sheet of its workbook → what it is used as, where that was said; others are used as they are recognised. */
  sheets: z.record(text, z.enum(['whole', 'order', 'detail', 'ignored'])).optional(),
  /** The table ends above the first row that begins with this text; absent where that was not said. */
  ends: text.optional(),
  /** Names of columns that held something and were not used when it was last used: they are not warned about again. */
  unused: z.array(text).max(2000).optional(),
  /** Rows that are no orders, as a person said: field → the words in it, null for a number. Rows that lack nothing are never left out. */
  noOrders: z.array(z.record(text, text.nullable())).max(MOST_NO_ORDERS).optional(),
});
export type LayoutContent = z.infer<typeof layoutContent>;

export const layout = layoutContent.extend({
  id: z.string().min(1).max(100),
  /** ISO times; `usedAt` null for one that no import was read by. */
  savedAt: z.string(),
  usedAt: z.string().nullable(),
});
export type Layout = z.infer<typeof layout>;

/** A layout as a file has it: with the words that the office taught for its headers alone, which the program keeps beside it. */
export const layoutInFile = layoutContent.extend({
  /** The office's own word in cells of a field → what it stands for. Absent in files of older versions, which pass it over. */
  words: z
    .array(z.object({ field: key, text: text.min(1), code: text }))
    .max(5000)
    .optional(),
});
export type LayoutInFile = z.infer<typeof layoutInFile>;

/** The version of {@link layoutFile} that this program writes, and the highest that it reads. */
export const LAYOUT_FILE_VERSION = 1;
export const MOST_LAYOUTS = 500;

/** A file of layouts, as `layouts.export` writes it: JSON in UTF-8. */
export const layoutFile = z.object({
  dockhand: z.literal('layouts'),
  version: z.literal(LAYOUT_FILE_VERSION),
  layouts: z.array(layoutInFile).min(1).max(MOST_LAYOUTS),
});
export type LayoutFile = z.infer<typeof layoutFile>;

const written = z.object({ path: z.string() });
const read = z.object({ layouts: z.array(layoutContent) });

export const layoutProcedures = {
  /** Newest first. */
  'layouts.list': procedure(z.object({}), z.array(layout)),
  /**
   * Remembers one: a new one without `id`, else in the place of that one, as after it was deleted by mistake. Failures
   * `field.unknown`, `layout.nameTaken` (`name`).
   */
  'layouts.save': procedure(layoutContent.extend({ id: z.string().min(1).max(100).optional() }), layout),
  /** Failures `layout.unknown`, `layout.nameTaken` (`name`). */
  'layouts.rename': procedure(z.object({ id: z.string(), name: layoutContent.shape.name }), layout),
  'layouts.delete': procedure(z.object({ id: z.string() }), z.object({ deleted: z.boolean() })),
  /** Writes these, or all, into one JSON file. Failures `layout.unknown`, `layout.none`, `report.notWritable`. */
  'layouts.export': procedure(z.object({ ids: z.array(z.string()).optional(), out: z.string().min(1) }), written),
  /** How the sheets of a run were read, as such a file. Failures as of `layouts.export`. */
  'layouts.ofRun': procedure(z.object({ run: z.string(), out: z.string().min(1) }), written),
  /**
   * What a file of layouts holds, its words among the readings of their columns; nothing is kept. Failures `layoutFile.unreadable`, `layoutFile.newer` (`version`),
   * `layoutFile.invalid` (`place`), `layoutFile.tooLarge`; `field.unknown`, `kind.unknown` for what this version does not have.
   */
  'layouts.read': procedure(z.object({ path: z.string().min(1) }), read),
  /**
   * Keeps what such a file holds. One whose name, or whose kind and headers, another layout has already is a conflict: without
   * `conflicts` nothing is kept and they are named; `replace` puts it in their place, `keep` leaves it out. Failures as of `layouts.read`.
   */
  'layouts.import': procedure(
    z.object({ path: z.string().min(1), conflicts: z.enum(['replace', 'keep']).optional() }),
    z.object({ added: z.int(), replaced: z.int(), kept: z.int(), conflicts: z.array(z.string()) }),
  ),
};
