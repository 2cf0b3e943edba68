import { z } from 'zod';
import { ENCODINGS } from '../sheets/encodings.ts';
import { lookedFile, lookInput } from './look.ts';
import { fileProblem } from './problem.ts';
import { procedure } from './procedure.ts';
import { sheetChoice, sheetHints, sheetRecognition } from './recognition.ts';
import { run, target } from './run.ts';

/** A file that could not be used. One that was read but not recognised can be imported again with a person's choices. */
const refusedFile = fileProblem.extend({
  path: z.string().optional(),
  /** What was seen in its sheets. */
  sheets: z.array(sheetRecognition).optional(),
});
export type RefusedFile = z.infer<typeof refusedFile>;

const imported = z.object({
  /** One run per kind found; empty when every file was refused. */
  runs: z.array(run),
  /** Files (or sheets) that could not be used, with the reason. */
  refused: z.array(refusedFile),
});

const importedFiles = imported.extend({
  /** Files given singly that can only be attachments and that no order names: a person may say whose they are. */
  unclaimed: z.array(z.string()),
});

/** A value that a person typed into the grid and that has no place in what is read anew. */
const unkeptEdit = z.object({
  /** Index into the run's files. */
  file: z.int(),
  sheet: z.string(),
  /** From 1. */
  row: z.int(),
  field: z.string(),
  /** '' where the cell was emptied. */
  value: z.string(),
});
export type UnkeptEdit = z.infer<typeof unkeptEdit>;

/** Workbooks in, checked runs out. */
export const importProcedures = {
  /** Reads, recognises, checks and stores; a run appears only when complete. */
  'imports.create': procedure(
    z.object({
      /** Names this import in progress events and for `imports.cancel`. */
      importId: z.string(),
      /** Absolute paths of files and folders; attachments may lie among them. */
      paths: z.array(z.string()).default([]),
      /** What files are called that lie under other names, by their paths: a host keeps overlong names shorter. */
      names: z.record(z.string(), z.string()).default({}),
      /** Cells pasted from a spreadsheet program, as CSV; kept like a file of that name. */
      pasted: z.object({ name: z.string().min(1).max(100), text: z.string().max(20_000_000) }).optional(),
      kind: z.string().optional(),
      attachmentsDir: z.string().optional(),
      target: target.default('practice'),
      account: z.string().optional(),
      choices: z.array(sheetChoice).default([]),
      hints: sheetHints.optional(),
      /** Of text tables that do not show their encoding themselves; without it an uncertain one is refused as `encodingAsked`. */
      encoding: z.enum(ENCODINGS).optional(),
    }),
    importedFiles,
  ),
  /** How many are being read right now, by this program. */
  'imports.underWay': procedure(z.object({}), z.object({ count: z.int() })),
  'imports.cancel': procedure(z.object({ importId: z.string() }), z.object({ cancelled: z.boolean() })),
  /**
   * Reads a run's kept files again with a person's choice of sheet, header row, kind or columns. Edits are of cells of the
   * sheet, and are laid over what is read, as one step of undo. Where some cannot be kept nothing is done and they are named,
   * unless it was said that they may be lost.
   */
  'imports.remap': procedure(
    z.object({
      importId: z.string(),
      run: z.string(),
      choices: z.array(sheetChoice).min(1),
      lose: z.boolean().default(false),
    }),
    imported.extend({ unkept: z.array(unkeptEdit) }),
  ),
  /**
   * How the beginning of a run's file would be read with a person's choices, and what its columns and first orders would come
   * to. Nothing is stored. Failure `file.unread` when the kept copy cannot be read any more.
   */
  'imports.look': procedure(lookInput, lookedFile),
  /** A person stands by the columns that were only likely; they are remembered. What was read stays. */
  'imports.confirmColumns': procedure(z.object({ run: z.string() }), z.object({ confirmed: z.int() })),
  /** How each sheet of a run was recognised. */
  'imports.recognition': procedure(
    z.object({ run: z.string() }),
    z.array(z.object({ file: z.int(), name: z.string(), sheets: z.array(sheetRecognition) })),
  ),
};

/** The workbooks that come with the program, to try it with. They always go to the practice partners. */
export const sampleName = z.enum([
  'overseas-with-mistakes.xlsx',
  'overseas-merged-cells.xlsx',
  'cainiao-stock-in.xlsx',
]);
export type SampleName = z.infer<typeof sampleName>;

export const sampleProcedures = {
  /** Imports a sample like a file of one's own. Fails with `sample.missing` where the program came without them. */
  'samples.import': procedure(
    z.object({ importId: z.string(), name: sampleName }),
    importProcedures['imports.create'].output,
  ),
};
