import { App, Button, Flex } from 'antd';
import { useCallback } from 'react';
import type { GridLine } from '#shared/contract/runs.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { CellEdit, Edits } from './use-edits.ts';

/**
 * An order's number typed into one of its lines may mean two things: the order is called so now, or the line belongs to
 * another order. Asks where the order has more lines than this one.
 */
export function useKeyEdit(edits: Edits): (line: GridLine, edit: CellEdit) => Promise<void> {
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
