import { CloudSyncOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ToolButton } from './lines-toolbar.tsx';

/** Asks the run's partner for its warehouses and which SKUs it knows; nothing where it offers no such list. */
export function AskWarehouse({ run }: { readonly run: string }) {
  const t = useText();
  const format = useFormat();
  const { message } = App.useApp();
  const { data } = useCall('masterData.get', { run });
  const refresh = useAction('masterData.refresh');
  if (!data?.offered) return null;
  const last =
    data.askedAt === null ? t('ui:warehouse.never') : t('ui:warehouse.last', { time: format.dateTime(data.askedAt) });
  return (
    <ToolButton
      text={t('ui:warehouse.ask')}
      help={`${t('ui:warehouse.help')} ${last}`}
      icon={<CloudSyncOutlined aria-hidden spin={refresh.isPending} />}
      disabled={refresh.isPending}
      onClick={() =>
        refresh.mutate(
          { run },
          {
            onSuccess: ({ warehouses, skus }) =>
              void message.success(
                t('ui:warehouse.asked', {
                  warehouses: warehouses.length,
                  skus: skus.all,
                  unknown: skus.unknown.length,
                }),
                8,
              ),
          },
        )
      }
    />
  );
}
