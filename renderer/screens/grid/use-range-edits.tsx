import { App, Button, Flex } from 'antd';
import { useCallback, useMemo } from 'react';
import type { GridLine } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { isOwnNumber } from '#shared/sheets/field.ts';
import { useEngine } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { shownText } from './cells.ts';
import { parseCells, planPaste, writeCells } from './clipboard.ts';
import type { GridColumn } from './columns.ts';
import { cellCount, type Range, rangeOf, type Selection, type Size } from './selection.ts';
import { type CellEdit, type Edits, maxCells } from './use-edits.ts';
import type { Lines } from './use-lines.ts';

export interface RangeEdits {
  /** One cell, as typed. */
  type(line: GridLine, field: string, value: string): Promise<void>;
  /** The same text into every cell of the range. */
  fill(selection: Selection, value: string): Promise<void>;
  fillDown(selection: Selection): Promise<void>;
  clear(selection: Selection): Promise<void>;
  paste(selection: Selection, text: string): Promise<void>;
  /** The range as text for a spreadsheet program; null when parts of it are not here yet. */
  copyNow(selection: Selection): string | null;
  copy(selection: Selection): Promise<string>;
}

interface Options {
  readonly kind: AnyKind;
  readonly columns: readonly GridColumn[];
  readonly lines: Lines;
  readonly size: Size;
  readonly edits: Edits;
}

/** What a person does to ranges of cells. Each is one step of undo; what did not fit is said. */
export function useRangeEdits({ kind, columns, lines, size, edits }: Options): RangeEdits {
  const { message } = App.useApp();
  const t = useText();
  const typeKey = useKeyEdit(edits);

  return useMemo(() => {
    const change = async (range: Range, textAt: (row: number, col: number, line: GridLine) => string) => {
      const count = cellCount(range);
      if (count > maxCells) {
        message.warning(t('ui:edit.tooMany', { count, max: maxCells }));
        return;
      }
      const found = await lines.fetch(range.top, range.bottom - range.top + 1);
      const cells: CellEdit[] = [];
      found.forEach((line, at) => {
        for (let col = range.left; col <= range.right; col++) {
          const field = columns[col]?.field;
          if (field === undefined) continue;
          const value = textAt(range.top + at, col, line);
          if (value !== textOf(line, field) || isOpen(line, columns[col])) cells.push({ line: line.id, field, value });
        }
      });
      await edits.apply(cells);
    };

    return {
      async type(line, field, value) {
        const column = columns.find((candidate) => candidate.field === field);
        const before = textOf(line, field);
        const isSame = value === before || (column && value === shownText(column.def, before));
        if (isSame && !isOpen(line, column)) return;
        const edit = { line: line.id, field, value };
        if (kind.key.includes(field) && line.order !== null) await typeKey(line, edit);
        else await edits.apply([edit]);
      },
      fill: (selection, value) => change(rangeOf(selection), () => value),
      async fillDown(selection) {
        const range = rangeOf(selection);
        // A single row takes the text above it.
        const source = range.top === range.bottom ? range.top - 1 : range.top;
        const [first] = source < 0 ? [] : await lines.fetch(source, 1);
        if (first) await change(range, (_row, col) => textOf(first, columns[col]?.field));
      },
      clear: (selection) => change(rangeOf(selection), () => ''),
      async paste(selection, text) {
        const plan = planPaste(parseCells(text), rangeOf(selection), size);
        if (!plan) return;
        await change(plan.range, plan.textAt);
        if (plan.lostRows > 0) message.warning(t('ui:edit.lostRows', { count: plan.lostRows }));
        if (plan.lostCols > 0) message.warning(t('ui:edit.lostCols', { count: plan.lostCols }));
      },
      copyNow(selection) {
        const range = rangeOf(selection);
        const rows: string[][] = [];
        for (let row = range.top; row <= range.bottom; row++) {
          const line = lines.lineAt(row);
          if (!line) return null;
          rows.push(textsOf(line, columns, range));
        }
        return writeCells(rows);
      },
      async copy(selection) {
        const range = rangeOf(selection);
        const found = await lines.fetch(range.top, range.bottom - range.top + 1);
        return writeCells(found.map((line) => textsOf(line, columns, range)));
      },
    };
  }, [kind, columns, lines, size, edits, message, t, typeKey]);
}

function textOf(line: GridLine, field: string | undefined): string {
  return field === undefined ? '' : (line.cells[field]?.text ?? '');
}

/** The number that is shown is not known to be the line's own: typed again, it is. */
function isOpen(line: GridLine, column: GridColumn | undefined): boolean {
  const { mergedFrom, over } = (column && line.cells[column.field]) ?? {};
  return isOwnNumber(column?.def) && (mergedFrom !== undefined || over !== undefined);
}

function textsOf(line: GridLine, columns: readonly GridColumn[], { left, right }: Range): string[] {
  return columns.slice(left, right + 1).map(({ field }) => textOf(line, field));
}

/**
 * An order's number typed into one of its lines may mean two things: the order is called so now, or the line belongs to
 * another order. Asks where the order has more lines than this one.
 */
function useKeyEdit(edits: Edits): (line: GridLine, edit: CellEdit) => Promise<void> {
  const engine = useEngine();
  const { modal } = App.useApp();
  const t = useText();
  const run = edits.run;
  return useCallback(
    async (line, edit) => {
      const filter = { order: line.order ?? '' };
      const siblings: GridLine[] = [];
      for (let offset = 0; ; offset += 1000) {
        const { items } = await engine.call('lines.window', { run, filter, offset, limit: 1000 });
        siblings.push(...items.filter(({ orderId }) => orderId === line.orderId));
        if (items.length < 1000) break;
      }
      const carrying = siblings.filter(({ id, cells }) => id === edit.line || cells[edit.field]?.text);
      if (carrying.length <= 1) return edits.apply([edit]);
      const dialog = modal.confirm({
        title: t('ui:key.title', { from: line.order ?? '', to: edit.value || t('ui:key.nothing') }),
        content: t('ui:key.question', { count: carrying.length }),
        footer: (
          <Flex gap="small" justify="end" wrap style={{ marginTop: 16 }}>
            <Button onClick={() => dialog.destroy()}>{t('ui:cancel')}</Button>
            <Button
              onClick={() => {
                dialog.destroy();
                void edits.apply([edit]);
              }}
            >
              {t('ui:key.line')}
            </Button>
            <Button
              type="primary"
              autoFocus
              onClick={() => {
                dialog.destroy();
                void edits.apply(carrying.map(({ id }) => ({ ...edit, line: id })));
              }}
            >
              {t('ui:key.order', { count: carrying.length })}
            </Button>
          </Flex>
        ),
      });
    },
    [engine, modal, t, edits, run],
  );
}
