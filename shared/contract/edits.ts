import { z } from 'zod';
import { fileProblem } from './problem.ts';
import { procedure } from './procedure.ts';
import { counts } from './run.ts';
import { lineFilter } from './runs.ts';

/** What an edit changed: which lines to draw again, and the new counts. */
const edited = z.object({
  /** Lines whose cells or problems changed. */
  lines: z.array(z.int()),
  counts,
  undoable: z.boolean(),
  redoable: z.boolean(),
  /** Cells changed beside those that were named, to keep whole orders of one mind (`wholeOrders`). */
  together: z.int().default(0),
  /** Words whose meaning was remembered for sheets of the same headers. */
  remembered: z.int().default(0),
});
export type Edited = z.infer<typeof edited>;

const replacement = z.object({
  run: z.string(),
  field: z.string().optional(),
  find: z.string().min(1),
  replace: z.string(),
  /** Only the lines that pass, as `lines.window` has them; an order's own value goes with the rest of the order too. */
  filter: lineFilter.default({}),
});

/** Every cell that a replacement changes; `together` are those among them outside the filter. */
const replaced = { cells: z.int(), together: z.int() };

/** Where a taught word means its code: in these cells only, in every sheet with the same set of headers, everywhere. */
export const choiceScope = z.enum(['cells', 'layout', 'always']);
export type ChoiceScope = z.infer<typeof choiceScope>;

const cellEdit = z.object({ line: z.int(), field: z.string(), value: z.string() });

/** Changing cells. Each call is one step of undo. An order that is queued or further cannot be edited (`order.locked`). */
export const editProcedures = {
  'edits.apply': procedure(
    z.object({
      run: z.string(),
      cells: z.array(cellEdit).min(1).max(100_000),
      /** An order's own value goes to all lines of the order that carry it, not only to those named. */
      wholeOrders: z.boolean().default(false),
    }),
    edited,
  ),
  /** Whether something was changed that could be taken back, or done again. */
  'edits.get': procedure(z.object({ run: z.string() }), z.object({ undoable: z.boolean(), redoable: z.boolean() })),
  'edits.undo': procedure(z.object({ run: z.string() }), edited),
  'edits.redo': procedure(z.object({ run: z.string() }), edited),
  /**
   * Accepts the offered fix of one problem, or of every problem alike (`like`: same code and field). The names of countries
   * that are mended so in a whole column are remembered for sheets of the same headers, as by `edits.mapChoice`.
   */
  'edits.fix': procedure(z.object({ run: z.string(), problem: z.int(), like: z.boolean().default(false) }), edited),
  /**
   * Gives one unlisted choice text (such as 美西) a code, in all its cells of the run. What is remembered of it is asked: a
   * step of undo takes the cells back, `choices.delete` the rule.
   */
  'edits.mapChoice': procedure(
    z.object({
      run: z.string(),
      field: z.string(),
      text: z.string(),
      code: z.string(),
      scope: choiceScope.default('cells'),
    }),
    edited,
  ),
  'edits.replace': procedure(replacement, edited.extend(replaced)),
  /** What `edits.replace` would change; changes nothing. */
  'edits.replaceCount': procedure(replacement, z.object(replaced)),
  /**
   * More places where the files that orders name may lie: files, and folders. Looks again for those of every open order
   * that lacks some; what it has stays. No step of undo.
   */
  'edits.attach': procedure(
    z.object({ run: z.string(), paths: z.array(z.string()).min(1).max(2000) }),
    z.object({
      /** Orders that have all their files now, and those that still lack some. */
      mended: z.int(),
      lacking: z.int(),
      /** What was given but could not be looked into, wholly or in part. */
      refused: z.array(fileProblem),
    }),
  ),
};
