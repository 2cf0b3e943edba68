import { Button, Table } from 'antd';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { useAction } from '../../../engine/use-action.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** The office's own words for choices, and what each stands for. */
export function RememberedWords() {
  const t = useText();
  const { data } = useCall('choices.list', {});
  const forget = useAction('choices.delete');
  const meaning = (kind: string, name: string, code: string) => {
    const fields: FieldSet = findKind(kind)?.fields ?? {};
    const field = fields[name];
    const choice = field?.type === 'choice' ? field.choices.find((known) => known.code === code) : undefined;
    return { field: field?.label[t.lang] ?? name, choice: choice?.label[t.lang] ?? code };
  };
  return (
    <Table
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 640 }}
      rowKey={({ kind, field, text }) => `${kind} ${field} ${text}`}
      dataSource={data ?? []}
      locale={{ emptyText: t('settings:words.none') }}
      columns={[
        { title: t('settings:memory.kind'), width: 180, render: (_, { kind }) => kindLabel(kind, t.lang) },
        {
          title: t('settings:words.field'),
          width: 180,
          render: (_, { kind, field, code }) => meaning(kind, field, code).field,
        },
        { title: t('settings:words.text'), dataIndex: 'text' },
        {
          title: t('settings:words.meaning'),
          render: (_, { kind, field, code }) => meaning(kind, field, code).choice,
        },
        {
          width: 90,
          render: (_, { kind, field, text }) => (
            <Button
              size="small"
              type="text"
              danger
              aria-label={t('settings:words.forget', { text })}
              onClick={() => forget.mutate({ kind, field, text })}
            >
              {t('settings:memory.forget')}
            </Button>
          ),
        },
      ]}
    />
  );
}
