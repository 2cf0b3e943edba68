import type { LookedRow } from '#shared/contract/look.ts';
import type { SheetChoice, SheetHints, SheetRecognition } from '#shared/contract/recognition.ts';
import type { Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { SkippedRow } from '#shared/sheets/line.ts';
import type { ReportOrigin } from '#shared/text/report-marks.ts';
import type { AttachmentPlaces } from '../attachments/attachments.ts';
import type { CheckContext } from '../check/check.ts';
import type { FileFormat, Refusal } from '../read/read.ts';
import type { LayoutMemory, RetypedLine } from '../recognise/recognise.ts';
import type { PackedLine } from '../store/store.ts';

/** One file for the reading worker. Plain data: it is cloned into the thread. */
export interface ReadTask {
  /** The kept copy, which cannot change or vanish while it is read. */
  readonly path: string;
  readonly format: FileFormat;
  /** Index into the run's files. */
  readonly file: number;
  /** The first line id that is free. */
  readonly firstLine: number;
  /** The kind a person named; others are then not considered. */
  readonly kind?: string | undefined;
  readonly memory: LayoutMemory;
  readonly choices: readonly SheetChoice[];
  readonly hints?: SheetHints | undefined;
  /**
   * How the sheets of the workbook were used that this one is a report of. Null when it is of none that is known; absent
   * as long as nobody looked.
   */
  readonly origin?: readonly SheetRecognition[] | null;
  /** By kind id. */
  readonly contexts: Readonly<Record<string, CheckContext>>;
  readonly places: AttachmentPlaces;
  /** Root of the content-addressed folder that attachments are copied to. */
  readonly blobsDir: string;
  /** Rows of each sheet that are looked at, when it is only to be seen how the file would be read. */
  readonly look?: number | undefined;
  /** What a person typed into cells since; see {@link ReadBatch} `retyped`. */
  readonly retyped?: readonly RetypedCell[] | undefined;
  /** Another module that exports `kinds`, instead of the built-in registry. */
  readonly kindsModule?: string | undefined;
}

/** A cell of the file into which a person typed something else; null where it was emptied. */
export interface RetypedCell {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly text: string | null;
}

/** A checked order as the worker hands it over. A long one comes in several parts with the same `index`. */
export interface ReadOrder {
  /** 0-based within the file and kind. */
  readonly index: number;
  readonly key: string;
  readonly lines: readonly PackedLine[];
  /** Whole with the last part; a part in between has none. */
  readonly problems: readonly Problem[];
  readonly attachments: readonly Attachment[];
  readonly ready: boolean;
}

export type ReadBatch =
  /** First: how every sheet was recognised. Not sent when no sheet can be used. */
  | { readonly type: 'recognised'; readonly sheets: readonly SheetRecognition[] }
  /** Where the task is a look: how every sheet begins. Also when none can be used. */
  | { readonly type: 'head'; readonly rows: readonly (readonly LookedRow[])[] }
  | { readonly type: 'orders'; readonly kind: string; readonly orders: readonly ReadOrder[] }
  /** Lines that belong to no order, and their problems. */
  | {
      readonly type: 'loose';
      readonly kind: string;
      readonly lines: readonly PackedLine[];
      readonly problems: readonly Problem[];
    }
  /** What is wrong with whole columns; after the lines that fill them. */
  | { readonly type: 'columns'; readonly kind: string; readonly problems: readonly Problem[] }
  /** After the lines: how those would read with what was typed into them since. */
  | { readonly type: 'retyped'; readonly kind: string; readonly lines: readonly RetypedLine[] }
  | { readonly type: 'skipped'; readonly kind: string; readonly rows: readonly SkippedRow[] }
  | { readonly type: 'progress'; readonly stage: 'read' | 'check'; readonly done: number; readonly total: number };

export type ReadResult =
  /** `lines` were numbered from `firstLine` on. */
  | { readonly ok: true; readonly lines: number; readonly sheets: readonly SheetRecognition[] }
  /** `sheets`: the file could be read, but none of its sheets was recognised. */
  | (Refusal & { readonly sheets?: readonly SheetRecognition[] });

/** The file is an error report: to be read again with what is known of its origin. Nothing was handed over. */
export interface OriginAsked {
  readonly origin: ReportOrigin;
}
