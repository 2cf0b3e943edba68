import { DownloadOutlined, ImportOutlined } from '@ant-design/icons';
import { App, Button, Flex, Table, Typography } from 'antd';
import type { Layout } from '#shared/contract/layouts.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { answerWords, partsLabel } from '../mapping/readings.ts';
import { usePickOne } from './use-pick-one.ts';
import { useTellForgotten } from './use-tell-forgotten.tsx';

/** The sets of headers that are remembered, by name: to be looked at, renamed, forgotten, taken to another computer. */
export function LayoutList() {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('layouts.list', {});
  const rename = useAction('layouts.rename');
  const forget = useAction('layouts.delete');
  const save = useAction('layouts.save');
  const tell = useTellForgotten();
  const write = useExport();
  const forgetOne = ({ savedAt: _savedAt, usedAt: _usedAt, ...layout }: Layout) =>
    forget.mutate(
      { id: layout.id },
      {
        onSuccess: () => tell(t('columns:remembered.forgotten', { name: layout.name }), () => save.mutate(layout)),
      },
    );
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <TakeLayouts />
        {data && data.length > 0 && (
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void write(t('columns:remembered.fileName'))}>
            {t('columns:remembered.exportAll')}
          </Button>
        )}
      </Flex>
      <Table
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 640 }}
        rowKey={({ id }) => id}
        dataSource={data ?? []}
        locale={{ emptyText: t('settings:memory.none') }}
        expandable={{ expandedRowRender: (layout) => <LayoutContents layout={layout} /> }}
        columns={[
          {
            title: t('columns:remembered.name'),
            render: (_, { id, name }) => (
              <Typography.Text
                editable={{
                  maxLength: 100,
                  tooltip: t('columns:remembered.rename', { name }),
                  triggerType: ['icon'],
                  onChange: (typed) => {
                    const named = typed.trim();
                    if (named !== '' && named !== name) rename.mutate({ id, name: named });
                  },
                }}
              >
                {name}
              </Typography.Text>
            ),
          },
          { title: t('settings:memory.kind'), width: 170, render: (_, { kind }) => kindLabel(kind, t.lang) },
          {
            title: t('columns:remembered.used'),
            width: 120,
            render: (_, { usedAt, savedAt }) => format.moment(usedAt ?? savedAt),
          },
          {
            width: 150,
            render: (_, layout) => (
              <Flex gap={4}>
                <Button
                  size="small"
                  type="text"
                  aria-label={t('columns:remembered.exportOne', { name: layout.name })}
                  onClick={() => void write(layout.name, [layout.id])}
                >
                  {t('columns:remembered.export')}
                </Button>
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={t('columns:remembered.forget', { name: layout.name })}
                  onClick={() => forgetOne(layout)}
                >
                  {t('settings:memory.forget')}
                </Button>
              </Flex>
            ),
          },
        ]}
      />
    </Flex>
  );
}

/** Writes layouts, all of them without `ids`, into a file of a name that is free of what file systems refuse. */
function useExport(): (name: string, ids?: string[]) => Promise<void> {
  const save = useSaveFile();
  const write = useAction('layouts.export');
  return (name, ids) =>
    save(`${name.replace(/[\\/:*?"<>|]+/gu, ' ').trim()}.json`, async (out) => {
      const { path } = await write.mutateAsync({ out, ...(ids && { ids }) });
      return [{ path, notes: [] }];
    });
}

/** Takes layouts from a file; what is there already is asked about once, for all of them. */
function TakeLayouts() {
  const t = useText();
  const { message, modal } = App.useApp();
  const pick = usePickOne();
  const taking = useAction('layouts.import');
  const tell = ({ added, replaced }: { readonly added: number; readonly replaced: number }) =>
    message.success(t('columns:remembered.taken', { added, replaced }));
  const take = async (path: string) => {
    try {
      const first = await taking.mutateAsync({ path });
      if (first.conflicts.length === 0) return void tell(first);
      const again = (conflicts: 'replace' | 'keep') => taking.mutateAsync({ path, conflicts }).then(tell);
      modal.confirm({
        title: t('columns:remembered.conflicts', { count: first.conflicts.length }),
        content: first.conflicts.join(t('ui:list')),
        okText: t('columns:remembered.replace'),
        cancelText: t('columns:remembered.keep'),
        // Whoever closes the question without an answer changes nothing that is remembered.
        onOk: () => again('replace'),
        onCancel: () => again('keep'),
      });
    } catch {
      // The action has told why.
    }
  };
  return (
    <Button
      icon={<ImportOutlined aria-hidden />}
      loading={taking.isPending}
      onClick={() => pick((path) => void take(path))}
    >
      {t('columns:remembered.import')}
    </Button>
  );
}

/** What is remembered of one, in words. */
function LayoutContents({
  layout: { kind: id, columns, constants, cells, noOrders = [] },
}: {
  readonly layout: Layout;
}) {
  const t = useText();
  const kind = findKind(id);
  const label = (field: string) => kind?.fields[field]?.label[t.lang] ?? field;
  const said = Object.entries(columns).map(([name, { field, ...reading }]) => {
    if (field === null && !reading.fields) return t('columns:remembered.unused', { column: name });
    const is = reading.fields && kind ? partsLabel(reading.fields, kind, t) : label(field ?? '');
    const { fields: _, ...how } = reading;
    const words = kind && Object.keys(how).length > 0 ? answerWords(how, kind, t) : '';
    return words === ''
      ? t('columns:remembered.column', { column: name, field: is })
      : t('columns:remembered.columnRead', { column: name, field: is, how: words });
  });
  const given = [
    ...Object.entries(constants).map(([field, value]) => t('columns:given.constant', { field: label(field), value })),
    ...cells.map(({ field, label: name }) => t('columns:remembered.above', { field: label(field), label: name })),
    ...noOrders.map((row) =>
      t('columns:remembered.noOrder', {
        words: Object.values(row)
          .filter((words) => words !== null)
          .join(' '),
      }),
    ),
  ];
  return (
    <ul className="layout-contents">
      {[...given, ...said].map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
