import { useQueryClient } from '@tanstack/react-query';
import { Button, Table, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall, useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';

const pageSize = 20;

/** Every row of the files that is no line, and why. `#/runs/<id>/mapping/skipped` leads here. */
export function SkippedRows({ run, disabled = false }: { readonly run: string; readonly disabled?: boolean }) {
  const t = useText();
  const [page, setPage] = useState(1);
  const { data } = useCall('rows.skipped', { run, offset: (page - 1) * pageSize, limit: pageSize });
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  const takeBack = async (line: number) => {
    try {
      await engine.call('edits.noOrder', { run, lines: [line], noOrder: false });
      await queries.invalidateQueries();
    } catch (error) {
      tellFailure(error);
    }
  };
  const section = useRef<HTMLElement>(null);
  const [, , , part] = useRoute();
  const led = part === 'skipped' && data !== undefined;
  useEffect(() => {
    if (!led) return;
    section.current?.scrollIntoView();
    section.current?.focus({ preventScroll: true });
  }, [led]);
  if (!data) return null;
  return (
    <section ref={section} tabIndex={-1} style={{ outline: 'none' }}>
      <Typography.Title level={2} style={{ fontSize: 15 }}>
        {t('ui:skipped.title', { count: data.total })}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('ui:skipped.help')}</Typography.Paragraph>
      {data.total > 0 && (
        <Table
          size="small"
          rowKey={({ file, sheet, row, line }) => `${file} ${sheet} ${row} ${line}`}
          dataSource={data.items}
          pagination={{
            current: page,
            pageSize,
            total: data.total,
            onChange: setPage,
            showSizeChanger: false,
            hideOnSinglePage: true,
          }}
          columns={[
            { title: t('ui:skipped.file'), dataIndex: 'file', width: 220, ellipsis: true },
            { title: t('ui:mapping.sheet'), dataIndex: 'sheet', width: 140, ellipsis: true },
            { title: t('ui:grid.row'), dataIndex: 'row', width: 70, align: 'end' },
            {
              title: t('ui:skipped.reason'),
              dataIndex: 'reason',
              width: 180,
              render: (reason: string) => t.dynamic(`recognition:skip.${reason}`),
            },
            { title: t('ui:skipped.text'), dataIndex: 'text', ellipsis: true },
            {
              title: '',
              dataIndex: 'line',
              width: 120,
              render: (line: number | undefined) =>
                line !== undefined && (
                  <Button size="small" disabled={disabled} onClick={() => void takeBack(line)}>
                    {t('ui:fix.noOrder.undo')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
