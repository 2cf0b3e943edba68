import { Button, Table } from 'antd';
import { kindLabel } from '#shared/kinds/registry.ts';
import { useAction } from '../../../engine/use-action.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useFormat } from '../../../preferences/format.ts';
import { useText } from '../../../preferences/preferences.tsx';

const SHOWN = 6;

/** Header sets whose columns are remembered. */
export function RememberedColumns() {
  const t = useText();
  const format = useFormat();
  const { data } = useCall('mappings.list', {});
  const forget = useAction('mappings.delete');
  return (
    <Table
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 640 }}
      rowKey={({ kind, headers }) => `${kind} ${headers.join('|')}`}
      dataSource={data ?? []}
      locale={{ emptyText: t('settings:memory.none') }}
      columns={[
        { title: t('settings:memory.kind'), width: 180, render: (_, { kind }) => kindLabel(kind, t.lang) },
        {
          title: t('settings:memory.headers'),
          render: (_, { headers }) => {
            const first = headers.slice(0, SHOWN).join(t('settings:comma'));
            const text =
              headers.length > SHOWN ? t('settings:memory.more', { headers: first, count: headers.length }) : first;
            return <span title={headers.join('\n')}>{text}</span>;
          },
        },
        { title: t('settings:memory.savedAt'), width: 150, render: (_, { savedAt }) => format.moment(savedAt) },
        {
          width: 90,
          render: (_, { kind, headers }) => (
            <Button size="small" type="text" danger onClick={() => forget.mutate({ kind, headers })}>
              {t('settings:memory.forget')}
            </Button>
          ),
        },
      ]}
    />
  );
}
