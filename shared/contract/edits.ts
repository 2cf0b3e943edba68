import { z } from 'zod';
import { fileProblem, params } from './problem.ts';
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
  /** Words whose meaning was remembered. */
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
   * that are mended so in a whole column are remembered as `scope` says, as by `edits.mapChoice`.
   */
  'edits.fix': procedure(
    z.object({
      run: z.string(),
      problem: z.int(),
      like: z.boolean().default(false),
      scope: choiceScope.default('layout'),
    }),
    edited,
  ),
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
  /** Says that the rows of these lines are no orders (a title, a note, a total), or that they are again. They are listed as skipped. */
  'edits.noOrder': procedure(
    z.object({ run: z.string(), lines: z.array(z.int()).min(1).max(10_000), noOrder: z.boolean().default(true) }),
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
      /** Files given singly that no order names: a person may say whose they are. */
      unclaimed: z.array(z.string()),
    }),
  ),
  /**
   * Gives files, also those of folders, to one order, whatever its cells say. They stay until `edits.detach`, also when the
   * run's files are read again; one of the same name takes the place of what was there. No step of undo.
   */
  'edits.attachTo': procedure(
    z.object({ run: z.string(), order: z.int(), paths: z.array(z.string()).min(1).max(200) }),
    z.object({
      /** Names of the files that the order has now. */
      attached: z.array(z.string()),
      refused: z.array(fileProblem),
      /** What is wrong with those that were not attached; `shared/text` has `problem.<code>`. */
      problems: z.array(z.object({ code: z.string(), params })),
    }),
  ),
  /** Takes away a file that was given by `edits.attachTo`; false when there is none of that name. */
  'edits.detach': procedure(
    z.object({ run: z.string(), order: z.int(), name: z.string() }),
    z.object({ detached: z.boolean() }),
  ),
};
